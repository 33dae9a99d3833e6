/** The fields of a request body, gathered from attribute tables, MSON, schemas and the documented examples. */
import {
  type Attribute,
  type DocumentedRequest,
  effectiveSchema,
  type Json,
  type JsonObject,
  type JsonSchema,
  type Operation,
  type Source,
} from '../../documentation/index.ts';
import { once, requirementIn, sameName } from '../../vocabulary/index.ts';
import { isObject, pointerTo } from '../json.ts';
import { type BodyExample, bodyExampleOf, validRequestOf } from './body-example.ts';

export interface BodyField {
  readonly name: string;
  /** Where it is in the body, as JSON Pointer: `/ip_pool`, `/address/city`, `/recipients/0/email`. */
  readonly pointer: string;
  readonly attribute: Attribute | undefined;
  readonly schema: JsonSchema | undefined;
  /** undefined if the documentation does not say. */
  readonly required: boolean | undefined;
  /** undefined if the documentation shows no value. */
  readonly example: Json | undefined;
  readonly source: Source;
}

/** Bodies deeper than this are examples of data, not of fields. */
const deepest = 5;

/** What the documentation says of the fields below one object. */
interface Described {
  readonly attributes: readonly Attribute[];
  readonly schema: JsonSchema | undefined;
  /** Holds what references in the schema name. */
  readonly root: JsonSchema;
  readonly source: Source;
}

/** All fields of an operation's request body. */
export const bodyFieldsOf = once((operation: Operation): readonly BodyField[] => {
  const request = validRequestOf(operation);
  const written = request?.schema ?? request?.attributesSchema;
  const described: Described = {
    attributes: attributesOf(operation, request),
    schema: written,
    root: written ?? {},
    source: request?.body?.source ?? request?.source ?? operation.source,
  };
  const own = fieldsOfExample(bodyExampleOf(request), described);
  const others = operation.requests
    .filter((other) => other !== request && bodyExampleOf(other)?.kind === 'json')
    .flatMap((other) => fieldsOfExample(bodyExampleOf(other), described));
  return uniqueFields([...own, ...others]);
});

/** The first of each place: what only another documented request shows is known as well. */
function uniqueFields(fields: readonly BodyField[]): readonly BodyField[] {
  const byPlace = new Map<string, BodyField>();
  for (const field of fields) if (!byPlace.has(field.pointer)) byPlace.set(field.pointer, field);
  return [...byPlace.values()];
}

function attributesOf(operation: Operation, request: DocumentedRequest | undefined): readonly Attribute[] {
  const tables = [...(request?.tables ?? []), ...operation.tables].filter(
    (table) => table.describes === 'request',
  );
  const all = [
    ...tables.flatMap((table) => table.attributes),
    ...(request?.attributes ?? []),
    ...operation.attributes,
  ];
  return all.filter((attribute, index) => all.findIndex((other) => other.name === attribute.name) === index);
}

function fieldsOfExample(example: BodyExample | undefined, described: Described): readonly BodyField[] {
  switch (example?.kind) {
    case 'json':
      return fieldsOf(example.json, [], described);
    case 'form':
      return fieldsOf(Object.fromEntries(example.fields), [], described);
    case 'text':
    case undefined:
      return fieldsOf({}, [], described);
  }
}

function fieldsOf(value: Json, base: readonly string[], described: Described): readonly BodyField[] {
  if (base.length >= deepest) return [];
  if (Array.isArray(value)) {
    const [first] = value as readonly Json[];
    const { items: each } = effective(described.schema, described.root) ?? {};
    const items = isObject(each) ? each : undefined;
    return isObject(first) ? fieldsOf(first, [...base, '0'], { ...described, schema: items }) : [];
  }
  if (!isObject(value)) return [];
  const shown = Object.entries(value).flatMap(([name, child]) => shownField(name, child, base, described));
  const names = new Set(Object.keys(value));
  const unshown = described.attributes.filter(
    (attribute) => !names.has(attribute.name) && ![...names].some((name) => sameName(name, attribute.name)),
  );
  return [...shown, ...unshown.map((attribute) => unshownField(attribute, base, described))];
}

function shownField(
  name: string,
  child: Json,
  base: readonly string[],
  described: Described,
): readonly BodyField[] {
  const attribute =
    described.attributes.find((each) => each.name === name) ??
    described.attributes.find((each) => sameName(each.name, name));
  const schema = propertySchema(described, name);
  const path = [...base, name];
  const field: BodyField = {
    name,
    pointer: pointerTo(path),
    attribute,
    schema,
    required: requiredBy(name, attribute, effective(described.schema, described.root)),
    example: child,
    source: attribute?.source ?? described.source,
  };
  return [field, ...fieldsOf(child, path, { ...described, attributes: attribute?.children ?? [], schema })];
}

function unshownField(attribute: Attribute, base: readonly string[], described: Described): BodyField {
  return {
    name: attribute.name,
    pointer: pointerTo([...base, attribute.name]),
    attribute,
    schema: propertySchema(described, attribute.name),
    required: requiredBy(attribute.name, attribute, effective(described.schema, described.root)),
    example: attribute.example ?? attribute.default ?? attribute.values[0],
    source: attribute.source,
  };
}

function requiredBy(
  name: string,
  attribute: Attribute | undefined,
  schema: JsonSchema | undefined,
): boolean | undefined {
  if (attribute?.required !== undefined) return attribute.required;
  const said = requirementIn(attribute?.description.trim() ?? '');
  if (said !== undefined) return said;
  const required = schema?.required;
  return Array.isArray(required) ? (required as readonly Json[]).includes(name) : undefined;
}

/** The schema of a property, or undefined. */
function propertySchema({ schema, root }: Described, name: string): JsonSchema | undefined {
  const properties: Json | undefined = effective(schema, root)?.properties;
  const property: Json | undefined =
    isObject(properties) && Object.hasOwn(properties, name) ? (properties as JsonObject)[name] : undefined;
  return isObject(property) ? effectiveSchema(property, root) : undefined;
}

function effective(schema: JsonSchema | undefined, root: JsonSchema): JsonSchema | undefined {
  return schema && effectiveSchema(schema, root);
}
