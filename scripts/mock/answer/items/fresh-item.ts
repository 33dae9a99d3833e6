/** What an item is like that has just been made: the documented item, as the answer of its create shows it new. */
import { isObject, isSuccess, sameType, valueAt } from '../../../analysis/index.ts';
import { type Json, type JsonObject, ownOf } from '../../../documentation/index.ts';
import type { ServedOperation, ServedResource } from '../model/model.ts';
import { documentedFields } from '../reading/sent-fields.ts';

/**
 * The values of an item's fields that a request does not send: the documented default, nothing in a list that the
 * client fills, and else what the documented answer of the create shows, such as `"status": "new"`.
 */
export function freshTemplate(
  { template, idField }: ServedResource,
  served: ServedOperation,
  sent: JsonObject,
): JsonObject {
  const shown = createdExample(served, template, idField);
  const requested = documentedFields(served);
  const entries = Object.entries(template).map(([key, value]): [string, Json] => {
    if (Object.hasOwn(sent, key)) return [key, shapeOf(value, shown && ownOf(shown, key))];
    const field = served.fields.find(({ name, pointer }) => name === key && pointer.lastIndexOf('/') === 0);
    const fallback = field?.attribute?.default;
    if (fallback !== undefined) return [key, fallback];
    const isFilled = field !== undefined || Object.hasOwn(requested, key);
    if (Array.isArray(value)) return [key, isFilled ? [] : value];
    const own = shown && key !== idField?.[0] ? ownOf(shown, key) : undefined;
    return [key, own !== undefined && isPlain(own) && sameType(own, value) ? own : value];
  });
  return Object.fromEntries(entries);
}

/** An empty list has no shape of its own: the answer of the create shows what its entries are like. */
function shapeOf(value: Json, created: Json | undefined): Json {
  const isEmpty = Array.isArray(value) && value.length === 0;
  return isEmpty && Array.isArray(created) ? (created as readonly Json[]) : value;
}

/** Links and what else holds an id of its own belong to the example alone. */
function isPlain(value: Json): boolean {
  if (typeof value === 'string') return !value.includes('/');
  return typeof value !== 'object' || value === null;
}

/** The object in the documented answer that shows the item: it has its id, or at least half of its fields. */
function createdExample(
  { operation, role }: ServedOperation,
  template: JsonObject,
  idField: readonly string[] | undefined,
): JsonObject | undefined {
  if (role !== 'create') return undefined;
  const body = operation.responses.find((response) => isSuccess(response))?.body?.json;
  const names = Object.keys(template);
  const isItem = (value: JsonObject) => {
    const shared = names.filter((name) => Object.hasOwn(value, name)).length;
    return (
      shared * 2 >= names.length ||
      (shared > 1 && idField !== undefined && valueAt(value, idField) !== undefined)
    );
  };
  const candidates = isObject(body) ? [body, ...Object.values(body).filter(isObject)] : [];
  return candidates.find(isItem);
}
