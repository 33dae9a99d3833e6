/** Fields of a body that name other things: which they name, and where such values are seen. */
import type { Operation } from '../../documentation/index.ts';
import type { Topic } from '../../vocabulary/index.ts';
import { type BodyField, bodyFieldsOf } from '../fields/fields.ts';
import { isObject, valueAt } from '../json.ts';
import { type ResourceModel, successOf } from '../resources/index.ts';
import { subjectsOf } from './subjects.ts';
import { wordsOfResponse } from './words.ts';

/** Fields that an error response of the operation says may name something unknown. */
export function referenceFields(operation: Operation): readonly BodyField[] {
  return fieldsSaidToBe('absent', operation);
}

/** Fields that an error response of the operation says may be taken by another. */
export function takenFields(operation: Operation): readonly BodyField[] {
  return fieldsSaidToBe('taken', operation);
}

function fieldsSaidToBe(topic: Topic, operation: Operation): readonly BodyField[] {
  const errors = operation.responses.filter((response) => response.status >= 400 && response.status < 500);
  if (errors.length === 0) return [];
  const fields = bodyFieldsOf(operation);
  return errors
    .flatMap((response) => wordsOfResponse(response).statements)
    .flatMap((statement) => {
      const match = statement.topics.get(topic);
      const [subject] = match ? subjectsOf(statement, { fields, parameters: [] }, match) : [];
      return subject?.in === 'body' ? [subject.field] : [];
    });
}

/** A list at the target whose items show a field of this name. */
export function listShowing(
  field: string,
  resource: ResourceModel | undefined,
): { readonly items: readonly string[] } | undefined {
  if (!resource?.list || !resource.listItems) return undefined;
  const items = valueAt(successOf(resource.list)?.body?.json, resource.listItems);
  const shows = Array.isArray(items) && items.some((item) => isObject(item) && Object.hasOwn(item, field));
  return shows ? { items: resource.listItems } : undefined;
}
