import type { Attribute, Json, JsonObject } from '../../../documentation/index.ts';
import type { DocumentedBody } from '../bodies/documented-bodies.ts';
import { isMap } from './maps.ts';
import { bodyName, nameAt } from './resource-names.ts';
import { mergeShapes, noShape, type Shape, shapeOf } from './shape.ts';

/** What the example of a body shows; where there is none, what an example made from MSON would show. */
export function shapeOfBody(body: DocumentedBody): Shape {
  const shape = shapeShown(body);
  return withMaps(body, shape, bodyName(body, shape), true);
}

function shapeShown({ message, root }: DocumentedBody): Shape {
  const example = message.body?.json;
  if (example !== undefined) {
    return message.body?.generated ? withoutBlanks(shapeOf(example)) : shapeOf(example);
  }
  if (root) return withoutBlanks(shapeOf(sampleOf(root)));
  const text = message.body?.text.trim() ?? '';
  if (text.startsWith('{')) return { ...noShape, kinds: new Set(['object']) };
  return text.startsWith('[') ? { ...noShape, kinds: new Set(['array']) } : noShape;
}

/** The shape, which distinguishes maps from objects that have fields. */
function withMaps(body: DocumentedBody, shape: Shape, name: string, isWhole: boolean): Shape {
  const items = shape.items && withMaps(body, shape.items, name, isWhole);
  if (!isMap(shape, body.role, name, isWhole)) {
    const properties = mapValues(shape.properties, (property, key) => ({
      ...property,
      shape: withMaps(body, property.shape, nameAt(body, key), false),
    }));
    return { ...shape, items, properties };
  }
  const values = [...shape.properties.values()].map((property) =>
    withMaps(body, property.shape, name, false),
  );
  return { ...shape, items, properties: new Map(), values: mergeShapes(values) };
}

function mapValues<K, V>(map: ReadonlyMap<K, V>, change: (value: V, key: K) => V): Map<K, V> {
  return new Map([...map].map(([key, value]) => [key, change(value, key)]));
}

/** Made examples have an empty string everywhere that no example is written: no value that anybody showed. */
function withoutBlanks(shape: Shape): Shape {
  return {
    ...shape,
    scalars: new Set([...shape.scalars].filter((value) => value !== '')),
    items: shape.items && withoutBlanks(shape.items),
    properties: mapValues(shape.properties, (property) => ({
      ...property,
      shape: withoutBlanks(property.shape),
    })),
  };
}

function sampleOf(attribute: Attribute): Json {
  if (attribute.example !== undefined) return attribute.example;
  const fields = () =>
    Object.fromEntries(attribute.children.map((child): [string, Json] => [child.name, sampleOf(child)]));
  switch (attribute.type) {
    case 'object':
      return fields();
    case 'array':
      return attribute.children.length > 0 ? [fields()] : [];
    case 'number':
    case 'integer':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      return '';
    case 'null':
    case 'any':
      return null;
  }
}

/** All strings in a JSON value. */
export function* textsIn(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each);
  else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value as JsonObject)) yield* textsIn(each);
  }
}
