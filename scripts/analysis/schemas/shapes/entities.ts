/** The same object in several bodies: all its examples together say what it is. */

import { type Attribute, emptyAttribute, groupedBy, type Operation } from '../../../documentation/index.ts';
import {
  type AttributesByName,
  attributesFor,
  attributesOfFields,
  attributesOfList,
  itemAttribute,
} from '../bodies/attributes.ts';
import type { Role } from '../bodies/body-context.ts';
import type { DocumentedBody } from '../bodies/documented-bodies.ts';
import { ShapeIndex, signatureOf } from './likeness.ts';
import { bodyName, nameAt, resourceName } from './resource-names.ts';
import { mergeShapes, noShape, type Shape } from './shape.ts';

export interface Entity {
  /** In words: `sending ip`. */
  readonly name: string;
  readonly shape: Shape;
  readonly attributes: AttributesByName;
}

/** An object at some place in a documented body. */
interface Sighting {
  readonly name: string;
  readonly shape: Shape;
  readonly body: DocumentedBody;
  /** What is said of the place it was seen at. */
  readonly attribute: Attribute | undefined;
}

export interface ShapedBody {
  readonly body: DocumentedBody;
  readonly shape: Shape;
  /** What is said of the body as a whole. */
  readonly attribute: Attribute | undefined;
}

export interface Entities {
  /** The entity that an object of this name and shape is an example of. */
  readonly find: (role: Role, name: string, shape: Shape) => Entity | undefined;
}

/** Finds the entities that the bodies show. */
export function findEntities(bodies: readonly ShapedBody[]): Entities {
  const sightings = new Map<string, Sighting[]>();
  for (const { body, shape, attribute } of bodies) {
    for (const sighting of objectsIn(body, shape, bodyName(body, shape), attribute)) {
      const key = keyOf(body.role, sighting.name);
      const others = sightings.get(key);
      if (others) others.push(sighting);
      else sightings.set(key, [sighting]);
    }
  }
  const entities = new Map([...sightings].map(([key, seen]) => [key, entitiesAmong(seen)]));
  return {
    find: (role, name, shape) => entities.get(keyOf(role, name))?.find(shape),
  };
}

function keyOf(role: Role, name: string): string {
  return `${role} ${name.toLowerCase()}`;
}

function* objectsIn(
  body: DocumentedBody,
  shape: Shape,
  name: string,
  attribute: Attribute | undefined,
): Generator<Sighting> {
  if (shape.items) yield* objectsIn(body, shape.items, name, itemAttribute(attribute));
  if (shape.values) yield* objectsIn(body, shape.values, name, undefined);
  if (shape.properties.size === 0) return;
  yield { name, shape: objectOnly(shape), body, attribute };
  const fields = attributesOfFields(attribute);
  for (const [key, property] of shape.properties) {
    yield* objectsIn(body, property.shape, nameAt(body, key), fields.get(key));
  }
}

/** That there may be `null` or something else instead belongs to the place, not to the thing. */
function objectOnly(shape: Shape): Shape {
  return { ...noShape, kinds: new Set(['object']), properties: shape.properties };
}

function entitiesAmong(sightings: readonly Sighting[]): ShapeIndex<Entity> {
  const forms = new ShapeIndex<Sighting[]>();
  const things: Sighting[][] = [];
  for (const group of groupedBySignature(sightings)) {
    const { shape } = group[0];
    const same = forms.find(shape);
    if (same) same.push(...group);
    else {
      const members = [...group];
      things.push(members);
      forms.add(shape, members);
    }
  }
  const entities = new ShapeIndex<Entity>();
  for (const entity of things.map(entityOf)) entities.add(entity.shape, entity);
  return entities;
}

/** Groups of objects with the same keys in all depths, those with the most keys first. */
function groupedBySignature(sightings: readonly Sighting[]): readonly (readonly [Sighting, ...Sighting[]])[] {
  const groups = groupedBy(sightings, ({ shape }) => signatureOf(shape));
  return [...groups.values()].sort((a, b) => b[0].shape.properties.size - a[0].shape.properties.size);
}

function entityOf(members: readonly Sighting[]): Entity {
  const shape = mergeShapes(members.map((member) => member.shape));
  const keys = [...shape.properties.keys()];
  const own = [...new Set(members.flatMap((member) => member.attribute?.children ?? []))];
  const around = [...new Set(members.flatMap((member) => member.body.attributes))];
  const named = members.filter(({ name, body }) => name.toLowerCase() === resourceName(body).toLowerCase());
  const identifiers = [...new Set(named.map(({ body }) => body.operation))].flatMap(identifiersOf);
  return {
    name: members[0]!.name,
    shape,
    attributes: new Map([
      ...identifiers.filter(([key]) => shape.properties.has(key)),
      ...attributesFor(around, keys),
      ...attributesOfList(own),
    ]),
  };
}

/** A path parameter describes the field of its name in the resource. */
function identifiersOf({ parameters }: Operation): [string, Attribute][] {
  return parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, description, source }) => [name, { ...emptyAttribute, name, description, source }]);
}
