/** Removals after which the thing can still be read, in another state. */

import type { Json, Operation } from '../../documentation/index.ts';
import { isEndedState, isStateName, isStateOfThing, saysItIsKept } from '../../vocabulary/index.ts';
import { isObject } from '../json.ts';
import { type ResourceModel, successOf } from '../resources/index.ts';

/** A removal that the documentation describes as something else: `DELETE /orders/{id}` cancels, and the order can still be read. */
export function staysInAnotherState(
  { name, description, responses }: Operation,
  resource: Pick<ResourceModel, 'read'> | undefined,
): boolean {
  const shown = responses.find(({ status }) => status >= 200 && status < 300)?.body?.json;
  const tellsState =
    isObject(shown) && Object.entries(shown).some(([key, value]) => isStateOfThing(key, value));
  return (
    tellsState ||
    saysItIsKept(name, description) ||
    (resource?.read !== undefined && hasEndedState(successOf(resource.read)?.schema, ''))
  );
}

/** Whether a state of the schema is one that nothing but an end leads to: it is shown to those who read it then. */
function hasEndedState(schema: Json | undefined, name: string): boolean {
  if (Array.isArray(schema)) return (schema as readonly Json[]).some((each) => hasEndedState(each, name));
  if (!isObject(schema)) return false;
  const members = Array.isArray(schema.enum) ? (schema.enum as readonly Json[]) : [];
  if (isStateName(name) && members.some((member) => typeof member === 'string' && isEndedState(member)))
    return true;
  return Object.entries(schema).some(([key, inner]) => hasEndedState(inner, nameAt(key, name)));
}

/** A keyword that nests keeps the name of the property around it. */
function nameAt(key: string, name: string): string {
  return /^(properties|allOf|anyOf|oneOf|items)$/.test(key) ? name : key;
}
