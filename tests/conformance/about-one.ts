/** For each beginning of a defect's name, the ids of the operation that the defect is named after. */
export type Operations = Readonly<Record<string, string>>;

/**
 * A defect that is named after one operation has to show in a run of that operation alone: these are the arguments
 * of such a run. The others are looked for in a whole run.
 */
export function aboutOne(defect: string, operations: Operations): readonly string[] {
  const [beginning] = Object.keys(operations)
    .filter((each) => defect.startsWith(`${each}-`))
    .sort((one, other) => other.length - one.length);
  return beginning === undefined ? [] : ['--only', operations[beginning]!];
}
