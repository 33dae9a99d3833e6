/** Where in the answers the items stand: the array of a list whose objects look like them, the object of a read. */
import { type Json, type JsonObject, type Operation, pathSegments } from '../../documentation/index.ts';
import { isEnvelopeName, sameName } from '../../vocabulary/index.ts';
import { inferred } from '../ground.ts';
import { isObject, valueAt } from '../json.ts';
import { itemsIn, listIn, readGround, shownByRead } from './bodies.ts';
import { successOf } from './operations.ts';
import type { ResourceModel } from './resource-model.ts';

/** The model with its read where the item is, also where that is alone in an array: `{"results": [{…}]}`. */
export function withReadPlace(model: ResourceModel): ResourceModel {
  const { read, readObject, list, idField } = model;
  const body = read && successOf(read)?.body?.json;
  if (!read || !list || body === undefined) return model;
  const shown = readObject && valueAt(body, readObject);
  if (shown !== undefined && (idField === undefined || valueAt(shown, idField) !== undefined)) return model;
  const around = idField && placeAround(body, readObject ?? [], idField);
  if (around) return { ...model, ...readAt(around, read) };
  // A schema does not say how many items an array has.
  if (successOf(read)?.body?.generated) return model;
  const path = listIn(read);
  const items = path && valueAt(body, path);
  const [item, ...others] = Array.isArray(items) ? (items as readonly Json[]) : [];
  const id = idField && valueAt(item, idField);
  const isItem = idField === undefined ? shown === undefined : id !== undefined;
  const isAlone = others.every((other) => id !== undefined && valueAt(other, idField ?? []) === id);
  return path && isItem && isAlone ? { ...model, ...readAt([...path, '0'], read) } : model;
}

function readAt(readObject: readonly string[], read: Operation) {
  return { readObject, readGround: readGround(read, readObject) };
}

/** The object around the read one, where that shows the id as the list does: `{"order": {"id": 1}}`. */
function placeAround(
  body: Json,
  readObject: readonly string[],
  idField: readonly string[],
): readonly string[] | undefined {
  const places = readObject.map((_key, index) => readObject.slice(0, index));
  return places.find((place) => valueAt(body, [...place, ...idField]) !== undefined);
}

/** The model with its list where the items are. */
export function withListPlace(model: ResourceModel): ResourceModel {
  const best = bestPlace(model);
  if (!best || best.score <= 0 || !model.list) return model;
  const ground = inferred('its objects look most like what is read', successOf(model.list) ?? model.list);
  return { ...model, listItems: best.place, listGround: ground };
}

/** The model with the field of its list's entries that holds the item, where each has one and does not show the id itself. */
export function withListedIn(model: ResourceModel): ResourceModel {
  const { list, listItems, idField, name } = model;
  const entries = list && listItems ? itemsIn(list, listItems) : [];
  if (!idField || entries.length === 0 || entries.some((entry) => valueAt(entry, idField) !== undefined))
    return model;
  const holds = (key: string) => entries.every((entry) => valueAt(entry, [key, ...idField]) !== undefined);
  const [listedIn, ...others] = Object.keys(entries[0] ?? {}).filter(
    (key) => sameName(key, name) && holds(key),
  );
  return listedIn === undefined || others.length > 0 ? model : { ...model, listedIn };
}

/** Where an entry of the list shows the id; undefined if none is known. */
export function idInEntry({
  idField,
  listedIn,
}: Pick<ResourceModel, 'idField' | 'listedIn'>): readonly string[] | undefined {
  return idField && (listedIn === undefined ? idField : [listedIn, ...idField]);
}

/** The model without a list in which nothing looks like the items. */
export function withoutOddList(model: ResourceModel): ResourceModel {
  const best = bestPlace(model);
  return best && best.score <= 0
    ? { ...model, list: undefined, listItems: undefined, listGround: undefined }
    : model;
}

/** undefined if there is nothing to choose by. */
function bestPlace(model: ResourceModel) {
  const { list, listItems } = model;
  const body = list && successOf(list)?.body?.json;
  if (!list || !listItems || body === undefined) return undefined;
  const places = arraysIn(body, 3);
  if (places.length < 2 && readSample(model) === undefined) return undefined;
  const scored = places.map((place) => ({ place, score: likeness(place, body, model) }));
  return scored.reduce((winner, each) => (each.score > winner.score ? each : winner), {
    place: listItems,
    score: likeness(listItems, body, model),
  });
}

function readSample(model: ResourceModel): JsonObject | undefined {
  const value = shownByRead(model);
  return isObject(value) ? value : undefined;
}

function likeness(place: readonly string[], body: Json, model: ResourceModel): number {
  const items = valueAt(body, place);
  const objects = Array.isArray(items) ? (items as readonly Json[]).filter(isObject) : [];
  const name = place.at(-1) ?? '';
  const last = pathSegments(model.collectionPath ?? '').at(-1)?.text ?? '';
  const named = (sameName(name, last) ? 2 : 0) + (isEnvelopeName(name) || place.length === 0 ? 1 : 0);
  const [first] = objects;
  if (first === undefined) return named;
  const shown = Object.keys(readSample(model) ?? {});
  const shared = shown.filter((key) => Object.hasOwn(first, key)).length / Math.max(shown.length, 1);
  const hasId = model.idField !== undefined && valueAt(first, model.idField) !== undefined;
  return named + shared * 2 + (hasId ? 3 : 0);
}

/** Paths to all arrays of objects. */
function arraysIn(value: Json, depth: number): readonly (readonly string[])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).every(isObject) ? [[]] : [];
  if (!isObject(value) || depth === 0) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    arraysIn(child, depth - 1).map((path) => [key, ...path]),
  );
}
