/** Where the answer to a create shows the new id. */
import { isNumber, type Json } from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';
import { isObject, valueAt } from '../json.ts';
import type { ResourceModel } from './resource-model.ts';

/** Keys from the body's root; undefined if none of its fields looks like the id. */
export function createdIdIn(body: Json, resource: ResourceModel): readonly string[] | undefined {
  // The ids of what was made, and nothing else: `["42"]`.
  if (Array.isArray(body) && isId((body as readonly Json[])[0])) return ['0'];
  const wanted = resource.idField ?? [];
  const wrappers = [[], ...wrapperPaths(body, 3)];
  const names = [
    wanted,
    [resource.variable],
    ['id'],
    ['_id'],
    [`${resource.name}_id`],
    ['uuid'],
    [`${resource.name}_${resource.variable}`],
    [resource.name],
  ];
  for (const name of names.filter((each) => each.length > 0)) {
    for (const wrapper of wrappers) {
      const field = fieldNamed(valueAt(body, wrapper), name);
      if (field) return [...wrapper, ...field];
    }
  }
  return undefined;
}

function fieldNamed(value: Json | undefined, name: readonly string[]): readonly string[] | undefined {
  if (isId(valueAt(value, name))) return name;
  if (!isObject(value) || name.length !== 1) return undefined;
  const key = Object.keys(value).find((each) => sameName(each, name[0] ?? ''));
  return key !== undefined && isId(value[key]) ? [key] : undefined;
}

function isId(value: Json | undefined): boolean {
  return (typeof value === 'string' && value !== '') || isNumber(value);
}

function wrapperPaths(value: Json, depth: number): readonly (readonly string[])[] {
  if (depth === 0) return [];
  if (Array.isArray(value)) {
    const [first] = value as readonly Json[];
    return first === undefined
      ? []
      : [['0'], ...wrapperPaths(first, depth - 1).map((path) => ['0', ...path])];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    isObject(child) || Array.isArray(child)
      ? [[key], ...wrapperPaths(child, depth - 1).map((path) => [key, ...path])]
      : [],
  );
}
