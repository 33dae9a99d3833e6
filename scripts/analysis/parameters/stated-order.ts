import type { JsonObject, Operation } from '../../documentation/index.ts';
import { isCreationTime, orderIn, saysNewestFirst } from '../../vocabulary/index.ts';

/** In which order a list shows its items, as its description says: `sorted by name`, `newest first`. */
export interface StatedOrder {
  readonly field: string;
  /** The greatest comes first. */
  readonly descending: boolean;
}

/** `item`: with the fields by which items may be sorted. */
export function statedOrder({ description }: Operation, item: JsonObject): StatedOrder | undefined {
  const by = orderIn(description);
  if (by && Object.hasOwn(item, by.field)) return by;
  const time = saysNewestFirst(description) ? Object.keys(item).find(isCreationTime) : undefined;
  return time === undefined ? undefined : { field: time, descending: true };
}
