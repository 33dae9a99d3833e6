/** Methods of a path item: OpenAPI 3.1 knows eight, 3.2 has a place for all others. */
import { isObject } from '../analysis/index.ts';
import type { Json, JsonObject } from '../documentation/index.ts';

const of31 = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

export function isOf32(method: string): boolean {
  return !of31.has(method.toLowerCase());
}

/** `method` in lower case. */
export function hasMethod(item: JsonObject | undefined, method: string): boolean {
  return Object.hasOwn(placeOf(item ?? {}, method), keyOf(method));
}

export function withMethod(
  item: Record<string, Json>,
  method: string,
  operation: Json,
): Record<string, Json> {
  if (isNamed(method)) return { ...item, [method]: operation };
  return { ...item, additionalOperations: { ...placeOf(item, method), [keyOf(method)]: operation } };
}

function placeOf(item: JsonObject, method: string): JsonObject {
  if (isNamed(method)) return item;
  return isObject(item.additionalOperations) ? item.additionalOperations : {};
}

function keyOf(method: string): string {
  return isNamed(method) ? method : method.toUpperCase();
}

function isNamed(method: string): boolean {
  return of31.has(method) || method === 'query';
}
