/** Gives every part that occurs in several places a file of its own. */
import type { Json, JsonObject, JsonSchema } from '../documentation/index.ts';
import type { SchemaFile } from './model.ts';
import { kebabCase, pascalCase } from './words.ts';

interface Part {
  readonly schema: JsonSchema;
  readonly name: string;
  /** The places it stands in; inside another part once, however often that part occurs. */
  readonly places: Set<string>;
}

/** The files with equal parts replaced by `$ref`s, and the files of these parts. */
export function shareParts(
  api: string,
  files: readonly SchemaFile[],
  names: WeakMap<JsonSchema, string>,
): SchemaFile[] {
  const parts = new Map<string, Part>();
  for (const file of files) collect(file.schema, file.path, parts, names);
  const shared = nameParts(
    [...parts].filter(([, part]) => part.places.size > 1),
    files,
  );
  const point = (from: string) => (schema: JsonSchema) => {
    const name = isPart(schema, names) ? shared.get(keyOf(schema, names)) : undefined;
    return name === undefined ? undefined : `${from}${kebabCase(name)}.json`;
  };
  const sharedFiles = [...shared].map(([key, name]): SchemaFile => {
    const { schema } = parts.get(key)!;
    return {
      path: `${api}/shared/${kebabCase(name)}.json`,
      kind: 'shared',
      typeName: pascalCase(name),
      title: titleOf(name),
      schema: inside(schema, point('')),
    };
  });
  return [
    ...files.map((file) => ({ ...file, schema: pointing(file.schema, point('../shared/')) })),
    ...sharedFiles.sort((a, b) => (a.path < b.path ? -1 : 1)),
  ];
}

function titleOf(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}

/** Objects with known fields are worth sharing. */
function isPart(schema: JsonSchema, names: WeakMap<JsonSchema, string>): boolean {
  return names.has(schema) && schema.properties !== undefined;
}

/** What two schemas have in common that are the same part: all but what is said of the place they stand in. */
function keyOf(schema: JsonSchema, names: WeakMap<JsonSchema, string>): string {
  const { description: _, ...rest } = schema;
  return `${names.get(schema)} ${JSON.stringify(rest)}`;
}

function collect(
  schema: JsonSchema,
  place: string,
  parts: Map<string, Part>,
  names: WeakMap<JsonSchema, string>,
): void {
  let inner = place;
  if (isPart(schema, names)) {
    const key = keyOf(schema, names);
    const known = parts.get(key);
    if (known) {
      known.places.add(place);
      return;
    }
    parts.set(key, { schema, name: names.get(schema)!, places: new Set([place]) });
    inner = key;
  }
  for (const [step, child] of childSchemas(schema)) collect(child, `${inner}/${step}`, parts, names);
}

/** The schemas directly inside a schema made by inference. */
function* childSchemas(schema: JsonSchema): Generator<[string, JsonSchema]> {
  const properties = schema.properties as JsonObject | undefined;
  for (const [key, child] of Object.entries(properties ?? {})) yield [key, child as JsonSchema];
  if (schema.items !== undefined) yield ['*', schema.items as JsonSchema];
  if (typeof schema.additionalProperties === 'object')
    yield ['**', schema.additionalProperties as JsonSchema];
}

function pointing(schema: JsonSchema, point: (schema: JsonSchema) => string | undefined): JsonSchema {
  const target = point(schema);
  if (target === undefined) return inside(schema, point);
  return schema.description === undefined
    ? { $ref: target }
    : { description: schema.description, allOf: [{ $ref: target }] };
}

function inside(schema: JsonSchema, point: (schema: JsonSchema) => string | undefined): JsonSchema {
  const result: Record<string, Json> = { ...schema };
  if (schema.properties !== undefined) {
    const properties = Object.entries(schema.properties as JsonObject);
    result.properties = Object.fromEntries(
      properties.map(([key, child]) => [key, pointing(child as JsonSchema, point)]),
    );
  }
  if (schema.items !== undefined) result.items = pointing(schema.items as JsonSchema, point);
  if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = pointing(schema.additionalProperties as JsonSchema, point);
  }
  return result;
}

/** A name for each part that no other has, by the key of the part. */
function nameParts(
  parts: readonly (readonly [string, Part])[],
  files: readonly SchemaFile[],
): Map<string, string> {
  const taken = new Set(files.map((file) => file.typeName.toLowerCase()));
  const named = new Map<string, string>();
  for (const [key, part] of [...parts].sort(([, a], [, b]) => b.places.size - a.places.size)) {
    let name = part.name;
    for (let count = 2; taken.has(pascalCase(name).toLowerCase()); count++) name = `${part.name} ${count}`;
    taken.add(pascalCase(name).toLowerCase());
    named.set(key, name);
  }
  return named;
}
