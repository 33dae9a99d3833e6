import type { Attribute, Json, JsonObject } from '../../documentation/index.ts';
import type { DocumentedBody } from '../bodies/documented-bodies.ts';
import { noShape, type Shape, shapeOf } from './shape.ts';

/** What the example of a body shows; where there is none, what an example made from MSON would show. */
export function shapeOfBody({ message, root }: DocumentedBody): Shape {
  const example = message.body?.json;
  if (example !== undefined)
    return message.body?.generated ? withoutBlanks(shapeOf(example)) : shapeOf(example);
  if (root) return withoutBlanks(shapeOf(sampleOf(root)));
  const text = message.body?.text.trim() ?? '';
  if (text.startsWith('{')) return { ...noShape, kinds: new Set(['object']) };
  return text.startsWith('[') ? { ...noShape, kinds: new Set(['array']) } : noShape;
}

/** Made examples have an empty string wherever no example is written: no value that anybody showed. */
function withoutBlanks(shape: Shape): Shape {
  return {
    ...shape,
    scalars: new Set([...shape.scalars].filter((value) => value !== '')),
    items: shape.items && withoutBlanks(shape.items),
    properties: new Map(
      [...shape.properties].map(([key, property]) => [
        key,
        { ...property, shape: withoutBlanks(property.shape) },
      ]),
    ),
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
