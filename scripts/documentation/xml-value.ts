/** XML as the value that it stands for, as the `xml` hints of an OpenAPI schema say: the counterpart of `xmlText`. */
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import type { Json, JsonObject } from './model.ts';
import type { Reading } from './reading.ts';
import { ownOf } from './schema-values/schema-parts.ts';
import { plainShape, shapeOf, type XmlContent, type XmlShape, type XmlShapes } from './xml-shape.ts';

export function readXml(text: string, { shape, shapes = {} }: XmlContent): Reading {
  let root: XmlElement | null;
  try {
    ({ root } = parseXml(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ok: false, expected: 'well-formed XML', actual: problem.split('\n')[0] ?? '' };
  }
  if (root === null) return { ok: false, expected: 'an element', actual: 'none' };
  // Only a written name is a promise: otherwise it is that of a schema, which a document may give as it likes.
  const named = qualifiedName(shape, localOf(root.name));
  if (named !== nameOf(root, inherited(root, noNamespaces), shape.namespace))
    return { ok: false, expected: `the element ${named}`, actual: root.name };
  const whole = shape.isList ? { ...shape, wrapped: true } : shape;
  return { ok: true, value: valueIn(root, whole, inherited(root, noNamespaces), shapes) };
}

type Namespaces = Readonly<Record<string, string>>;

const noNamespaces: Namespaces = {};

function valueIn(element: XmlElement, shape: XmlShape, around: Namespaces, shapes: XmlShapes): Json {
  const namespaces = inherited(element, around);
  if (element.attributes['xsi:nil'] === 'true') return null;
  if (shape.isList)
    return childrenOf(element).map((child) =>
      valueIn(child, shapeOf(shape.items, shapes), namespaces, shapes),
    );
  const isObject = shape.isObject || (isOpen(shape) && hasParts(element));
  return isObject ? objectOf(element, shape, namespaces, shapes) : scalarOf(element.text, shape);
}

function objectOf(
  element: XmlElement,
  shape: XmlShape,
  namespaces: Namespaces,
  shapes: XmlShapes,
): JsonObject {
  const parts = Object.entries(shape.properties).map(([key, part]) => [key, shapeOf(part, shapes)] as const);
  const taken = new Set<unknown>();
  const known = parts.flatMap(([key, part]): readonly (readonly [string, Json])[] => {
    if (part.isText) return [[key, scalarOf(element.text, part)]];
    if (part.attribute) {
      const name = Object.keys(element.attributes).find((each) => isNamed(each, part, key, namespaces, ''));
      taken.add(name);
      return name === undefined ? [] : [[key, scalarOf(element.attributes[name] ?? '', part)]];
    }
    const isSpread = part.isList && !part.wrapped;
    const sought = isSpread ? shapeOf(part.items, shapes) : part;
    const found = childrenOf(element).filter((child) => {
      const inside = inherited(child, namespaces);
      return isNamed(child.name, sought, key, inside, inside[''] ?? '');
    });
    for (const child of found) taken.add(child);
    const values = found.map((child) => valueIn(child, sought, namespaces, shapes));
    // A list of nothing shows nothing.
    if (isSpread) return values.length > 0 || shape.required.includes(key) ? [[key, values]] : [];
    const [first] = values;
    return first === undefined ? [] : [[key, values.length > 1 ? values : first]];
  });
  return {
    ...unknownParts(element, taken, new Map(parts), namespaces, shapes),
    ...Object.fromEntries(known),
  };
}

/** Attributes and elements that no property is about: one that is only called like one is written `@id`, `<id>`. */
function unknownParts(
  element: XmlElement,
  taken: ReadonlySet<unknown>,
  parts: ReadonlyMap<string, XmlShape>,
  namespaces: Namespaces,
  shapes: XmlShapes,
): JsonObject {
  const documented = new Set(
    [...parts].map(([key, { name, items }]) => name ?? shapeOf(items, shapes).name ?? key),
  );
  const isDocumented = (name: string) => documented.has(name) || parts.has(name);
  const found = new Map<string, Json[]>();
  const add = (name: string, value: Json) => {
    const before = found.get(name);
    if (before) before.push(value);
    else found.set(name, [value]);
  };
  for (const [name, value] of Object.entries(element.attributes)) {
    if (taken.has(name) || /^(xmlns|xsi|xml)(:|$)/.test(name)) continue;
    add(isDocumented(name) ? `@${name}` : name, value);
  }
  for (const child of childrenOf(element).filter((each) => !taken.has(each))) {
    const local = localOf(child.name);
    add(isDocumented(local) ? `<${child.name}>` : local, valueIn(child, plainShape, namespaces, shapes));
  }
  return Object.fromEntries(
    [...found].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values]),
  );
}

function scalarOf(text: string, { types }: XmlShape): Json {
  const trimmed = text.trim();
  const isOf = (...names: readonly string[]) => names.some((name) => types.includes(name));
  if (isOf('integer', 'number') && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed))
    return Number(trimmed);
  if (isOf('boolean') && /^(true|false|1|0)$/.test(trimmed)) return trimmed === 'true' || trimmed === '1';
  if (isOf('null') && trimmed === '' && !isOf('string')) return null;
  return text;
}

function isOpen({ types, isList }: XmlShape): boolean {
  return types.length === 0 && !isList;
}

function hasParts(element: XmlElement): boolean {
  return childrenOf(element).length > 0;
}

function childrenOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter((child): child is XmlElement => child.type === 'element');
}

/** Prefixes and what they stand for; the empty one is the default. */
function inherited({ attributes }: XmlElement, around: Namespaces): Namespaces {
  const own = Object.entries(attributes).flatMap(([name, value]) => {
    const prefix = /^xmlns(?::(.+))?$/.exec(name);
    return prefix ? [[prefix[1] ?? '', value] as const] : [];
  });
  return own.length === 0 ? around : { ...around, ...Object.fromEntries(own) };
}

function isNamed(
  written: string,
  { name, namespace }: XmlShape,
  key: string,
  namespaces: Namespaces,
  byDefault: string,
): boolean {
  const prefix = prefixOf(written);
  const is = prefix === '' ? byDefault : (ownOf(namespaces, prefix) ?? '');
  return localOf(written) === (name ?? key) && (namespace === undefined || namespace === is);
}

function nameOf({ name }: XmlElement, namespaces: Namespaces, namespace: string | undefined): string {
  return qualified(namespace === undefined ? undefined : ownOf(namespaces, prefixOf(name)), localOf(name));
}

function qualifiedName({ name, namespace }: XmlShape, otherwise: string): string {
  return qualified(namespace, name ?? otherwise);
}

/** `{urn:pets}pet`. */
function qualified(namespace: Json | undefined, local: string): string {
  return namespace === undefined ? local : `{${String(namespace)}}${local}`;
}

function prefixOf(name: string): string {
  return name.includes(':') ? (name.split(':')[0] ?? '') : '';
}

function localOf(name: string): string {
  return name.split(':').at(-1) ?? name;
}
