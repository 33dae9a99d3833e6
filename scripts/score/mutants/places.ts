/** The places of a documented body, with what its schema says of each. */
import { effectiveSchema, isObject } from '../../analysis/index.ts';
import { type Json, type JsonSchema, listIn, objectIn, ownOf } from '../../documentation/index.ts';
import type { Item, Place } from '../model.ts';

export interface BodyPlace {
  readonly place: Place;
  readonly value: Json;
  /** Of the value alone, what it refers to resolved; empty where the documentation says nothing of it. */
  readonly schema: JsonSchema;
  /** All items of a list are alike: only of the first one every breach is tried. */
  readonly isThorough: boolean;
}

/** Deeper values are examples of data. */
const deepest = 6;
const items: readonly Item[] = ['first', 'last', 'middle'];

/** Those that a list of this length has. */
function itemsOf(length: number): readonly Item[] {
  return items.slice(0, length);
}

/** All places below the whole, outermost first. */
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
  return walk(body, effectiveSchema(schema, schema), [], true);
}

interface Child {
  readonly step: Place[number];
  readonly child: Json;
  readonly schema: JsonSchema;
}

function childrenOf(value: Json, own: JsonSchema, root: JsonSchema, place: Place): readonly Child[] {
  if (Array.isArray(value)) {
    const [first] = value as readonly Json[];
    if (first === undefined) return [];
    const schema = resolved(listIn(own.prefixItems)[0] ?? own.items, root);
    const isNested = place.some((step) => typeof step !== 'string');
    return (isNested ? items.slice(0, 1) : itemsOf(value.length)).map((item) => ({
      step: { item },
      child: first,
      schema,
    }));
  }
  if (!isObject(value)) return [];
  const properties = objectIn(own.properties);
  return Object.entries(value).map(([key, child]) => ({
    step: key,
    child,
    schema: resolved(ownOf(properties, key) ?? own.additionalProperties, root),
  }));
}

function resolved(schema: Json | undefined, root: JsonSchema): JsonSchema {
  return effectiveSchema(objectIn(schema), root);
}
