/** Fields that an update takes, where the documentation says that it takes only some of what its body may have. */
import type { Operation } from '../../documentation/index.ts';
import { mentions, saysOnlySomeChange } from '../../vocabulary/index.ts';

/** Of the fields that are sent those that may change: `Only kind and account can be modified, others are ignored`. */
export function changeableFields(operation: Operation, sent: readonly string[]): readonly string[] {
  const said = `${operation.name}. ${operation.description}`;
  return saysOnlySomeChange(said) ? sent.filter((name) => mentions(said, name)) : sent;
}
