/** In which order a list shows its items. */

import { type ListParameter, sortKeyIn, statedOrder } from '../../../analysis/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import { isDescending } from '../../../vocabulary/index.ts';
import type { ServedOperation, ServedResource } from '../model/model.ts';

export interface SortKey {
  readonly name: string;
  /** -1 where the greatest comes first. */
  readonly factor: 1 | -1;
}

/** What the request asks for, else the documented default; undefined if there is neither. */
export function requestedOrder(
  parameters: readonly ListParameter[],
  view: RequestView,
): readonly SortKey[] | undefined {
  const wordFor = (kind: ListParameter['kind']) => {
    const parameter = parameters.find((each) => each.kind === kind)?.parameter;
    const sent = parameter && view.query.get(parameter.name)?.find((value) => value !== '');
    return sent ?? parameter?.default;
  };
  const direction = wordFor('direction') ?? '';
  return wordFor('sort')
    ?.split(',')
    .map((part) => {
      const key = sortKeyIn(part);
      return { name: key.field, factor: isDescending(key.direction || direction) ? -1 : 1 };
    });
}

/** As the words of the list say: `sorted by name`, `newest first`. */
export function documentedOrder(
  { operation }: ServedOperation,
  { template }: ServedResource,
): readonly SortKey[] | undefined {
  const stated = statedOrder(operation, template);
  return stated && [{ name: stated.field, factor: stated.descending ? -1 : 1 }];
}
