/** The same object in several bodies: all its examples together say what it is. */

import { type AttributesByName, attributesFor } from './attributes.ts';
import type { DocumentedBody } from './bodies.ts';
import { isSameThing, likeness, sameThing, signatureOf } from './likeness.ts';
import { isMap } from './maps.ts';
import { mergeShapes, type Shape } from './shape.ts';
import type { Role } from './standing.ts';
import { singular, wordsOf } from './words.ts';

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
}

export interface ShapedBody {
  readonly body: DocumentedBody;
  readonly shape: Shape;
}

export interface Entities {
  /** The entity that an object of this name and shape is an example of. */
  readonly find: (role: Role, name: string, shape: Shape) => Entity | undefined;
}

/** Finds the entities that the bodies show. */
export function findEntities(bodies: readonly ShapedBody[]): Entities {
  const sightings = new Map<string, Sighting[]>();
  for (const { body, shape } of bodies) {
    for (const sighting of objectsIn(body, shape, bodyName(body, shape))) {
      const key = `${body.role} ${sighting.name}`;
      const others = sightings.get(key);
      if (others) others.push(sighting);
      else sightings.set(key, [sighting]);
    }
  }
  const entities = new Map([...sightings].map(([key, seen]) => [key, entitiesAmong(seen)]));
  return {
    find: (role, name, shape) => nearest(entities.get(`${role} ${name}`) ?? [], shape),
  };
}

function* objectsIn(body: DocumentedBody, shape: Shape, name: string): Generator<Sighting> {
  if (shape.items) yield* objectsIn(body, shape.items, name);
  if (shape.properties.size === 0) return;
  if (!isMap(shape, body.role, name)) yield { name, shape, body };
  for (const [key, property] of shape.properties) {
    yield* objectsIn(body, property.shape, nameAt(body, key));
  }
}

/** Keys that say nothing about what they hold. */
const envelopes = new Set(
  (
    'results result data items item response responses content contents payload body records record entries ' +
    'rows values value list objects object elements collection embedded resources resource hits docs entity'
  ).split(' '),
);

/** What the thing under a key is called: after the key, or after the resource where the key says nothing. */
export function nameAt(body: DocumentedBody, key: string): string {
  const words = wordsOf(key).join(' ');
  return envelopes.has(words) || words === '' ? resourceName(body) : singular(words);
}

/** What a body as a whole is called. */
export function bodyName(body: DocumentedBody, shape: Shape): string {
  const keys = [...shape.properties.keys()];
  const wraps = (key: string) => {
    const inner = shape.properties.get(key)!.shape;
    return inner.kinds.has('object') || inner.items?.kinds.has('object') === true;
  };
  if (body.role === 'error') return keys.some(wraps) ? 'error response' : 'error';
  const wrapper = keys.find((key) => envelopes.has(wordsOf(key).join(' ')) && wraps(key));
  if (wrapper === undefined) return resourceName(body);
  return `${resourceName(body)} ${shape.properties.get(wrapper)!.shape.items ? 'list' : 'response'}`;
}

const vague = /(?:^|\s)(?:resources?|collections?|lists?|entity|entities|objects?|endpoints?|api)$/;

function resourceName(body: DocumentedBody): string {
  const written = wordsOf(body.resource.name).join(' ');
  const plain = written.replace(vague, '').trim();
  if (plain !== '') return singular(plain);
  const segments = body.operation.uriTemplate.split(/[/?#]/).filter((part) => /^[\w-]+$/.test(part));
  return singular(wordsOf(segments.at(-1) ?? 'body').join(' '));
}

function entitiesAmong(sightings: readonly Sighting[]): Entity[] {
  const alike: { shape: Shape; members: Sighting[] }[] = [];
  for (const group of groupedBySignature(sightings)) {
    const { shape } = group[0]!;
    const same = alike.find((other) => isSameThing(other.shape, shape));
    if (same) same.members.push(...group);
    else alike.push({ shape, members: [...group] });
  }
  return alike.map(({ members }) => entityOf(members));
}

/** Groups of objects with the same keys in all depths, those with the most keys first. */
function groupedBySignature(sightings: readonly Sighting[]): Sighting[][] {
  const groups = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const signature = signatureOf(sighting.shape);
    const group = groups.get(signature);
    if (group) group.push(sighting);
    else groups.set(signature, [sighting]);
  }
  return [...groups.values()].sort((a, b) => b[0]!.shape.properties.size - a[0]!.shape.properties.size);
}

function entityOf(members: readonly Sighting[]): Entity {
  const shape = mergeShapes(members.map((member) => member.shape));
  const lists = [...new Set(members.flatMap((member) => member.body.attributes))];
  return {
    name: members[0]!.name,
    shape,
    attributes: attributesFor(lists, [...shape.properties.keys()]),
  };
}

function nearest(entities: readonly Entity[], shape: Shape): Entity | undefined {
  let best: { entity: Entity; likeness: number } | undefined;
  for (const entity of entities) {
    const score = likeness(entity.shape, shape);
    if (score >= sameThing && score > (best?.likeness ?? 0)) best = { entity, likeness: score };
  }
  return best?.entity;
}
