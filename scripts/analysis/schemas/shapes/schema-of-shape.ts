import { type Attribute, type Json, type JsonSchema, referenceTo } from '../../../documentation/index.ts';
import { escapeStep, keysOf } from '../../json.ts';
import {
  type AttributesByName,
  attributesFor,
  attributesOfFields,
  itemAttribute,
} from '../bodies/attributes.ts';
import type { DocumentedBody } from '../bodies/documented-bodies.ts';
import type { Entity } from './entities.ts';
import { type Grounded, groundsOf, isSent, nothing, requiredBy, statedLimits } from './grounds.ts';
import { isFreeForm } from './maps.ts';
import type { Place, SchemaContext } from './place.ts';
import { bodyName, nameAt, resourceName } from './resource-names.ts';
import { coversFields, mergeShapes, noShape, type Property, type Shape } from './shape.ts';
import { isConfirmation, stringKeywords } from './string-keywords.ts';
import { defaultOf, membersOf, typesOf } from './types-of.ts';

/** The schema of a body, from the shape of its examples and what is written about its fields. */
export function schemaOfBody(making: SchemaContext, body: DocumentedBody, shape: Shape): JsonSchema {
  const name = bodyName(body, shape);
  return schemaAt(making, shape, {
    body,
    key: '',
    name,
    attribute: body.root,
    inConfirmation: false,
    pointer: '',
    types: new Map(),
    within: [],
  });
}

function schemaAt(making: SchemaContext, seen: Shape, at: Place): JsonSchema {
  const { attribute, key } = at;
  const recursion = recursionAt(seen, at);
  if (recursion) return recursion;
  const place = attribute?.typeName === undefined ? at : withType(at, attribute.typeName);
  const entity = entityAt(making, seen, place);
  const shape = entity ? withAllSeenOf(entity, seen) : seen;
  const types = typesOf(shape, key, attribute);
  const members = membersOf(shape, attribute, types);
  const fallback = defaultOf(attribute, types);
  const isText = types.includes('string') && types.every((type) => type === 'string' || type === 'null');
  const limits = isSent(place) && !members ? statedLimits(attribute, key, shape) : nothing;
  const object = types.includes('object') ? objectKeywords(making, shape, place, entity) : nothing;
  const schema: JsonSchema = {
    ...(attribute?.description ? { description: oneLine(attribute.description) } : {}),
    ...(types.length > 0 ? { type: types.length === 1 ? types[0]! : types } : {}),
    ...(members ? { enum: members } : {}),
    ...(fallback !== undefined ? { default: fallback } : {}),
    ...(isText && !members ? stringKeywords(shape, place, making.messages) : {}),
    ...limits.schema,
    ...(types.includes('array') ? arrayKeywords(making, shape, place) : {}),
    ...object.schema,
  };
  making.grounds.set(schema, { ...groundsOf(schema, place), ...limits.grounds, ...object.grounds });
  if (types.includes('object') && !types.includes('array')) {
    making.objects.set(schema, { name: place.name, owner: resourceName(place.body) });
  }
  return schema;
}

/** A reference to the schema of the type that this place is part of and has itself. */
function recursionAt({ kinds }: Shape, { attribute, types }: Place): JsonSchema | undefined {
  if (!attribute?.recursive || attribute.typeName === undefined) return undefined;
  const pointer = types.get(attribute.typeName);
  if (pointer === undefined) return undefined;
  const said: JsonSchema = attribute.description ? { description: oneLine(attribute.description) } : {};
  const reference = { $ref: referenceTo(keysOf(pointer)) };
  if (!attribute.nullable && !kinds.has('null')) return { ...said, ...reference };
  return { ...said, anyOf: [reference, { type: 'null' }] };
}

function withType(place: Place, name: string): Place {
  return { ...place, types: new Map([...place.types, [name, place.pointer]]) };
}

