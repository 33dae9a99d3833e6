/** The `xml` hints of a schema and its parts. */
import type { XmlShape } from '../xml-text.ts';
import type { SpecContent } from './spec.ts';
import type { SpecNode } from './spec-node.ts';

/** A schema that refers to itself ends there. */
const deepest = 8;

/** Of a content with this media type and schema. */
export function xmlOf(mediaType: string, schema: SpecNode | undefined): Pick<SpecContent, 'xml'> {
  if (!/[/+]xml\b/i.test(mediaType)) return {};
  const node = schema?.resolved();
  const isNamed = schema?.text('$ref') !== undefined;
  return { xml: { shape: shapeOf(node, 0), root: isNamed && node ? node.name : 'root' } };
}

function shapeOf(node: SpecNode | undefined, depth: number): XmlShape {
  const hints = node?.get('xml');
  const items = node?.get('items');
  const parts = depth < deepest && node ? [node, ...(node.get('allOf')?.items() ?? [])] : [];
  const properties = parts.flatMap((part) => part.get('properties')?.entries() ?? []);
  return {
    ...textOf(hints, 'name'),
    ...textOf(hints, 'prefix'),
    ...textOf(hints, 'namespace'),
    attribute: hints?.flag('attribute') ?? hints?.text('nodeType') === 'attribute',
    wrapped: hints?.flag('wrapped') ?? false,
    properties: Object.fromEntries(
      properties.map(([name, property]) => [name, shapeOf(property, depth + 1)]),
    ),
    ...(items && depth < deepest ? { items: shapeOf(items, depth + 1) } : {}),
  };
}

function textOf<K extends string>(hints: SpecNode | undefined, key: K): { readonly [key in K]?: string } {
  const text = hints?.text(key);
  return (text === undefined ? {} : { [key]: text }) as { readonly [key in K]?: string };
}
