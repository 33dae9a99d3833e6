/** An item after a change. */

import { isObject, saysReplace, validRequestOf, valueAt } from '../../../analysis/index.ts';
import {
  effectiveSchema,
  type Json,
  type JsonObject,
  objectIn,
  ownOf,
} from '../../../documentation/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import { endsInId } from '../../../vocabulary/index.ts';
import type { Entity, ServedOperation, ServedResource } from '../model/model.ts';
import { patched } from '../reading/json-patch.ts';
import { sentFields, withFieldsSet } from '../reading/sent-fields.ts';
import { byShape, listedAs } from './creation.ts';
import { setAt } from './identity.ts';
import { stamped } from './timestamps.ts';

export function changedEntity(
  entity: Entity,
  served: ServedOperation,
  resource: ServedResource,
  view: RequestView,
  receivedAt: string,
): Entity {
  const sent = sentFields(view.json, served);
  const value = stamped(changedValue(entity.value, sent, served, resource, view), receivedAt, false, sent);
  const id = resource.idField && valueAt(entity.value, resource.idField);
  const isKept = id !== undefined && !(resource.idField && renames(resource.idField, sent));
  const changed = isKept ? setAt(value, resource.idField ?? [], id) : value;
  return { id: entity.id, value: changed, ...listedAs(resource, entity.id, changed, entity.inList ?? {}) };
}

/** A number given by the server stays whatever is sent; a name that serves as one may be changed. */
function renames([name = '', ...deeper]: readonly string[], sent: JsonObject): boolean {
  return deeper.length === 0 && Object.hasOwn(sent, name) && !endsInId(name);
}

function changedValue(
  old: JsonObject,
  sent: JsonObject,
  served: ServedOperation,
  resource: ServedResource,
  view: RequestView,
): JsonObject {
  if (Array.isArray(view.json)) return patched(old, view.json as readonly Json[]) ?? old;
  if (view.mediaType === 'application/merge-patch+json') return merged(old, sent);
  const shaped = byShape(resource, served);
  if (served.role === 'update') {
    return withFieldsSet(old, sent, resource, (key, own, value) => shaped(key, own, oneLevel(own, value)));
  }
  const kept = replacesWhole(served, resource) ? withoutOptional(old, sent, served) : old;
  return withFieldsSet(kept, sent, resource, shaped);
}

/** PATCH: what is not sent stays, inside of objects too. */
function oneLevel(old: Json | undefined, sent: Json): Json {
  return isObject(old) && isObject(sent) ? { ...old, ...sent } : sent;
}

/** RFC 7396. */
function merged(old: JsonObject, patch: JsonObject): JsonObject {
  const entries = new Map<string, Json>(Object.entries(old));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) entries.delete(key);
    else {
      const own = entries.get(key);
      entries.set(key, isObject(value) ? merged(isObject(own) ? own : {}, value) : value);
    }
  }
  return Object.fromEntries(entries);
}

/** A PUT whose documented body has all that a request can set replaces; one with some fields updates these. */
function replacesWhole(served: ServedOperation, resource: ServedResource): boolean {
  const settable = Object.keys(resource.template).filter((key) => key !== resource.idField?.[0]);
  const documented = new Set([
    ...served.fields.map((field) => field.name),
    ...Object.keys(writtenProperties(served) ?? {}),
  ]);
  const creatable = new Set(
    resource.create?.requests.flatMap((request) =>
      isObject(request.body?.json) ? Object.keys(request.body.json) : [],
    ) ?? [],
  );
  const wanted = creatable.size > 0 ? settable.filter((key) => creatable.has(key)) : settable;
  return wanted.length > 0 && wanted.every((key) => documented.has(key));
}

/** Fields that a replacing body may leave out, and did. */
function withoutOptional(old: JsonObject, sent: JsonObject, served: ServedOperation): JsonObject {
  const written = writtenProperties(served);
  if (written && saysReplace(served.operation)) return withoutUnsent(old, sent, written);
  const dropped = new Map(
    served.fields
      .filter((field) => field.required === false && !Object.hasOwn(sent, field.name))
      .map((field) => [field.name, field.attribute]),
  );
  if (dropped.size === 0) return old;
  return Object.fromEntries(
    Object.entries(old).flatMap(([key, value]): [string, Json][] => {
      if (!dropped.has(key)) return [[key, value]];
      const attribute = dropped.get(key);
      if (attribute?.default !== undefined) return [[key, attribute.default]];
      return attribute?.nullable ? [[key, null]] : [[key, value]];
    }),
  );
}

/** What a written schema describes and the body does not have is gone, or has its default. */
function withoutUnsent(old: JsonObject, sent: JsonObject, written: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(old).flatMap(([key, value]): [string, Json][] => {
      const schema = ownOf(written, key);
      if (schema === undefined || Object.hasOwn(sent, key)) return [[key, value]];
      return isObject(schema) && schema.default !== undefined ? [[key, schema.default]] : [];
    }),
  );
}

/** The properties of the written schema of the body; undefined if it has none. */
function writtenProperties({ operation }: ServedOperation): JsonObject | undefined {
  const schema = validRequestOf(operation)?.schema;
  return schema && objectIn(effectiveSchema(schema, schema).properties);
}
