/**
 * Schemas of an OpenAPI document as JSON Schema 2020-12. What is referred to is converted once and shared: each schema
 * that is given out names its definitions by `#/$defs/…` and carries those it can reach.
 */
import type { Json, JsonObject, JsonSchema } from '../model.ts';
import {
  isObject,
  listIn,
  referenceTo,
  schemaLists,
  schemaMaps,
  setOwn,
  singleSchemas,
} from '../schema-values/schema-parts.ts';
import { findSubtypes, subtypeChoice, withDiscriminator } from './discriminator.ts';
import type { SpecNode } from './spec-node.ts';

export interface SchemaBook {
  /** The schema at a node, whole by itself, or undefined. */
  readonly schemaAt: (node: SpecNode | undefined) => JsonSchema | boolean | undefined;
}

/** Of one document: what is sent and what is received differ in what only one of them has. */
export interface SchemaBooks {
  readonly sent: SchemaBook;
  readonly received: SchemaBook;
}

/** How a version writes what JSON Schema says in another way: changes the keywords of one schema object. */
export type SchemaDialect = (schema: Record<string, Json>) => void;

/** Nobody describes bodies that deep; what refers to itself does so by references. */
const deepest = 200;
/** Parts of parts of a schema that are looked at for what is hidden. */
const deepestParts = 8;

export function openBooks(dialect: SchemaDialect): SchemaBooks {
  return { sent: openBook(dialect, 'readOnly'), received: openBook(dialect, 'writeOnly') };
}

