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
