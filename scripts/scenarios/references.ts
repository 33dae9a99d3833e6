/** Fields of a request body that must name something that exists at the target. */
import type { Operation } from '../documentation/index.ts';
import { type BodyField, bodyFieldsOf } from './fields.ts';
import { isObject, valueAt } from './json.ts';
import type { ListRead } from './model.ts';
import { matchScore, mentions, wordsOf } from './names.ts';
import { type ResourceModel, successOf } from './resources.ts';
import { sayings, wordsOfResponse } from './words.ts';

/** Wordings of “there is no such thing”. */
export const saysAbsent =
  /\b(does\s?n[o'’]t exist|does not exist|do not exist|not exist|non-?existent|(not|n['’]t|never) (be )?(found|find|known|exists?)|cannot be found|can(not|['’]t) find|could(n['’]t| not) find|unable to find|no such|unknown|unrecogni[sz]ed|there (is|was) no|no \w+( \w+)? (was |were )?(found|exists?|with)|missing (resource|entity|object))\b/i;

/** The field of the body that a message says does not exist: `IP Pool glibglob does not exist.` → `ip_pool`. */
export function fieldSaidAbsent(message: string, fields: readonly BodyField[]): BodyField | undefined {
  if (!saysAbsent.test(message)) return undefined;
  return mostMentioned(message, fields);
}

/** The field that a message speaks of; the longest name wins. */
export function mostMentioned(message: string, fields: readonly BodyField[]): BodyField | undefined {
  return fields
    .filter((field) => mentions(message, field.name) || mentions(message, withoutId(field.name)))
    .sort((a, b) => wordsOf(b.name).length - wordsOf(a.name).length)[0];
}

/** Fields that an error response of the operation says may name something unknown. */
export function referenceFields(operation: Operation): readonly BodyField[] {
  const fields = bodyFieldsOf(operation);
  const said = operation.responses
    .filter((response) => response.status >= 400 && response.status < 500)
    .flatMap((response) => sayings(wordsOfResponse(response)))
    .map((message) => fieldSaidAbsent(message, fields));
  return fields.filter((field) => said.some((each) => each?.pointer === field.pointer));
}

/** The other resource that a field names by its id: `ip_pool_id` or `ip_pool` where there are IP pools. */
export function resourceNamedBy(
  field: BodyField,
  resources: readonly ResourceModel[],
): ResourceModel | undefined {
  return resources.find(
    (resource) => resource.name !== '' && matchScore(withoutId(field.name), resource.name) === 1,
  );
}

/** A list at the target whose items show a field of this name. */
export function listShowing(
  field: string,
  resource: ResourceModel | undefined,
): Omit<ListRead, 'request'> | undefined {
  if (!resource?.list || !resource.listItems) return undefined;
  const items = valueAt(successOf(resource.list)?.body?.json, resource.listItems);
  const shows = Array.isArray(items) && items.some((item) => isObject(item) && Object.hasOwn(item, field));
  return shows ? { items: resource.listItems } : undefined;
}

function withoutId(name: string): string {
  return name.replace(/[_-]?(ids?|uuid|key|ref)$/i, '').replace(/(?<=[a-z])I[dD]s?$/, '');
}
