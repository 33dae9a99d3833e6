/** Fields that an update takes, where the documentation says that it takes only some of what its body may have. */
import type { Operation } from '../../documentation/index.ts';
import { mentions } from '../../vocabulary/index.ts';

/** Of the fields that are sent those that may change: `Only kind and account can be modified, others are ignored`. */
export function changeableFields(operation: Operation, sent: readonly string[]): readonly string[] {
  const said = `${operation.name}. ${operation.description}`;
  return limits.some((limit) => limit.test(said)) ? sent.filter((name) => mentions(said, name)) : sent;
}

const limits: readonly RegExp[] = [
  /\b(all|any) (the )?other (fields|properties|attributes|values|keys|members)\b[^.]*\b(ignored|unchanged|not (changed|modified|updated))/i,
  /\bonly\b[^.]*\b(can|may|will|are allowed to) be (changed|modified|updated|edited|set)\b/i,
  /\bonly (changes|modifies|updates|edits|sets)\b/i,
];
