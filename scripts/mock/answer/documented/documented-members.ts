/** The values that fields may have, by their names, where the documentation lists them. */
import { once } from '../../../analysis/index.ts';
import type { Attribute, Json } from '../../../documentation/index.ts';
import type { ServedApi } from '../model/model.ts';

/** Members of the fields and parameters of an API; the first list of a name counts. */
export const membersOf = once((api: ServedApi): ReadonlyMap<string, readonly Json[]> => {
  const members = new Map<string, readonly Json[]>();
  const note = (name: string, values: readonly Json[]) => {
    if (values.length > 1 && !members.has(name)) members.set(name, values);
  };
  const noteAll = (attributes: readonly Attribute[]) => {
    for (const { name, values, children } of attributes) {
      note(name, values);
      noteAll(children);
    }
  };
  for (const { operation, fields } of api.operations) {
    noteAll(fields.flatMap(({ attribute }) => attribute ?? []));
    for (const response of operation.responses) noteAll(response.attributes);
    for (const { name, values } of operation.parameters) note(name, values);
  }
  return members;
});