/** `hidden`: properties of this kind are not there in the messages that the schemas are for. */
function openBook(dialect: SchemaDialect, hidden: 'readOnly' | 'writeOnly'): SchemaBook {
  /** Converted definitions by their names. */
  const definitions = new Map<string, Json>();
  const nameOfPlace = new Map<string, string>();
  const referred = new Map<string, readonly string[]>();
  const wholes = new Map<string, JsonSchema>();
  const subtypesOf = findSubtypes();

  function schemaAt(node: SpecNode | undefined): JsonSchema | boolean | undefined {
    if (node === undefined) return undefined;
    const used = new Set<string>();
    const schema = converted(node, used, 0);
    if (typeof schema === 'boolean') return schema;
    if (!isObject(schema)) return undefined;
    const { $ref, ...others } = schema;
    const isReference = typeof $ref === 'string' && Object.keys(others).length === 0;
    return isReference ? sharedWhole($ref, used) : wholeOf(schema, used);
  }

  /** The same object wherever no more is said than the reference. */
  function sharedWhole($ref: string, used: ReadonlySet<string>): JsonSchema {
    const known = wholes.get($ref) ?? wholeOf({ $ref }, used);
    wholes.set($ref, known);
    return known;
  }

  function wholeOf(schema: JsonSchema, used: ReadonlySet<string>): JsonSchema {
    const all = reachable(used);
    if (all.length === 0) return schema;
    const own = isObject(schema.$defs) ? schema.$defs : {};
    return {
      ...schema,
      $defs: { ...own, ...Object.fromEntries(all.map((name) => [name, definitions.get(name) ?? true])) },
    };
  }

  /** `built`: the place of the schema that it is a part of. */
  function converted(node: SpecNode, used: Set<string>, depth: number, built?: string): Json {
    if (typeof node.value === 'boolean') return node.value;
    if (!node.isObject || depth > deepest) return {};
    const reference = node.text('$ref');
    const target = reference === undefined ? undefined : node.follow(reference);
    if (reference !== undefined && target === undefined) return {};
    const schema: Record<string, Json> = {};
    for (const [key, value] of Object.entries(node.value as Record<string, Json>)) {
      if (key === '$ref') continue;
      const child = () => node.raw(key) as SpecNode;
      if (schemaMaps.has(key)) schema[key] = mapOf(child(), used, depth);
      else if (schemaLists.has(key))
        schema[key] = listOf(child(), used, depth, key === 'allOf' ? node.place : undefined);
      else if (singleSchemas.has(key))
        schema[key] = Array.isArray(value)
          ? listOf(child(), used, depth)
          : converted(child(), used, depth + 1);
      else if (key === 'example') schema[key] = node.shown(key)?.value as Json;
      else if (annotations.has(key) || key.startsWith('x-')) keepExtension(schema, key, value);
      else schema[key] = value;
    }
    if (target !== undefined) schema.$ref = referenceTo(['$defs', define(target, used, built)]);
    dialect(schema);
    withoutHidden(schema, node);
    return withDiscriminator(schema, node);
  }

  /** Requests do without what only answers show, and answers without what is only sent. */
  function withoutHidden(schema: Record<string, Json>, node: SpecNode): void {
    const names = hiddenNames(node, 0);
    if (names.size === 0) return;
    if (isObject(schema.properties)) {
      const shown = Object.entries(schema.properties).filter(([name]) => !names.has(name));
      schema.properties = Object.fromEntries(shown);
    }
    if (Array.isArray(schema.required)) {
      schema.required = schema.required.filter((name) => !names.has(String(name)));
      if (schema.required.length === 0) delete schema.required;
    }
  }

  /** Of its own properties and those of all its parts: a schema may require what a part describes. */
  function hiddenNames(node: SpecNode, depth: number): ReadonlySet<string> {
    if (depth > deepestParts) return new Set();
    const own = (node.get('properties')?.entries() ?? []).filter(([, property]) => property.flag(hidden));
    const parts = node.get('allOf')?.items() ?? [];
    return new Set([
      ...own.map(([name]) => name),
      ...parts.flatMap((part) => [...hiddenNames(part, depth + 1)]),
    ]);
  }

  function mapOf(node: SpecNode, used: Set<string>, depth: number): JsonObject {
    const map: Record<string, Json> = {};
    for (const key of Object.keys((node.isObject ? node.value : {}) as object)) {
      const child = node.raw(key);
      if (child) setOwn(map, key, converted(child, used, depth + 1));
    }
    return map;
  }

  function listOf(node: SpecNode, used: Set<string>, depth: number, built?: string): readonly Json[] {
    return node.rawItems().map((item) => converted(item, used, depth + 1, built));
  }

  /**
   * Converts what is referred to, once; gives its name. A schema with subtypes is one of them, except where it is a part of
   * one.
   */
  function define(target: SpecNode, used: Set<string>, built?: string): string {
    const subtypes = subtypesOf(target);
    const isPart = subtypes.some(({ node }) => node.place === built);
    const place = isPart ? `${target.place} in a subtype` : target.place;
    const known = nameOfPlace.get(place);
    if (known !== undefined) {
      used.add(known);
      return known;
    }
    const name = freeName(`${target.name || 'schema'}${isPart ? 'Base' : ''}`);
    nameOfPlace.set(place, name);
    definitions.set(name, true);
    const own = new Set<string>();
    const schema = converted(target, own, 0);
    const choice = isPart
      ? undefined
      : subtypeChoice(target, subtypes, (node) => ({ $ref: referenceTo(['$defs', define(node, own)]) }));
    definitions.set(name, choice === undefined ? schema : withPart(schema, choice));
    referred.set(name, [...own]);
    used.add(name);
    return name;
  }

  function freeName(wish: string): string {
    let name = wish;
    for (let number = 2; definitions.has(name); number += 1) name = `${wish}${number}`;
    return name;
  }

  function reachable(roots: ReadonlySet<string>): readonly string[] {
    const found = new Set(roots);
    for (const name of found) for (const next of referred.get(name) ?? []) found.add(next);
    return [...found].sort();
  }

  return { schemaAt };
}

/** Say nothing of what is valid. */
const annotations = new Set(['externalDocs', 'discriminator', '$id', '$schema', '$anchor', '$comment']);

function withPart(schema: Json, part: Json): Json {
  const own = isObject(schema) ? schema : {};
  return { ...own, allOf: [...listIn(own.allOf), part] };
}

function keepExtension(schema: Record<string, Json>, key: string, value: Json): void {
  if (key === 'x-nullable') schema.nullable = value;
}
