/** The `xml` hints of a schema and its parts. */
import { plainShape, type XmlShape } from '../xml-shape.ts';
import type { SpecContent } from './spec.ts';
import type { SpecNode } from './spec-node.ts';

/** A schema that refers to itself ends there. */
const deepest = 8;

/** Of a content with this media type and schema. */
export function xmlOf(mediaType: string, schema: SpecNode | undefined): Pick<SpecContent, 'notation'> {
  if (!/[/+]xml\b/i.test(mediaType)) return {};
  const node = schema?.resolved();
  const isNamed = schema?.text('$ref') !== undefined;
  return { notation: { xml: { shape: shapeOf(node, 0), root: isNamed && node ? node.name : 'root' } } };
}

function shapeOf(node: SpecNode | undefined, depth: number): XmlShape {
  if (node === undefined || depth > deepest) return plainShape;
  const hints = node.get('xml');
  const parts = partsOf(node, 0);
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
    properties: Object.fromEntries(
      properties.map(([name, property]) => [name, shapeOf(property, depth + 1)]),
    ),
    required: parts.flatMap((part) => part.texts('required')),
    ...(items ? { items: shapeOf(items, depth + 1) } : {}),
  };
}

/** A schema and those that it is made of, alternatives among them. */
function partsOf(node: SpecNode, depth: number): readonly SpecNode[] {
  if (depth > deepest) return [];
  const others = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => node.get(key)?.items() ?? []);
  return [node, ...others.flatMap((part) => partsOf(part, depth + 1))];
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
