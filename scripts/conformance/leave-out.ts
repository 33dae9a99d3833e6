/** The part of a collection that a run is about. */
import type { PostmanCollection, PostmanFolder, PostmanItem } from '../collections/index.ts';

/** The collection without the items that are left out, and without folders that nothing is left in. */
export function leaveOut(
  collection: PostmanCollection,
  isLeftOut: (itemId: string) => boolean,
): PostmanCollection {
  return { ...collection, item: kept(collection.item, isLeftOut) };
}

function kept(
  entries: PostmanCollection['item'],
  isLeftOut: (itemId: string) => boolean,
): PostmanCollection['item'] {
  return entries.flatMap((entry): readonly (PostmanFolder | PostmanItem)[] => {
    if (!('item' in entry)) return isLeftOut(entry.id) ? [] : [entry];
    const item = kept(entry.item, isLeftOut);
    return item.length > 0 ? [{ ...entry, item }] : [];
  });
}

/** Ids of the requests, in the order of the collection. */
export function itemIds({ item }: { readonly item: PostmanCollection['item'] }): readonly string[] {
  return item.flatMap((entry: PostmanFolder | PostmanItem) =>
    'item' in entry ? itemIds(entry) : [entry.id],
  );
}
