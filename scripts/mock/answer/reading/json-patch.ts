/** JSON Patch (RFC 6902), as far as documents are stored here: add, replace, remove, copy, move, test. */
import { isObject, keysOf, valueAt } from '../../../analysis/index.ts';
import { type Json, type JsonObject, jsonText } from '../../../documentation/index.ts';

/** undefined if the patch cannot be applied. */
export function patched(value: JsonObject, operations: readonly Json[]): JsonObject | undefined {
  let result: Json | undefined = value;
  for (const operation of operations) {
    if (!isObject(operation) || result === undefined) return undefined;
    result = applied(result, operation);
  }
  return isObject(result) ? result : undefined;
}

function applied(value: Json, operation: JsonObject): Json | undefined {
  const path = placeOf(operation.path);
  const from = placeOf(operation.from);
  if (!path) return undefined;
  switch (operation.op) {
    case 'add':
    case 'replace':
      return operation.value === undefined
        ? undefined
        : put(value, path, operation.value, operation.op === 'add');
    case 'remove':
      return take(value, path);
    case 'copy':
    case 'move': {
      const moved = from && valueAt(value, from);
      if (moved === undefined || !from) return undefined;
      const rest = operation.op === 'move' ? take(value, from) : value;
      return rest === undefined ? undefined : put(rest, path, moved, true);
    }
    case 'test':
      return jsonText(valueAt(value, path)) === jsonText(operation.value) ? value : undefined;
    default:
      return undefined;
  }
}

function placeOf(pointer: Json | undefined): readonly string[] | undefined {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) return undefined;
  return keysOf(pointer);
}

function put(value: Json, [key, ...rest]: readonly string[], added: Json, insert: boolean): Json | undefined {
  if (key === undefined) return added;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const index = key === '-' ? items.length : Number(key);
    if (!Number.isInteger(index) || index < 0 || index > items.length) return undefined;
    if (rest.length === 0) return insert ? items.toSpliced(index, 0, added) : items.with(index, added);
    const inner = put(items[index] ?? null, rest, added, insert);
    return inner === undefined ? undefined : items.with(index, inner);
  }
  if (!isObject(value)) return undefined;
  if (rest.length === 0) return { ...value, [key]: added };
  const child = Object.hasOwn(value, key) ? value[key] : undefined;
  const inner = child === undefined ? undefined : put(child, rest, added, insert);
  return inner === undefined ? undefined : { ...value, [key]: inner };
}

function take(value: Json, [key, ...rest]: readonly string[]): Json | undefined {
  if (key === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const index = Number(key);
    const child = items[index];
    if (child === undefined) return undefined;
    if (rest.length === 0) return items.toSpliced(index, 1);
    const inner = take(child, rest);
    return inner === undefined ? undefined : items.with(index, inner);
  }
  if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
  if (rest.length === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  const inner = take(value[key] ?? null, rest);
  return inner === undefined ? undefined : { ...value, [key]: inner };
}
