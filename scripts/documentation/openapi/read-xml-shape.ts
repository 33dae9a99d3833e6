/** The `xml` hints of a schema and its parts. */
import { plainShape, type XmlPart, type XmlShape } from '../xml-shape.ts';
import type { SpecContent } from './spec.ts';
import type { SpecNode } from './spec-node.ts';

/** Of a content with this media type and schema. */
export function xmlOf(mediaType: string, schema: SpecNode | undefined): Pick<SpecContent, 'notation'> {
  if (!/[/+]xml\b/i.test(mediaType)) return {};
  const node = schema?.resolved();
  const isNamed = schema?.text('$ref') !== undefined;
  const root = isNamed && node ? node.name : 'root';
  return { notation: { xml: { ...shapesFrom(node), root } } };
}

/** Each schema of an object or a list is read once, and referred to by its number: schemas may hold themselves. */
function shapesFrom(root: SpecNode | undefined) {
  const numbers = new Map<string, number>();
  const shapes: Record<string, XmlShape> = {};

  function partOf(node: SpecNode): XmlPart {
    if (partsOf(node).every((part) => !part.has('properties') && !part.has('items'))) return shapeOf(node);
    const known = numbers.get(node.place);
    if (known !== undefined) return { ref: String(known) };
    const number = numbers.size;
    numbers.set(node.place, number);
    shapes[number] = shapeOf(node);
    return { ref: String(number) };
  }

  function shapeOf(node: SpecNode): XmlShape {
    const hints = node.get('xml');
    const parts = partsOf(node);
    const items = parts.flatMap((part) => part.get('items') ?? [])[0];
    const properties = parts.flatMap((part) => part.get('properties')?.entries() ?? []);
    const types = [...new Set(parts.flatMap(typesOf))];
    return {
      ...textOf(hints, 'name'),
      ...textOf(hints, 'prefix'),
      ...textOf(hints, 'namespace'),
      attribute: hints?.flag('attribute') ?? hints?.text('nodeType') === 'attribute',
      isText: /^(text|cdata)$/.test(hints?.text('nodeType') ?? ''),
      wrapped: hints?.flag('wrapped') ?? hints?.text('nodeType') === 'element',
      types,
      isObject: properties.length > 0 || types.includes('object'),
      isList: items !== undefined || types.includes('array'),
      properties: Object.fromEntries(properties.map(([name, property]) => [name, partOf(property)])),
      required: parts.flatMap((part) => part.texts('required')),
      ...(items ? { items: partOf(items) } : {}),
    };
  }

  const shape = root === undefined ? plainShape : shapeOf(root);
  return numbers.size > 0 ? { shape, shapes } : { shape };
}

/** A schema and those that it is made of, alternatives among them; each once. */
function partsOf(node: SpecNode): readonly SpecNode[] {
  const found = new Map([[node.place, node]]);
  // What is added meanwhile is visited as well.
  for (const part of found.values())
    for (const other of ['allOf', 'oneOf', 'anyOf'].flatMap((key) => part.get(key)?.items() ?? []))
      if (!found.has(other.place)) found.set(other.place, other);
  return [...found.values()];
}

function typesOf(node: SpecNode): readonly string[] {
  const type = node.text('type');
  const own = type === undefined ? node.texts('type') : [type];
  const isNullable = node.flag('nullable') ?? node.flag('x-nullable');
  return isNullable ? [...own, 'null'] : own;
}

function textOf<K extends string>(hints: SpecNode | undefined, key: K): { readonly [key in K]?: string } {
  const text = hints?.text(key);
  return (text === undefined ? {} : { [key]: text }) as { readonly [key in K]?: string };
}
