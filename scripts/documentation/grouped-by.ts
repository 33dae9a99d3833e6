/** All under their keys; keys and values are in the order in which they first appear. */
export function groupedBy<T, K>(
  all: readonly T[],
  keyOf: (each: T) => K,
): ReadonlyMap<K, readonly [T, ...T[]]> {
  return grouped(all.map((each) => [keyOf(each), each]));
}

/** The values of each key, in order. */
export function grouped<K, V>(entries: readonly (readonly [K, V])[]): ReadonlyMap<K, readonly [V, ...V[]]> {
  const groups = new Map<K, [V, ...V[]]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