function withAllSeenOf({ shape }: Entity, seen: Shape): Shape {
  return coversFields(shape, seen) ? { ...seen, properties: shape.properties } : mergeShapes([shape, seen]);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function entityAt(making: SchemaContext, shape: Shape, place: Place): Entity | undefined {
  if (shape.properties.size === 0) return undefined;
  const entity = making.entities.find(place.body.role, place.name, shape);
  return entity && !place.within.includes(entity) ? entity : undefined;
}

function arrayKeywords(making: SchemaContext, shape: Shape, place: Place): JsonSchema {
  const attribute = itemAttribute(place.attribute);
  const items =
    shape.items || attribute
      ? schemaAt(making, shape.items ?? noShape, { ...place, attribute, pointer: `${place.pointer}/items` })
      : {};
  return {
    ...(place.body.role === 'error' && shape.items && !shape.emptyArray ? { minItems: 1 } : {}),
    ...(Object.keys(items).length > 0 ? { items } : {}),
  };
}

function objectKeywords(
  making: SchemaContext,
  shape: Shape,
  place: Place,
  entity: Entity | undefined,
): Grounded {
  if (isFreeForm(place.key, place.attribute?.description ?? '')) return nothing;
  const within = entity ? [...place.within, entity] : place.within;
  if (shape.values)
    return { ...nothing, schema: mapKeywords(making, shape, { ...place, within }, undefined) };
  const attributes = attributesAt(place, shape, entity);
  const variable = [...attributes.values()].find((attribute) => attribute.variable);
  if (variable) return { ...nothing, schema: mapKeywords(making, shape, { ...place, within }, variable) };
  const inConfirmation = isConfirmation([...shape.properties.keys()]);
  const inner = (key: string, property: Shape): [string, Json] => {
    const attribute = attributes.get(key);
    const name = nameAt(place.body, key);
    const pointer = `${place.pointer}/properties/${escapeStep(key)}`;
    const field = { ...place, key, name, attribute, inConfirmation, within, pointer };
    return [key, schemaAt(making, property, field)];
  };
  const properties = [
    ...[...shape.properties].map(([key, property]) => inner(key, property.shape)),
    ...[...attributes.keys()].filter((key) => !shape.properties.has(key)).map((key) => inner(key, noShape)),
  ];
  const required = properties
    .map(([key]) => key)
    .filter((key) => isRequired(key, shape, attributes.get(key), place));
  return {
    schema: {
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
      ...(required.length > 0 ? { required } : {}),
    },
    grounds: Object.fromEntries(
      required.map((key) => [`required/${escapeStep(key)}`, requiredBy(attributes.get(key), place)]),
    ),
  };
}

/** An object whose keys are data has values of one kind, whatever their keys. */
function mapKeywords(
  making: SchemaContext,
  shape: Shape,
  place: Place,
  attribute: Attribute | undefined,
): JsonSchema {
  const fields = [...shape.properties.values()].map((property) => property.shape);
  const values = mergeShapes(shape.values ? [shape.values, ...fields] : fields);
  return {
    additionalProperties: schemaAt(making, values, {
      ...place,
      attribute,
      pointer: `${place.pointer}/additionalProperties`,
    }),
  };
}

/** What is written nearest to the place says most: the fields of its own attribute, then lists about the entity. */
function attributesAt(place: Place, shape: Shape, entity: Entity | undefined): AttributesByName {
  const own = attributesOfFields(place.attribute);
  const keys = [...shape.properties.keys()];
  const general = entity?.attributes ?? attributesFor(place.body.attributes, keys);
  if (own.size === 0) return general;
  return new Map([...own, ...[...general].filter(([key]) => !own.has(key) && shape.properties.has(key))]);
}

/** What every example has is required, unless the documentation calls it optional. */
function isRequired(key: string, shape: Shape, attribute: Attribute | undefined, place: Place): boolean {
  if (attribute?.required === false) return false;
  const property: Property | undefined = shape.properties.get(key);
  if (property) return property.always && !isOnlyAnInstance(place);
  return attribute?.required === true && !shape.kinds.has('object');
}

/**
 * OpenAPI has schemas for what has to be there. Where an answer has none, its example shows which fields it has, and one
 * instance of what is in them. Only OpenAPI declares security.
 */
function isOnlyAnInstance({ body, pointer }: Place): boolean {
  const isOpenApi = body.operation.security !== undefined;
  return isOpenApi && body.status !== undefined && !['', '/items'].includes(pointer);
}
