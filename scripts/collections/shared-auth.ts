/** Most requests of an API are made in the same name: that is said once, and each other request says its own. */
import type { PostmanAuth, PostmanItem } from './postman-collection.ts';

/** The authorization of most items; undefined where none has any. */
export function sharedAuth(items: readonly PostmanItem[]): PostmanAuth | undefined {
  const counts = new Map<string, { readonly auth: PostmanAuth; readonly count: number }>();
  for (const { request } of items) {
    const { auth } = request;
    if (auth === undefined || auth.type === 'noauth') continue;
    const key = JSON.stringify(auth);
    counts.set(key, { auth, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.auth;
}

/** An item that inherits the shared authorization where it has the same; without any, none has to be excluded. */
export function inheritAuth(item: PostmanItem, shared: PostmanAuth | undefined): PostmanItem {
  const { auth, ...request } = item.request;
  const isInherited = shared === undefined || JSON.stringify(auth) === JSON.stringify(shared);
  return isInherited ? { ...item, request } : item;
}
