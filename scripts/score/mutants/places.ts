/** The places of a documented body, with what its schema says of each. */
import { isObject } from '../../analysis/index.ts';
import {
  effectiveSchema,
  type Json,
  type JsonSchema,
  listIn,
  objectIn,
  ownOf,
} from '../../documentation/index.ts';
import type { Item, Place } from '../model.ts';

export interface BodyPlace {
  readonly place: Place;
  readonly value: Json;
  /** Of the value alone, what it refers to resolved; empty if the documentation says nothing of it. */
  readonly schema: JsonSchema;
  /** All items of a list are alike: only of the first one every breach is tried. */
  readonly isThorough: boolean;
}

/** Deeper values are examples of data. */
const deepest = 6;
const items: readonly Item[] = ['first', 'last', 'middle'];

/** All places of a body, outermost first: the whole is one. */
export function placesIn(body: Json, schema: JsonSchema): readonly BodyPlace[] {
  const walk = (value: Json, own: JsonSchema, place: Place, isThorough: boolean): readonly BodyPlace[] => {
    if (place.length >= deepest) return [];
    return childrenOf(value, own, schema, place).flatMap(({ step, child, schema: inner }) => {
      const thorough = isThorough && (typeof step === 'string' || step.item === 'first');
      const at = [...place, step];
      return [
        { place: at, value: child, schema: inner, isThorough: thorough },
        ...walk(child, inner, at, thorough),
      ];
    });
  };
  const whole = effectiveSchema(schema, schema);
  return [{ place: [], value: body, schema: whole, isThorough: true }, ...walk(body, whole, [], true)];
}

interface Child {
  readonly step: Place[number];
  readonly child: Json;
  readonly schema: JsonSchema;
}

function childrenOf(value: Json, own: JsonSchema, root: JsonSchema, place: Place): readonly Child[] {
  if (Array.isArray(value)) {
    const child = typicalItem(value);
    if (child === undefined) return [];
    const schema = resolved(listIn(own.prefixItems)[0] ?? own.items, root);
    const isInFirst = place.every((step) => typeof step === 'string' || step.item === 'first');
    return (isInFirst ? items : items.slice(0, 1)).map((item) => ({ step: { item }, child, schema }));
  }
  if (!isObject(value)) return [];
  const properties = objectIn(own.properties);
  return Object.entries(value).map(([key, child]) => ({
    step: key,
    child,
    schema: resolved(ownOf(properties, key) ?? own.additionalProperties, root),
  }));
}

/** With the fields of all items, where they are objects; undefined of an empty list. */
function typicalItem(list: readonly Json[]): Json | undefined {
  const objects = list.filter(isObject);
  return objects.length === list.length && objects.length > 0
    ? Object.assign({}, ...objects.toReversed())
    : list[0];
}

function resolved(schema: Json | undefined, root: JsonSchema): JsonSchema {
  return effectiveSchema(objectIn(schema), root);
}
