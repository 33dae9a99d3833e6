/** Where the id of a resource may come from: a list, a create, a field that other lists show. */
import type { ResourceModel } from '../../analysis/index.ts';
import type { ApiContext } from '../context.ts';
import type { ValueSource } from '../model.ts';
import { listedSource, shownSource } from './lists.ts';
import { namedBy } from './named-by.ts';

/**
 * All ways to an id, likeliest first. Who is going to change or remove the resource gets one made for it, where
 * that can be removed again.
 */
export function sourcesOf(
  resource: ResourceModel,
  path: string,
  variable: string,
  api: ApiContext,
  asking: { readonly ownsIt: boolean; readonly depth: number },
): readonly ValueSource[] {
  const named = namedBy(variable, resource);
  const listed = listedSource(named, path);
  const created = api.creates(named, path, variable, asking.depth);
  const shown = listed ? undefined : shownSource(resource, variable, path, api);
  const ordered = asking.ownsIt && created?.remove ? [created, listed, shown] : [listed, shown, created];
  return ordered.filter((source) => source !== undefined);
}
