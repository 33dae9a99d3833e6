/** Which list shows what a request works on. */
import type { ListRead } from '../../scenarios/index.ts';
import type { RequestScript } from './plan.ts';

export type WatchedList = ListRead & { readonly idField: readonly string[] };

/** The list that shows what a request reads, makes, changes or removes; undefined if none is documented. */
export function listOf({
  effect,
  listed,
}: Pick<RequestScript, 'effect' | 'listed'>): WatchedList | undefined {
  switch (effect.kind) {
    case 'update':
    case 'delete':
      return effect.list;
    case 'create':
      return effect.list && { ...effect.list, idField: effect.list.field };
    case 'none':
      return listed;
    case 'switch':
    case 'irreversible':
      return undefined;
  }
}
