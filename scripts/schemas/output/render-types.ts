import { isObject, type Json, type JsonObject, type JsonSchema } from '../../documentation/index.ts';
import { pascalCase } from '../../vocabulary/index.ts';
import type { SchemaFile, SchemaSet } from '../model.ts';
import { resolvePath, withReferences } from '../sharing/references.ts';

/** TypeScript types of every documented body: one file for the API, by path relative to the folder of schemas. */
export async function renderTypes(set: SchemaSet): Promise<ReadonlyMap<string, string>> {
  if (set.files.length === 0) return new Map();
  const { compile } = await import('./type-compiler.ts');
  const root = `${pascalCase(set.api)}Bodies`;
  const names = [root, ...set.files.map((file) => file.typeName)];
  const typeNames = new Map(set.files.map((file, index) => [file.path, standIn(file.typeName, index + 1)]));
  const definitions = Object.fromEntries(
    set.files.map((file) => [typeNames.get(file.path)!, definitionOf(file, typeNames)]),
  );
  const text = await compile({ ...indexOf(set, typeNames), definitions } as never, standIn(root, 0), {
    bannerComment: `/** Bodies of ${set.title.replaceAll('*/', '* /')}, as documented. Made by docproof from the documentation: do not edit. */`,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 110, bracketSpacing: true, trailingComma: 'all' },
  });
  return new Map([
    [
      `${set.api}/types.ts`,
      text.replace(standIns, (_, index) => names[Number(index)]!).replace(fieldStandIns, '$1'),
    ],
  ]);
}

const standIns = /\bDocproof(\d+)Type\b/g;

/** json-schema-to-typescript knows Latin letters only, and changes some names: they get another name. */
function standIn(name: string, index: number): string {
  return /^[A-Z][A-Za-z\d]*$/.test(name) && !/\d[a-z]/.test(name) ? name : `Docproof${index}Type`;
}

const fieldStandIns = /\bDocproofField_(\w+)\b/g;

/** json-schema-to-typescript asks objects for what they inherit: a field of such a name gets another one. */
function fieldStandIn(name: string): string {
  return name in Object.prototype ? `DocproofField_${name}` : name;
}

/** The body of each documented response by its id: the one type that leads to all others. */
function indexOf(set: SchemaSet, typeNames: ReadonlyMap<string, string>): JsonObject {
  const bodies = [
    ...set.responses.map(({ id, body }) => [id, body] as const),
    ...set.requests.map(({ operation, index, body }) => {
      return [`${set.api}/${operation}/request${index === 0 ? '' : `-${index + 1}`}`, body] as const;
    }),
  ].flatMap(([id, body]) => (body.kind === 'json' ? [[id, body.path] as const] : []));
  const parameters = set.files
    .filter(({ kind }) => kind === 'parameters')
    .map(({ path }) => [path.replace(/\.json$/, ''), path] as const);
  const known = [...bodies, ...parameters];
  return {
    type: 'object',
    description:
      'Every documented body by the id of its response or request, and the parameters of each operation.',
    properties: Object.fromEntries(
      known.map(([id, path]) => [id, { $ref: `#/definitions/${typeNames.get(path)}` }]),
    ),
    required: known.map(([id]) => id),
  };
}

function definitionOf(file: SchemaFile, typeNames: ReadonlyMap<string, string>): JsonSchema {
  const schema = withReferences(file.schema, (ref) => {
    const pointer = ref.includes('#') ? ref.slice(ref.indexOf('#') + 1) : '';
    return `#/definitions/${typeNames.get(resolvePath(file.path, ref))}${pointer}`;
  });
  const { $ref, ...rest } = openObjects(withTuples(schema)) as JsonObject;
  const reference: Record<string, Json> = $ref === undefined ? {} : { allOf: [{ $ref }] };
  const description = file.description ?? rest.description;
  return {
    ...rest,
    ...reference,
    title: typeNames.get(file.path)!,
    ...(description === undefined ? {} : { description }),
  };
}

/** json-schema-to-typescript knows tuples as older drafts write them. */
function withTuples(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(withTuples);
  if (!isObject(schema)) return schema;
  const { prefixItems, items, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, inner]) => [key, withTuples(inner)]),
  );
  if (!Array.isArray(prefixItems)) return { ...rest, ...(items === undefined ? {} : { items }) };
  return { ...rest, items: prefixItems, additionalItems: items ?? true };
}

/** An object of which no field is known may have any: `{}` as a type would allow everything else as well. */
function openObjects(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(openObjects);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema as JsonObject).map(([key, inner]) => {
    if (key === 'properties' && isObject(inner)) return [key, openFields(inner)] as const;
    if (key === 'required' && Array.isArray(inner))
      return [key, inner.map((name) => (typeof name === 'string' ? fieldStandIn(name) : name))] as const;
    return [key, openObjects(inner)] as const;
  });
  const { type, properties, additionalProperties } = schema as JsonObject;
  const isOpen =
    [type].flat().includes('object') && properties === undefined && additionalProperties === undefined;
  return Object.fromEntries(isOpen ? [...entries, ['additionalProperties', true]] : entries);
}

function openFields(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, inner]) => [fieldStandIn(name), openObjects(inner)]),
  );
}
