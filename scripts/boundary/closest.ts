/** The known word nearest to a mistyped one; undefined if none is near. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((each) => ({ each, distance: editDistance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(
      ({ each, distance }) => distance <= Math.max(1, Math.floor(Math.max(word.length, each.length) / 3)),
    )
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.each;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
