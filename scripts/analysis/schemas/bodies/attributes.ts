/** Finding what the documentation says of the fields of an object. */

import { type Attribute, emptyAttribute } from '../../../documentation/index.ts';
import { once } from '../../../vocabulary/index.ts';

export type AttributesByName = ReadonlyMap<string, Attribute>;

const none: AttributesByName = new Map();

/** What an attribute says of the fields of the object it describes. */
export function attributesOfFields(attribute: Attribute | undefined): AttributesByName {
  return attribute ? attributesOfList(attribute.children) : none;
}

/** The attributes of a list by name, the first of each; `owner.name` and `items[].id` become fields of fields. */
export const attributesOfList = once(indexByName);

function indexByName(attributes: readonly Attribute[]): AttributesByName {
  const named = new Map<string, Attribute>();
  for (const attribute of attributes) {
    const [first, ...rest] = attribute.name.split(/\.|\[\w*\]\.?/).filter((part) => part !== '');
    if (first === undefined) continue;
    const known = named.get(first);
    if (rest.length === 0) {
      if (!known) named.set(first, attribute);
      else if (isContainer(known))
        named.set(first, { ...attribute, children: [...attribute.children, ...known.children] });
      else if (known.children.length === 0) named.set(first, { ...known, children: attribute.children });
    } else {
      const inner = { ...attribute, name: rest.join('.') };
      named.set(first, known ? withChild(known, inner) : containerOf(first, inner));
    }
  }
  return named;
}

function withChild(container: Attribute, child: Attribute): Attribute {
  return { ...container, children: [...container.children, child] };
}

function containerOf(name: string, child: Attribute): Attribute {
  return { ...emptyAttribute, name, children: [child], source: child.source };
}

function isContainer({ type, typeText, description }: Attribute): boolean {
  return type === 'any' && typeText === '' && description === '';
}

/** Whether the attributes are those of an object with these keys, and not of another thing with some like fields. */
function describes(attributes: AttributesByName, keys: readonly string[]): boolean {
  const known = keys.filter((key) => attributes.has(key)).length;
  return known > 0 && (known * 2 >= attributes.size || (known > 1 && known * 2 >= keys.length));
}

/** All that the lists say about an object with these keys; what comes first wins. */
export function attributesFor(
  lists: readonly (readonly Attribute[])[],
  keys: readonly string[],
): AttributesByName {
  const found = new Map<string, Attribute>();
  for (const list of lists) {
    const named = attributesOfList(list);
    if (!describes(named, keys)) continue;
    for (const [name, attribute] of named) if (!found.has(name)) found.set(name, attribute);
  }
  return found;
}

/** What an attribute says of the items where it stands for an array. */
export function itemAttribute(attribute: Attribute | undefined): Attribute | undefined {
  if (!attribute) return undefined;
  const { children, items, source } = attribute;
  const values = attribute.type === 'array' ? attribute.values.filter((value) => !Array.isArray(value)) : [];
  if (children.length > 0) {
    const named = items?.typeName === undefined ? {} : { typeName: items.typeName };
    return {
      ...emptyAttribute,
      ...named,
      type: attribute.type === 'array' ? 'object' : 'any',
      children,
      source,
    };
  }
  if (items) return { ...items, values: [...values, ...items.values] };
  const several = severalTypes.exec(attribute.typeText)?.[1];
  if (several !== undefined)
    return { ...emptyAttribute, typeText: several.replaceAll(',', ' / '), values, source };
  const written = attribute.type === 'array' ? writtenItemType(attribute.typeText) : 'any';
  if (written === 'any' && values.length === 0) return undefined;
  return { ...emptyAttribute, type: written, values, source };
}

/** `array[string, number]`: the items are of any of these types. */
const severalTypes = /^array\s*\[([^\]]*,[^\]]*)\]/i;

const itemType =
  /(?:\[|\bof )\s*(string|number|integer|boolean|object)s?\b|^(string|number|integer|boolean|object)s?\s*\[\]/i;

function writtenItemType(typeText: string): Attribute['type'] {
  const written = itemType.exec(typeText);
  return (written?.[1] ?? written?.[2] ?? 'any').toLowerCase() as Attribute['type'];
}
