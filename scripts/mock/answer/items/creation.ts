/** A new item: the documented one as its shape, what was sent as its values, and an id of the documented form. */

import { isScalar, successOf, valueAt } from '../../../analysis/index.ts';
import { isNumber, type Json, type JsonObject, ownOf, textOfJson } from '../../../documentation/index.ts';
import { isIdName, sameName } from '../../../vocabulary/index.ts';

import { fits } from '../model/json-types.ts';
import type { Entity, MockState, ServedOperation, ServedResource } from '../model/model.ts';
import { documentedFields, documentedItemsSent, withFieldsSet } from '../reading/sent-fields.ts';
import { itemsOf, pathKey } from '../state/store.ts';
import { allowedId } from './allowed-id.ts';
import { completed } from './completion.ts';
import { freshTemplate } from './fresh-item.ts';
import { derivedId, linkedTo, newId, setAt, typedLike, withId } from './identity.ts';
import { placedBelow } from './parents.ts';
import { stamped } from './timestamps.ts';

export function newEntity(
  served: ServedOperation,
  resource: ServedResource,
  sent: JsonObject,
  parents: readonly string[],
  state: MockState,
  receivedAt: string,
): Entity {
  const taken = itemsOf(state, resource, pathKey(parents));
  const isTaken = (each: string) => taken.has(each);
  const id =
    chosenId(resource, sent, served) ??
    shownAgain(served, sent, isTaken) ??
    freeName(derivedId(resource, sent), isTaken) ??
    allowedId(resource, served.api, isTaken, () =>
      newId(
        likeness(resource, served),
        state.highest.get(resource.key) ?? 0,
        state.revision + taken.size,
        isTaken,
      ),
    );
  return newEntityAt([...parents, id], id, served, resource, sent, state, receivedAt);
}

/** A new item under an id that the request names; `path` are the values of its path. */
export function newEntityAt(
  path: readonly string[],
  id: string,
  served: ServedOperation,
  resource: ServedResource,
  sent: JsonObject,
  state: MockState,
  receivedAt: string,
): Entity {
  const others = itemsOf(state, resource, pathKey(path.slice(0, resource.depth)));
  const value = withOwnKey(newValue(served, resource, sent, path, receivedAt), resource, sent, others);
  return { id, value, ...listedAs(resource, id, value) };
}

/** What its path calls by a name has an id of its own as well, which no other of them has. */
function withOwnKey(
  value: JsonObject,
  { idField }: ServedResource,
  sent: JsonObject,
  others: ReadonlyMap<string, Entity>,
): JsonObject {
  const key = Object.keys(value).find(isIdName);
  const shown = key === undefined ? undefined : value[key];
  if (key === undefined || key === idField?.[0] || Object.hasOwn(sent, key)) return value;
  if (typeof shown !== 'string' && !isNumber(shown)) return value;
  const known = new Set([...others.values()].map((other) => textOfJson(ownOf(other.value, key))));
  const id = newId(String(shown), known.size, known.size, (each) => known.has(each));
  return { ...value, [key]: typedLike(shown, id) };
}

/** A name made of what was sent; with a number behind it where another item has it already. */
function freeName(name: string | undefined, isTaken: (id: string) => boolean): string | undefined {
  if (name === undefined || name === '') return undefined;
  if (!isTaken(name)) return name;
  const separator = name.includes('_') ? '_' : '-';
  for (let number = 2; ; number += 1) {
    const numbered = `${name}${separator}${number}`;
    if (!isTaken(numbered)) return numbered;
  }
}

/** An id of the form that a new one has to have: a number, where the answer that tells it shows one. */
function likeness(resource: ServedResource, { made, operation }: ServedOperation): string {
  const told = made?.in === 'body' ? valueAt(successOf(operation)?.body?.json, made.field) : undefined;
  const isText = isNumber(told) && !/^\d+$/.test(resource.templateId);
  return isScalar(told) && (resource.templateId === '' || isText) ? String(told) : resource.templateId;
}

/** The id that the request itself chooses, as `{"domain": "example.com"}` does. */
function chosenId(resource: ServedResource, sent: JsonObject, served: ServedOperation): string | undefined {
  const { idField, variable } = resource;
  const documented = documentedFields(served);
  if (idField && idField.length > 1) {
    const nested = valueAt(sent, idField);
    if (isScalar(nested) && nested !== '') return String(nested);
  }
  const names = [idField?.at(-1), variable].filter((name) => name !== undefined);
  for (const name of names) {
    const key =
      Object.keys(sent).find((each) => each === name) ??
      Object.keys(sent).find((each) => sameName(each, name));
    const isOffered =
      key !== undefined &&
      (Object.keys(documented).length === 0 ||
        Object.hasOwn(documented, key) ||
        served.fields.some((field) => field.name === key));
    const value = isOffered ? sent[key] : undefined;
    if (isScalar(value) && value !== '') return String(value);
  }
  return undefined;
}

/** What was sent under the name by which the answer shows the id, where nothing has it yet. */
function shownAgain(
  { made }: ServedOperation,
  sent: JsonObject,
  isTaken: (id: string) => boolean,
): string | undefined {
  const value = made?.in === 'body' ? ownOf(sent, made.field.at(-1) ?? '') : undefined;
  return isScalar(value) && value !== '' && !isTaken(String(value)) ? String(value) : undefined;
}

/** What a list shows of an item otherwise than its value has it, or alone. */
export function listedAs(
  resource: ServedResource,
  id: string,
  value: JsonObject,
  shown: JsonObject = linkedTo(resource.alwaysListed, resource, id),
): Pick<Entity, 'inList'> {
  const [idKey, ...deeper] = resource.idField ?? [];
  const others = Object.entries(shown)
    .filter(([key, child]) => !fits(ownOf(value, key), child))
    .map(
      ([key, child]) => [key, key === idKey && deeper.length === 0 ? typedLike(child, id) : child] as const,
    );
  return others.length === 0 ? {} : { inList: Object.fromEntries(others) };
}

export function newValue(
  served: ServedOperation,
  resource: ServedResource,
  sent: JsonObject,
  path: readonly string[],
  receivedAt: string,
): JsonObject {
  const id = path.at(-1) ?? '';
  const template = placedBelow(
    freshTemplate(resource, served, sent),
    resource,
    path.slice(0, resource.depth),
  );
  const shape = withId(template, resource, id);
  const filled = stamped(
    withFieldsSet(shape, sent, resource, byShape(resource, served)),
    receivedAt,
    true,
    sent,
  );
  if (!resource.idField) return filled;
  return setAt(filled, resource.idField, typedLike(valueAt(resource.template, resource.idField), id));
}

/** Sets a sent field in the shape in which answers show it. */
export function byShape(resource: ServedResource, served: ServedOperation) {
  const requested: JsonObject = Object.assign(
    {},
    ...documentedItemsSent(served).toReversed(),
    documentedFields(served),
  );
  return (key: string, shown: Json | undefined, sent: Json): Json =>
    // A written schema that allows null means it.
    sent === null && served.fields.some(({ name, schema }) => name === key && schema !== undefined)
      ? null
      : completed(sent, shown, Object.hasOwn(requested, key) ? requested[key] : resource.template[key]);
}
