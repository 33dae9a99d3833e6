/** How many problems are told in full; more than these are only counted, but of each kind one is always told. */
const mostTold = 8;
const mostKindsTold = 40;

/** The problems of one assertion, a line for each: a hundred that are alike never hide one that is not. */
export function inWords(problems: readonly string[]): string {
  const first = new Set([...firstOfEachKind(problems).values()].slice(0, mostKindsTold));
  let room = mostTold - first.size;
  const told = problems.filter((problem) => first.has(problem) || room-- > 0);
  const untold = problems.length - told.length;
  return [...told, ...(untold > 0 ? [`and ${untold} more`] : [])].join('\n');
}

/** What is said of the same field of each item is of one kind. */
function firstOfEachKind(problems: readonly string[]): ReadonlyMap<string, string> {
  const kinds = new Map<string, string>();
  for (const problem of problems) {
    const kind = (problem.split(':')[0] ?? '').replace(/\/\d+(?=\/|$)/g, '/*');
    if (!kinds.has(kind)) kinds.set(kind, problem);
  }
  return kinds;
}
