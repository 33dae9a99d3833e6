import type { Attribute, Json, JsonSchema } from '../documentation/index.ts';
import { type AttributesByName, attributesFor, byName, describes } from './attributes.ts';
import type { DocumentedBody } from './bodies.ts';
import { bodyName, type Entities, type Entity, nameAt } from './entities.ts';
import { formatOf } from './formats.ts';
import { isMap } from './maps.ts';
import { type Kind, mergeShapes, type Property, type Shape } from './shape.ts';
import { wordsOf } from './words.ts';

/** What the schemas of one API are made with. */
export interface Making {
  readonly entities: Entities;
  /** What the documented errors say: lower case, words parted by one space, a line for each. */
  readonly messages: string;
  /** Filled while schemas are made: what the thing an object schema describes is called. */
  readonly names: WeakMap<JsonSchema, string>;
}

/** Where in a body a schema is being made. */
interface Place {
  readonly body: DocumentedBody;
  /** Key of the property, empty for the body itself and for items of a nameless array. */
  readonly key: string;
  /** What an object here is called. */
  readonly name: string;
  readonly attribute: Attribute | undefined;
  readonly inArray: boolean;
  /** Entities that this place is part of; none is followed into itself. */
  readonly within: readonly Entity[];
}

/** The schema of a body, from the shape of its examples and what is written about its fields. */
export function schemaOfBody(
  making: Making,
  body: DocumentedBody,
  shape: Shape,
  root?: Attribute,
): JsonSchema {
  const name = bodyName(body, shape);
  return schemaAt(making, shape, { body, key: '', name, attribute: root, inArray: false, within: [] });
}

const order: readonly Kind[] = ['object', 'array', 'string', 'number', 'boolean', 'null'];

function schemaAt(making: Making, seen: Shape, place: Place): JsonSchema {
  const { attribute } = place;
  const entity = entityAt(making, seen, place);
  const shape = entity ? mergeShapes([entity.shape, seen]) : seen;
  const types = typesOf(shape, place);
  const schema: Record<string, Json> = {};
  if (attribute?.description) schema.description = oneLine(attribute.description);
  if (types.length > 0) schema.type = types.length === 1 ? types[0]! : types;
  Object.assign(schema, valueKeywords(making, shape, place, types));
  if (types.includes('array')) Object.assign(schema, arrayKeywords(making, shape, place));
  if (types.includes('object')) Object.assign(schema, objectKeywords(making, shape, place, entity));
  if (types.includes('object') && !types.includes('array')) making.names.set(schema, place.name);
  return schema;
}

function entityAt(making: Making, shape: Shape, place: Place): Entity | undefined {
  if (!shape.kinds.has('object') || isMap(shape)) return undefined;
  const entity = making.entities.find(place.body.role, place.name, shape);
  return entity && !place.within.includes(entity) ? entity : undefined;
}

/** The types documented or seen; an example that shows another type than is written adds it. */
function typesOf(shape: Shape, place: Place): string[] {
  const { attribute } = place;
  const documented = attribute && attribute.type !== 'any' ? attribute.type : undefined;
  const types = new Set<string>(order.filter((kind) => shape.kinds.has(kind)));
  if (types.delete('number')) types.add(numberType(shape, place, documented));
  if (documented !== undefined && !(documented === 'number' && types.has('integer'))) types.add(documented);
  if (types.has('number')) types.delete('integer');
  if (attribute?.nullable && types.size > 0) types.add('null');
  const onlyNull = types.size === 1 && types.has('null') && documented !== 'null';
  if (onlyNull) return [];
  const rank = (type: string) => order.indexOf(type === 'integer' ? 'number' : (type as Kind));
  return [...types].sort((a, b) => rank(a) - rank(b));
}

/** Names of what is counted or numbered, and so never has a fraction. */
const counted = /(^| )(ids?|count|page|pages|offset|port|year)$/;

/**
 * Whole examples alone do not make an integer: a price of 5 may be 5.5 tomorrow. It takes a table that says so, or
 * the name of something that is counted or numbered.
 */
function numberType(shape: Shape, place: Place, documented: string | undefined): 'integer' | 'number' {
  const numbers = [...shape.scalars].filter((value) => typeof value === 'number');
  if (!numbers.every(Number.isInteger) || documented === 'number') return 'number';
  return documented === 'integer' || counted.test(wordsOf(place.key).join(' ')) ? 'integer' : 'number';
}

function valueKeywords(making: Making, shape: Shape, place: Place, types: readonly string[]): JsonSchema {
  const { attribute } = place;
  const keywords: Record<string, Json> = {};
  const values = documentedValues(shape, attribute, types);
  if (values) keywords.enum = values;
  if (!values && types.includes('string') && types.every((type) => type === 'string' || type === 'null')) {
    Object.assign(keywords, stringKeywords(making, shape, place));
  }
  const fallback = attribute?.default;
  if (fallback !== undefined && types.includes(typeOf(fallback, types))) keywords.default = fallback;
  return keywords;
}

function typeOf(value: Json, types: readonly string[]): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return typeof value === 'number' && Number.isInteger(value) && types.includes('integer')
    ? 'integer'
    : typeof value;
}

