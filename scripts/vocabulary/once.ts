/** A function of an object that works its answer out once for each object, and remembers it as long as that lives. */
export function once<K extends object, V>(work: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (of) => {
    const found = known.get(of);
    if (found) return found.value;
    const value = work(of);
    known.set(of, { value });
    return value;
  };
}

/** How many answers are kept, and for texts of up to which length: requests bring texts without end. */
const most = { texts: 20_000, length: 500 };

/**
 * A function of a text that works its answer out once: the same names, paths and sentences come back thousands of times in
 * a long document.
 */
export function onceForText<V extends string | object>(work: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = work(text);
    if (known.size >= most.texts) known.clear();
    if (text.length <= most.length) known.set(text, value);
    return value;
  };
}
