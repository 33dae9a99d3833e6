import type { Attribute, AttributeType, Json, Source } from '../model.ts';
import { typeFromWords } from '../type-words.ts';
import { children, childrenOf, type Element, keyAndValue, text, typeAttributes } from './api-elements.ts';
import { definitionOf } from './data-structures.ts';
import { elementValue } from './element-value.ts';
import { writtenType } from './mson-signature.ts';
import { placeOf, type Reading } from './reading.ts';

/** The fields that MSON describes, and what they are the fields of. */
export interface DescribedAttributes {
  readonly attributes: readonly Attribute[];
  readonly attributesType: AttributeType | undefined;
}

/** Turns a `dataStructure` element into fields, with inheritance, mixins and alternatives resolved. */
export function readAttributes(reading: Reading, structure: Element | undefined): DescribedAttributes {
  const definition = definitionOf(structure);
  if (!definition) return { attributes: [], attributesType: undefined };
  const fallback = placeOf(reading, structure, definition, definition.meta?.id) ?? reading.document.at(1);
  const mson: Mson = { reading, fallback, within: [] };
  return { attributes: fieldsOf(mson, definition), attributesType: typeOf(mson, definition) };
}

interface Mson {
  readonly reading: Reading;
  readonly fallback: Source;
  /** The named types being resolved: a type that contains itself is not followed again. */
  readonly within: readonly string[];
}

const primitives: ReadonlyMap<string, AttributeType> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['null', 'null'],
  ['array', 'array'],
  ['object', 'object'],
]);

function fieldsOf(mson: Mson, definition: Element): readonly Attribute[] {
  const inherited = fieldsOfNamed(mson, definition.element);
  const own =
    typeOf(mson, definition) === 'array'
      ? children(definition).flatMap((item) => fieldsOf(mson, item))
      : children(definition).flatMap((child, index) => fieldsFrom(mson, child, index));
  return lastOfEachName([...inherited, ...own]);
}

function fieldsFrom(mson: Mson, child: Element, index: number): readonly Attribute[] {
  switch (child.element) {
    case 'member':
      return isPattern(child) ? [] : [fieldFrom(mson, child)];
    case 'ref':
      return fieldsOfNamed(mson, text(child) ?? '');
    case 'select':
      return childrenOf(child, 'option').flatMap((each, option) =>
        children(each)
          .flatMap((member) => fieldsFrom(mson, member, 0))
          .map((field) => ({ ...field, choice: { set: index, option } })),
      );
    default:
      return [];
  }
}

/** `+ *name*: value`: any name may stand there, so it is no field's. */
function isPattern(member: Element): boolean {
  return text(keyAndValue(member).key?.attributes?.variable ?? member.attributes?.variable) === 'true';
}

function fieldsOfNamed(mson: Mson, name: string): readonly Attribute[] {
  const definition = mson.reading.structures.get(name);
  if (!definition || primitives.has(name) || mson.within.includes(name)) return [];
  return fieldsOf({ ...mson, within: [...mson.within, name] }, definition);
}

function fieldFrom(mson: Mson, member: Element): Attribute {
  const { key, value } = keyAndValue(member);
  const source = placeOf(mson.reading, key, member) ?? mson.fallback;
  const traits = typeAttributes(member);
  const typeText = writtenType(mson.reading.document.written[source.line - 1] ?? '') ?? impliedType(value);
  const example = elementValue(value);
  const fixed = traits.includes('fixed') && example !== undefined;
  return {
    name: text(key) ?? '',
    type: refinedType(value ? typeOf(mson, value) : 'string', typeText),
    typeText,
    description: text(member.meta?.description) ?? '',
    required: traits.includes('required') ? true : traits.includes('optional') ? false : undefined,
    nullable: traits.includes('nullable'),
    values: fixed ? [example] : enumerated(mson, value),
    default: elementValue(value?.attributes?.default),
    example: example ?? elementValue(children(value?.attributes?.samples)[0]),
    children: value ? fieldsOf(mson, value) : [],
    ...(member.attributes?.variable ? { variable: true } : {}),
    source,
  };
}

function typeOf(mson: Mson, definition: Element): AttributeType {
  const primitive = primitives.get(definition.element);
  if (primitive) return primitive;
  if (definition.element === 'enum') {
    const [member] = children(definition.attributes?.enumerations);
    return member ? typeOf(mson, member) : 'string';
  }
  const named = mson.reading.structures.get(definition.element);
  if (!named || mson.within.includes(definition.element)) return 'any';
  return typeOf({ ...mson, within: [...mson.within, definition.element] }, named);
}

/** MSON has only `number`; people write `integer` all the same, and mean it. */
function refinedType(type: AttributeType, typeText: string): AttributeType {
  return type === 'number' && typeFromWords(typeText) === 'integer' ? 'integer' : type;
}

function impliedType(value: Element | undefined): string {
  return value?.element ?? 'string';
}

/** The members of an enumeration, also of a named one. */
function enumerated(mson: Mson, value: Element | undefined): readonly Json[] {
  if (!value) return [];
  const own = children(value.attributes?.enumerations).flatMap((each) => elementValue(each) ?? []);
  if (own.length > 0) return own;
  const named = mson.reading.structures.get(value.element);
  if (!named || mson.within.includes(value.element)) return [];
  return enumerated({ ...mson, within: [...mson.within, value.element] }, named);
}

function lastOfEachName(fields: readonly Attribute[]): readonly Attribute[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}
