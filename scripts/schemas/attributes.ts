/** Finding what the documentation says of the fields of an object. */
import type { Attribute } from '../documentation/index.ts';

export type AttributesByName = ReadonlyMap<string, Attribute>;

/** The attributes by name, the first of each; `owner.name` and `items[].id` become fields of fields. */
export function byName(attributes: readonly Attribute[]): AttributesByName {
  const named = new Map<string, Attribute>();
  for (const attribute of attributes) {
    const [first, ...rest] = attribute.name.split(/\.|\[\w*\]\.?/).filter((part) => part !== '');
    if (first === undefined) continue;
    const known = named.get(first);
    if (rest.length === 0) named.set(first, known ? { ...attribute, children: known.children } : attribute);
    else {
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
  return {
    name,
    type: 'any',
    typeText: '',
    description: '',
    required: undefined,
    nullable: false,
    values: [],
    default: undefined,
    example: undefined,
    children: [child],
    source: child.source,
  };
}

/** Whether the attributes are those of an object with these keys, and not of another thing with some like fields. */
export function describes(attributes: AttributesByName, keys: readonly string[]): boolean {
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
    const named = byName(list);
    if (!describes(named, keys)) continue;
    for (const [name, attribute] of named) if (!found.has(name)) found.set(name, attribute);
  }
  return found;
}
