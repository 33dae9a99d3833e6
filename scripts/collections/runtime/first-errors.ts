/** Validates a body of any size with a bounded number of errors: Ajv keeps one for each entry of a list that is wrong. */
import { describeErrors } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { shortened } from './excerpt.ts';

/** The errors of a body; none if it is valid. */
export type Validate = (body: unknown) => readonly unknown[];

/** Entries of each list that are looked at first, and if those are right; of more the errors would fill the memory. */
const steps = [1_000, 100_000] as const;

export function firstErrors(validate: Validate, json: Json): readonly unknown[] {
  for (const most of steps) {
    const start = withShortLists(json, most);
    if (start === json) break;
    const errors = validate(start);
    if (errors.length > 0 || most === steps.at(-1)) return errors;
  }
  return validate(json);
}

export function inWords(errors: readonly unknown[], value: unknown): ReturnType<typeof describeErrors> {
  return describeErrors(errors as Parameters<typeof describeErrors>[0], value, { shorten: shortened });
}

/** The same value where no list in it is longer. */
function withShortLists(json: Json, most: number): Json {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) {
    const entries = json.slice(0, most).map((entry: Json) => withShortLists(entry, most));
    const isSame = json.length <= most && entries.every((entry, index) => entry === json[index]);
    return isSame ? json : entries;
  }
  const pairs = Object.entries(json).map(([name, value]) => [name, withShortLists(value, most)] as const);
  const values = Object.values(json);
  return pairs.every(([, value], index) => value === values[index]) ? json : Object.fromEntries(pairs);
}
