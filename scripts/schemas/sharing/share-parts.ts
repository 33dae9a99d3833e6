/** Gives every part that occurs in several places a file of its own. */

import { isObject } from '../../analysis/index.ts';
import { type Json, type JsonSchema, jsonText } from '../../documentation/index.ts';
import { kebabCase, pascalCase } from '../../vocabulary/index.ts';
import type { SchemaFile } from '../model.ts';
import { nameParts } from './name-parts.ts';
import type { Part } from './part.ts';

/** What the objects are called that schemas describe, and the resource they belong to. */
export type NamedObjects = WeakMap<JsonSchema, { readonly name: string; readonly owner: string }>;

/** The files with equal parts replaced by `$ref`s, and the files of these parts. */
export function shareParts(api: string, files: readonly SchemaFile[], objects: NamedObjects): SchemaFile[] {
  const parts = new Map<string, Part>();
  for (const file of files) collect(file.schema, file.path, parts, objects);
  const shared = [...parts].filter(([, part]) => part.places.size > 1);
  const names = nameParts(
    shared.map(([, part]) => part),
    files.map((file) => file.typeName),
  );
  const nameOf = new Map(shared.map(([key], index) => [key, names[index]!]));
  const pointFrom = (folder: string) => (schema: JsonSchema) => {
    const name = isPart(schema, objects) ? nameOf.get(keyOf(schema, objects)) : undefined;
    return name === undefined ? undefined : `${folder}${kebabCase(name)}.json`;
  };
  const sharedFiles = shared.map(([, part], index): SchemaFile => {
    const name = names[index]!;
    return {
      path: `${api}/shared/${kebabCase(name)}.json`,
      kind: 'shared',
      typeName: pascalCase(name),
      title: name[0]!.toUpperCase() + name.slice(1),
      description: undefined,
      schema: inside({ ...withoutDescription(part.schema), type: 'object' }, pointFrom('')),
    };
  });
  return [
    ...files.map((file) => ({ ...file, schema: pointing(file.schema, pointFrom('../shared/')) })),
    ...sharedFiles.sort((a, b) => (a.path < b.path ? -1 : 1)),
  ];
}

/** The description of the first place is not that of the thing. */
function withoutDescription({ description: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** Objects with known fields are worth sharing; a reference to what is around them would lead elsewhere from there. */
function isPart(schema: JsonSchema, objects: NamedObjects): boolean {
  const types = [schema.type].flat().filter((type) => type !== 'null');
  const isNamed = objects.has(schema) && schema.properties !== undefined && types.length === 1;
  return isNamed && !refers(schema);
}

function refers(schema: Json): boolean {
  if (Array.isArray(schema)) return schema.some(refers);
  return isObject(schema) && (typeof schema.$ref === 'string' || Object.values(schema).some(refers));
}

function collect(schema: JsonSchema, place: string, parts: Map<string, Part>, objects: NamedObjects): void {
  let inner = place;
  const object = objects.get(schema);
  if (object && isPart(schema, objects)) {
    const key = keyOf(schema, objects);
    const known = parts.get(key);
    if (known) {
      known.places.add(place);
      known.owners.add(object.owner);
      known.schema = withDescriptionsOf(known.schema, schema, objects);
      return;
    }
    parts.set(key, { schema, name: object.name, owners: new Set([object.owner]), places: new Set([place]) });
    inner = key;
  }
  for (const [step, child] of childSchemas(schema)) collect(child, `${inner}/${step}`, parts, objects);
}

/** A part is shared without its `null`: that belongs to the place. */
function isNullable({ type }: JsonSchema): boolean {
  return Array.isArray(type) && type.includes('null');
}

/** Equal for schemas that are the same part: what they are called and how they judge. */
function keyOf(schema: JsonSchema, objects: NamedObjects): string {
  return `${objects.get(schema)?.name.toLowerCase()} ${jsonText(judgementOf({ ...schema, type: 'object' }))}`;
}

function judgementOf(schema: JsonSchema): Json {
  const { description: _, default: __, required, ...rest } = schema;
  const children = [...childSchemas(schema)].map(([step, child]): [string, Json] => [
    step,
    judgementOf(child),
  ]);
  const keywords = Object.entries(rest).filter(([key]) => !holdsSchemas.has(key));
  return [keywords, [...((required as string[] | undefined) ?? [])].sort(), children.sort(byFirst)];
}

function byFirst([a]: readonly [string, Json], [b]: readonly [string, Json]): number {
  return a < b ? -1 : 1;
}

const holdsSchemas = new Set(['properties', 'items', 'additionalProperties']);

/** The schemas directly inside a schema made by inference; a written schema may say true or false in their place. */
function* childSchemas({
  properties,
  items,
  additionalProperties,
}: JsonSchema): Generator<[string, JsonSchema]> {
  if (isObject(properties)) {
    for (const [key, child] of Object.entries(properties)) if (isObject(child)) yield [`.${key}`, child];
  }
  if (isObject(items)) yield ['*', items];
  if (isObject(additionalProperties)) yield ['**', additionalProperties];
}

/** The schema with each of its inner schemas changed. */
function mapChildren(
  schema: JsonSchema,
  change: (child: JsonSchema, step: string) => JsonSchema,
): JsonSchema {
  const { properties, items, additionalProperties } = schema;
  const changed = (child: Json, step: string) => (isObject(child) ? change(child, step) : child);
  const fields = Object.entries(isObject(properties) ? properties : {});
  return {
    ...schema,
    ...(isObject(properties)
      ? { properties: Object.fromEntries(fields.map(([key, child]) => [key, changed(child, `.${key}`)])) }
      : {}),
    ...(isObject(items) ? { items: change(items, '*') } : {}),
    ...(isObject(additionalProperties) ? { additionalProperties: change(additionalProperties, '**') } : {}),
  };
}

/** The schema with descriptions from an equal one where it has none itself. */
function withDescriptionsOf(schema: JsonSchema, other: JsonSchema, objects: NamedObjects): JsonSchema {
  const others = new Map(childSchemas(other));
  const described = mapChildren(schema, (child, step) => {
    const same = others.get(step)!;
    const inner = withDescriptionsOf(child, same, objects);
    if (child.description !== undefined || same.description === undefined) return inner;
    return renamed(child, { description: same.description, ...inner }, objects);
  });
  return renamed(schema, described, objects);
}

/** A copy is called what the original is called. */
function renamed(original: JsonSchema, copy: JsonSchema, objects: NamedObjects): JsonSchema {
  const object = objects.get(original);
  if (object) objects.set(copy, object);
  return copy;
}

function pointing(schema: JsonSchema, point: (schema: JsonSchema) => string | undefined): JsonSchema {
  const target = point(schema);
  if (target === undefined) return inside(schema, point);
  const { description } = schema;
  const said: JsonSchema = description === undefined ? {} : { description };
  if (isNullable(schema)) return { ...said, anyOf: [{ $ref: target }, { type: 'null' }] };
  return description === undefined ? { $ref: target } : { ...said, allOf: [{ $ref: target }] };
}

function inside(schema: JsonSchema, point: (schema: JsonSchema) => string | undefined): JsonSchema {
  return mapChildren(schema, (child) => pointing(child, point));
}
