/** The items that documentation shows of a resource, each with its id. */
import { isNumber, type Json, type JsonObject, type Operation } from '../../../documentation/index.ts';
import { isObject, valueAt } from '../../json.ts';
import { exampleValue } from '../../rules/index.ts';
import { isSuccess } from '../operations.ts';
import type { DocumentedItem, ResourceModel } from '../resource-model.ts';
import type { ThroughItem } from './item-paths.ts';

export function documentedItems(
  model: ResourceModel,
  through: readonly ThroughItem[],
): readonly DocumentedItem[] {
  const [example] = exampleIdsOf(through);
  const own = exampleIdsOf(through.filter(({ operation }) => operation === model.read));
  const shown = [...listedItems(model), ...readItems(model, own[0] ?? example)];
  return shown.length > 0 ? shown : writtenItems(model, example);
}

function listedItems(model: ResourceModel): readonly DocumentedItem[] {
  if (!model.list || !model.listItems) return [];
  const path = model.listItems;
  const lists = jsonSuccesses(model.list).map((json) =>
    objectsAt(json, path).flatMap((entry) => ownOf(entry, model)),
  );
  const [form] = lists.find((items) => items.length > 0) ?? [];
  return lists
    .flat()
    .filter((item) => form !== undefined && isOfForm(item, form))
    .map((value) => itemOf(value, model, 'list', undefined));
}

/** The resource's own object in an entry of its list. */
function ownOf(entry: JsonObject, { listedIn }: ResourceModel): readonly JsonObject[] {
  if (listedIn === undefined) return [entry];
  const own = valueAt(entry, [listedIn]);
  return isObject(own) ? [own] : [];
}

export function objectsAt(json: Json, path: readonly string[]): readonly JsonObject[] {
  const items = valueAt(json, path);
  return Array.isArray(items) ? (items as readonly Json[]).filter(isObject) : [];
}

/** Whether an object shows at least half of what another one shows; else it is another way to show things. */
export function isOfForm(value: JsonObject, form: JsonObject): boolean {
  const keys = Object.keys(form);
  return keys.filter((key) => Object.hasOwn(value, key)).length * 2 >= keys.length;
}

function readItems(model: ResourceModel, example: string | undefined): readonly DocumentedItem[] {
  const { read, readObject } = model;
  if (!read || !readObject) return [];
  return jsonSuccesses(read).flatMap((json) => {
    const value = valueAt(json, readObject);
    return isObject(value) ? [itemOf(value, model, 'read', example)] : [];
  });
}

function writtenItems(model: ResourceModel, example: string | undefined): readonly DocumentedItem[] {
  return writesOf(model).flatMap((operation) =>
    jsonSuccesses(operation).flatMap((json) => {
      const value = objectShowing(json, model);
      return value ? [itemOf(value, model, 'write', example)] : [];
    }),
  );
}

/** The operations that send a resource's object, the one that makes it first. */
export function writesOf({ create, replace, update }: ResourceModel): readonly Operation[] {
  return [create, replace, update].filter((each) => each !== undefined);
}

/** The object in a body that shows the resource's id. */
function objectShowing(json: Json, model: ResourceModel, depth = 2): JsonObject | undefined {
  if (!isObject(json)) return undefined;
  const idField = model.idField ?? ['id'];
  if (valueAt(json, idField) !== undefined) return json;
  if (depth === 0) return undefined;
  for (const child of Object.values(json)) {
    const found = objectShowing(child, model, depth - 1);
    if (found) return found;
  }
  return undefined;
}

function itemOf(
  value: JsonObject,
  model: ResourceModel,
  from: DocumentedItem['from'],
  example: string | undefined,
): DocumentedItem {
  const id = model.idField && valueAt(value, model.idField);
  const text = typeof id === 'string' || isNumber(id) ? String(id) : example;
  return { id: text, value, from };
}

/** The documented bodies of an operation's successes. */
export function jsonSuccesses(operation: Operation): readonly Json[] {
  return operation.responses.filter(isSuccess).flatMap((response) => {
    const json = response.body?.json;
    return json === undefined ? [] : [json];
  });
}

/** Every documented example id of a resource, whichever of the paths through it shows it. */
export function exampleIdsOf(through: readonly ThroughItem[]): readonly string[] {
  const ids = through.flatMap(({ operation, variable }) => {
    const parameter = operation.parameters.find(({ name }) => name === variable);
    if (!parameter) return [];
    const values = parameter.values.length > 0 ? parameter.values : [exampleValue(parameter)];
    return values.flatMap((value) => (value === undefined || value === '' ? [] : [value]));
  });
  return [...new Set(ids)];
}
