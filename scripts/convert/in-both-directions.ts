/** One schema for what is sent and what is received: they differ in properties that only one of them has. */
import { isObject, sameJson } from '../analysis/index.ts';
import { type Json, type JsonObject, listIn, objectIn } from '../documentation/index.ts';

/** undefined if the schemas differ in more than properties which are `readOnly` or `writeOnly`. */
export function inBothDirections(a: Json, b: Json): Json | undefined {
  if (sameJson(a, b)) return a;
  if (Array.isArray(a) && Array.isArray(b)) return listOfBoth(a, b);
  return isObject(a) && isObject(b) ? objectOfBoth(a, b) : undefined;
}

function listOfBoth(a: readonly Json[], b: readonly Json[]): Json | undefined {
  if (a.length !== b.length) return undefined;
  const both = a.map((each, index) => inBothDirections(each, b[index] as Json));
  return both.some((each) => each === undefined) ? undefined : (both as readonly Json[]);
}

function objectOfBoth(a: JsonObject, b: JsonObject): Json | undefined {
  const both: Record<string, Json> = {};
  for (const key of inOrderOfBoth(Object.keys(a), Object.keys(b))) {
    const value = key === 'required' ? requiredInBoth(a, b) : valueInBoth(key, a, b);
    if (value === undefined) return undefined;
    both[key] = value;
  }
  return both;
}

/** Where each of two lists has names of its own, they come before the common name that they preceded. */
function inOrderOfBoth(a: readonly string[], b: readonly string[]): ReadonlySet<string> {
  const merged = new Set<string>();
  let rest = b;
  for (const name of a) {
    const at = rest.indexOf(name);
    for (const own of rest.slice(0, Math.max(at, 0))) if (!a.includes(own)) merged.add(own);
    if (at >= 0) rest = rest.slice(at);
    merged.add(name);
  }
  return new Set([...merged, ...rest]);
}

function valueInBoth(key: string, a: JsonObject, b: JsonObject): Json | undefined {
  const [own, other] = [a, b].map((each) => (Object.hasOwn(each, key) ? each[key] : undefined));
  if (own !== undefined && other !== undefined) return inBothDirections(own, other);
  const only = own ?? other;
  return isOneWay(only) ? only : undefined;
}

function isOneWay(schema: Json | undefined): boolean {
  return isObject(schema) && (schema.readOnly === true || schema.writeOnly === true);
}

/** The names that only one of them requires have to be of properties that only one of them has. */
function requiredInBoth(a: JsonObject, b: JsonObject): Json | undefined {
  const [own, other] = [listIn(a.required), listIn(b.required)];
  const all = [...inOrderOfBoth(own.map(String), other.map(String))];
  const properties = { ...objectIn(a.properties), ...objectIn(b.properties) };
  const isCommon = (name: string) => own.includes(name) && other.includes(name);
  return all.every((name) => isCommon(name) || isOneWay(properties[name])) ? all : undefined;
}
