/** Other bodies than the documented one, for where a target refuses that: guesses at what it takes. */
import { isObject, keysOf, validRequestOf, valueAt } from '../../analysis/index.ts';
import {
  allows,
  effectiveSchema,
  type Json,
  type JsonObject,
  jsonText,
  listIn,
  type Operation,
} from '../../documentation/index.ts';
import { isIdName } from '../../vocabulary/index.ts';
import type { BodyPlan } from '../model.ts';

type JsonBody = BodyPlan & { readonly kind: 'json' };

export interface OtherBody {
  /** Added to the summary of the request. */
  readonly how: string;
  readonly body: JsonBody;
}

/** All of them, in the order in which to try them. */
export function otherBodies(operation: Operation, body: BodyPlan | undefined): readonly OtherBody[] {
  return [...fullerBodies(operation, body), ...leanerBodies(operation, body)];
}

/** With all documented fields, where those that are optional are left out of the body. */
export function fullerBodies(operation: Operation, body: BodyPlan | undefined): readonly OtherBody[] {
  const complete = validRequestOf(operation)?.body?.complete;
  if (body?.kind !== 'json' || !isObject(body.json) || !isObject(complete)) return [];
  // An id that may be left out is the target's to give.
  const others = Object.entries(complete).filter(([name]) => !isIdName(name));
  const json = { ...Object.fromEntries(others), ...body.json };
  return Object.keys(json).length === Object.keys(body.json).length
    ? []
    : [{ how: 'with all documented fields', body: { ...body, json } }];
}

/**
 * A documented example may name what only the machine of its author has, such as a driver. What is made up to be
 * recognised again stays.
 */
export function leanerBodies(operation: Operation, body: BodyPlan | undefined): readonly OtherBody[] {
  const { schema } = validRequestOf(operation) ?? {};
  if (body?.kind !== 'json' || !isObject(body.json) || !schema) return [];
  const { json } = body;
  const required = listIn(effectiveSchema(schema, schema).required);
  const isMarked = (name: string) => body.fills.some(({ pointer }) => keysOf(pointer)[0] === name);
  const stays = (name: string) => required.includes(name) || isMarked(name);
  const reduced = (keeps: (name: string, value: Json) => boolean): JsonObject =>
    Object.fromEntries(Object.entries(json).filter(([name, value]) => stays(name) || keeps(name, value)));
  const bodies = [
    { how: 'without its optional objects', json: reduced((_, value) => !holdsObjects(value)) },
    { how: 'with what is required alone', json: reduced(() => false) },
  ];
  // Not every example keeps to its own schema.
  const breaksSchema = !allows(schema, json, schema);
  return bodies
    .filter(
      (each, index) =>
        Object.keys(each.json).length > 0 &&
        ![json, ...bodies.slice(0, index).map((other) => other.json)].some(
          (other) => jsonText(other) === jsonText(each.json),
        ) &&
        (allows(schema, each.json, schema) || breaksSchema),
    )
    .map((each) => ({
      how: each.how,
      body: {
        ...body,
        json: each.json,
        fills: body.fills.filter(({ pointer }) => valueAt(each.json, keysOf(pointer)) !== undefined),
      },
    }));
}

function holdsObjects(value: Json): boolean {
  return isObject(value) || (Array.isArray(value) && value.some(holdsObjects));
}