/** The documented members, unless an example shows another. */
function documentedValues(
  shape: Shape,
  attribute: Attribute | undefined,
  types: readonly string[],
): Json[] | undefined {
  if (!attribute || attribute.values.length === 0 || attribute.type === 'array') return undefined;
  if (types.some((type) => type === 'object' || type === 'array')) return undefined;
  const numeric = types.includes('number') || types.includes('integer');
  const values: Json[] = attribute.values.map((value) =>
    numeric && !types.includes('string') && Number.isFinite(Number(value)) ? Number(value) : value,
  );
  if (![...shape.scalars].every((value) => values.includes(value))) return undefined;
  return types.includes('null') && !values.includes(null) ? [...values, null] : [...new Set(values)];
}

function stringKeywords(making: Making, shape: Shape, place: Place): JsonSchema {
  const { attribute, key } = place;
  const examples = [...shape.scalars].filter((value) => typeof value === 'string');
  if (typeof attribute?.example === 'string') examples.push(attribute.example);
  const field = { name: key, text: attribute?.description ?? '', examples };
  const format = formatOf(field, attribute?.typeText ?? '', making.messages);
  const speaks = examples.length > 0 && !examples.includes('') && hasToSay(place);
  return speaks && !('format' in format) ? { ...format, minLength: 1 } : format;
}

const errorWords = /(^| )(messages?|msg|errors?|title|details?|description|reason)( |$)/;
const confirmations = /^(message|msg|notice|confirmation)$/;

/** An error that says nothing is no error, and a confirmation neither. */
function hasToSay({ body, key, inArray }: Place): boolean {
  const name = wordsOf(key).join(' ');
  if (body.role === 'error') return errorWords.test(name);
  return body.role === 'success' && !inArray && confirmations.test(name);
}

function arrayKeywords(making: Making, shape: Shape, place: Place): JsonSchema {
  const keywords: Record<string, Json> = {};
  if (place.body.role === 'error' && shape.items && !shape.emptyArray) keywords.minItems = 1;
  const item = itemAttribute(place.attribute);
  if (shape.items || item) {
    const inner: Place = { ...place, attribute: item, inArray: true };
    keywords.items = schemaAt(making, shape.items ?? emptyShape(), inner);
  }
  return keywords;
}

function emptyShape(): Shape {
  return mergeShapes([]);
}

/** What an attribute that is an array says of its items. */
function itemAttribute(attribute: Attribute | undefined): Attribute | undefined {
  if (attribute?.type !== 'array') return undefined;
  const type = attribute.children.length > 0 ? 'object' : writtenItemType(attribute.typeText);
  if (type === 'any' && attribute.values.length === 0) return undefined;
  return {
    ...attribute,
    type,
    typeText: '',
    description: '',
    nullable: false,
    required: undefined,
    default: undefined,
    example: undefined,
  };
}

function writtenItemType(typeText: string): Attribute['type'] {
  const written =
    /(?:\[|\bof )\s*(string|number|integer|boolean|object)s?\b|^(string|number|integer|boolean|object)s?\[\]/i.exec(
      typeText,
    );
  return (written?.[1] ?? written?.[2] ?? 'any').toLowerCase() as Attribute['type'];
}

function objectKeywords(making: Making, shape: Shape, place: Place, entity: Entity | undefined): JsonSchema {
  const within = entity ? [...place.within, entity] : place.within;
  const inner = (key: string, attribute: Attribute | undefined): Place => ({
    body: place.body,
    key,
    name: nameAt(place.body, key),
    attribute,
    inArray: false,
    within,
  });
  if (isMap(shape)) {
    const values = mergeShapes([...shape.properties.values()].map((property) => property.shape));
    return { additionalProperties: schemaAt(making, values, { ...inner('', undefined), name: place.name }) };
  }
  const attributes = attributesAt(place, shape, entity);
  const properties = new Map<string, Json>();
  for (const [key, property] of shape.properties) {
    properties.set(key, schemaAt(making, property.shape, inner(key, attributes.get(key))));
  }
  for (const [key, attribute] of attributes) {
    if (!properties.has(key)) properties.set(key, schemaAt(making, emptyShape(), inner(key, attribute)));
  }
  const required = [...shape.properties].filter(isRequired(attributes)).map(([key]) => key);
  return {
    ...(properties.size > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** What is written nearest to the place says most: the fields of its own attribute, then tables about the entity. */
function attributesAt(place: Place, shape: Shape, entity: Entity | undefined): AttributesByName {
  const keys = [...shape.properties.keys()];
  const own = byName(place.attribute?.children ?? []);
  const others = entity?.attributes ?? attributesFor(place.body.attributes, keys);
  const general = [...others].filter(([key]) => !own.has(key) && shape.properties.has(key));
  if (own.size > 0) return new Map([...own, ...general]);
  return describes(others, keys) ? others : new Map(general);
}

function isRequired(attributes: AttributesByName): (field: readonly [string, Property]) => boolean {
  return ([key, property]) => property.always && attributes.get(key)?.required !== false;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
