/** The part of a collection that undoes what a run left, and nothing else. */
import { type Json, jsonText } from '../documentation/index.ts';
import { closingItem } from './build-collection.ts';
import type { PostmanCollection } from './postman-collection.ts';
import { undoVariable } from './runtime/undo.ts';

/** `pending` as the runtime reported it. Undefined for a collection that never changes anything. */
export function undoCollection(
  collection: PostmanCollection,
  pending: readonly { readonly [field: string]: Json }[],
): PostmanCollection | undefined {
  const closing = collection.item.find((entry) => !('item' in entry) && entry.name === closingItem);
  return (
    closing && {
      ...collection,
      item: [closing],
      variable: [
        ...collection.variable,
        {
          key: undoVariable,
          value: jsonText(pending.map((entry) => ({ ...entry, isLeft: true }))),
          type: 'string',
        },
      ],
    }
  );
}
