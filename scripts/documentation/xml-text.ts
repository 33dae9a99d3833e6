/** A value as XML, as the `xml` hints of an OpenAPI schema say. */
import type { Json, JsonObject } from './model.ts';
import { isObject } from './schema-values/schema-parts.ts';
import { shapeOf, type XmlShape, type XmlShapes } from './xml-shape.ts';

/** `name` is the root element's where the hints give none. */
export function xmlText(value: Json, shape: XmlShape, name: string, shapes: XmlShapes = {}): string {
  const whole = Array.isArray(value) ? { ...shape, wrapped: true } : shape;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elements(value, whole, name, shapes).join('\n')}\n`;
}

function elements(value: Json, shape: XmlShape, name: string, shapes: XmlShapes): readonly string[] {
  if (!Array.isArray(value)) return [element(shape, name, value, shapes)];
  const items = shapeOf(shape.items, shapes);
  const each = (value as readonly Json[]).flatMap((item) =>
    elements(item, items, items.name ?? name, shapes),
  );
  return shape.wrapped ? [tagged(shape, name, '', inside(each))] : each;
}

function element(shape: XmlShape, name: string, value: Json, shapes: XmlShapes): string {
  if (!isObject(value)) return tagged(shape, name, '', escaped(value));
  const parts = Object.entries(value).map(([key, part]) => ({
    key,
    part,
    of: partOf(shape, key, shapes),
  }));
  const attributes = parts
    .filter(({ of }) => of.attribute)
    .map(({ key, part, of }) => ` ${qualified(of, key)}="${escaped(part)}"`);
  const text = parts.find(({ of }) => of.isText);
  if (text) return tagged(shape, name, attributes.join(''), escaped(text.part));
  const children = parts
    .filter(({ of }) => !of.attribute)
    .flatMap(({ key, part, of }) => elements(part, of, key, shapes));
  return tagged(shape, name, attributes.join(''), inside(children));
}

function partOf({ properties }: XmlShape, key: string, shapes: XmlShapes): XmlShape {
  return shapeOf(Object.hasOwn(properties, key) ? properties[key] : undefined, shapes);
}

function tagged(shape: XmlShape, name: string, attributes: string, content: string): string {
  const { namespace, prefix } = shape;
  const tag = qualified(shape, name);
  const space = namespace === undefined ? '' : ` xmlns${prefix ? `:${prefix}` : ''}="${escaped(namespace)}"`;
  return content === ''
    ? `<${tag}${space}${attributes}/>`
    : `<${tag}${space}${attributes}>${content}</${tag}>`;
}

function qualified({ name, prefix }: XmlShape, otherwise: string): string {
  const local = (name ?? otherwise).replace(/[^\w.-]/g, '_').replace(/^(?=[\d.-])/, '_');
  return prefix ? `${prefix}:${local}` : local;
}

function inside(children: readonly string[]): string {
  return children.length === 0 ? '' : `\n${children.join('\n').replace(/^/gm, '  ')}\n`;
}

function escaped(value: Json): string {
  const text = typeof value === 'string' ? value : value === null ? '' : String(value as JsonObject | number);
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
