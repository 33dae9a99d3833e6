/**
 * The text that `JSON.stringify(value, null, 2)` gives, in pieces: what is in lists and objects down to `depth` is made to
 * text one after the other, so that a large value is never in memory as one text.
 */
export function* jsonPieces(value: unknown, depth: number, margin = ''): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`);
    return;
  }
  const isList = Array.isArray(value);
  const inside = `${margin}  `;
  let lead = isList ? '[' : '{';
  for (const [name, child] of Object.entries(value)) {
    if (!isList && child === undefined) continue;
    yield `${lead}\n${inside}${isList ? '' : `${JSON.stringify(name)}: `}`;
    yield* jsonPieces(child ?? null, depth - 1, inside);
    lead = ',';
  }
  if (lead !== ',') yield lead;
  yield `${lead === ',' ? `\n${margin}` : ''}${isList ? ']' : '}'}`;
}
