import { emptyAttribute } from '../empty-attribute.ts';
import type { Attribute, AttributeType, DescribedAttributes, Json, Source } from '../model.ts';
import { typeFromWords } from '../type-words.ts';
import { typedValue } from '../typed-value.ts';
import { children, childrenOf, type Element, keyAndValue, text, typeAttributes } from './api-elements.ts';
import { definitionOf } from './data-structures.ts';
import { elementValue } from './element-value.ts';
import { readFieldLine } from './field-line.ts';
import { readSignature } from './field-signature.ts';
import { type ListedField, listedFields, misnamedArray } from './listed-fields.ts';
import { placeOf, type ReaderContext } from './reader-context.ts';

/** Turns a `dataStructure` element into fields, with inheritance, mixins and alternatives resolved. */
export function readAttributes(reading: ReaderContext, structure: Element | undefined): DescribedAttributes {
  return readDefinition(reading, structure).described;
}

/** As `readAttributes`; `misread` where the parser makes something else of them, and so of examples and schema. */
export function readDefinition(
  reading: ReaderContext,
  structure: Element | undefined,
): { readonly described: DescribedAttributes; readonly misread: boolean } {
  const definition = definitionOf(structure);
  if (!definition) return { described: { attributes: [], attributesType: undefined }, misread: false };
  const fallback = placeOf(reading, structure, definition, definition.meta?.id) ?? reading.document.at(1);
  const misreadAt = new Set<Element>();
  const mson: Mson = { reading, fallback, within: [], misreadAt, budget: { left: mostFields } };
  const items = misnamedArray(definition);
  const attributes = fieldsOf(mson, items ?? definition);
  return {
    described: {
      attributes,
      attributesType: items ? 'array' : typeOf(mson, definition),
      ...namedTypeOf(mson, definition),
    },
    misread: items !== undefined || misreadAt.size > 0,
  };
}

interface Mson {
  readonly reading: ReaderContext;
  readonly fallback: Source;
  /** The named types being resolved: a type that contains itself is not followed again. */
  readonly within: readonly string[];
  /** Collects what the parser misreads. */
  readonly misreadAt: Set<Element>;
  /** How many more fields may be written out: types that use one another many times grow beyond all bounds. */
  readonly budget: { left: number };
}

const mostFields = 5_000;

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
      ? fieldsOfItems(mson, definition)
      : children(definition).flatMap((child, index) => fieldsFrom(mson, child, index));
  return lastOfEachName([...inherited, ...own]);
}

function fieldsOfItems(mson: Mson, array: Element): readonly Attribute[] {
  const listed = listedFields(mson.reading, array);
  if (!listed) return children(array).flatMap((item) => fieldsOf(mson, item));
  mson.misreadAt.add(array);
  return listed.map((field) => listedField(mson, field));
}

function fieldsFrom(mson: Mson, child: Element, index: number): readonly Attribute[] {
  switch (child.element) {
    case 'member':
      return [fieldFrom(mson, child)];
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

function fieldsOfNamed(mson: Mson, name: string): readonly Attribute[] {
  const definition = mson.reading.structures.get(name);
  if (!definition || primitives.has(name) || mson.within.includes(name) || mson.budget.left <= 0) return [];
  return fieldsOf({ ...mson, within: [...mson.within, name] }, definition);
}

function fieldFrom(mson: Mson, member: Element): Attribute {
  mson.budget.left -= 1;
  const { key, value } = keyAndValue(member);
  const source = placeOf(mson.reading, key, member) ?? mson.fallback;
  const traits = typeAttributes(member);
  const { typeText = impliedType(value), saysRequired } = readSignature(writtenAt(mson, source));
  const type = refinedType(value ? typeOf(mson, value) : 'string', typeText);
  const parts = value ? fieldsOf(mson, value) : [];
  const misread = value !== undefined && mson.misreadAt.has(value);
  const isExample = !misread && writtenExample(type, writtenAt(mson, source));
  const example = isExample ? elementValue(value) : undefined;
  const fixed = traits.includes('fixed') && example !== undefined;
  return {
    name: text(key) ?? '',
    type,
    typeText,
    description: (text(member.meta?.description) ?? '').trim(),
    required:
      saysRequired || traits.includes('required') ? true : traits.includes('optional') ? false : undefined,
    nullable: traits.includes('nullable'),
    values: fixed ? [example] : enumerated(mson, value),
    default: elementValue(value?.attributes?.default),
    example: example ?? elementValue(children(value?.attributes?.samples)[0]),
    children: parts,
    ...itemsOf(mson, value),
    ...namedTypeOf(mson, value),
    ...(member.attributes?.variable ? { variable: true } : {}),
    source,
  };
}

/** The named type that a value has, where it adds no fields to it. */
function namedTypeOf(mson: Mson, value: Element | undefined): Pick<Attribute, 'typeName' | 'recursive'> {
  if (!value || primitives.has(value.element) || !mson.reading.structures.has(value.element)) return {};
  if (mson.within.includes(value.element)) return { typeName: value.element, recursive: true };
  return children(value).length === 0 ? { typeName: value.element } : {};
}

/** What an array says of its items, without the fields of objects. */
function itemsOf(mson: Mson, value: Element | undefined): Pick<Attribute, 'items'> {
  const array = value && arrayOf(mson, value);
  const [item, ...others] = children(array);
  if (!array || !item || mson.misreadAt.has(array)) return {};
  if (others.some(({ element }) => element !== item.element)) return {};
  return {
    items: {
      ...emptyAttribute,
      ...namedTypeOf(mson, item),
      type: typeOf(mson, item),
      typeText: item.element,
      values: enumerated(mson, item),
      source: mson.fallback,
    },
  };
}

/** The array that a value is, also by a named type. */
function arrayOf(mson: Mson, value: Element): Element | undefined {
  if (value.element === 'array') return value;
  const named = mson.reading.structures.get(value.element);
  if (!named || mson.within.includes(value.element)) return undefined;
  return arrayOf({ ...mson, within: [...mson.within, value.element] }, named);
}

/** A field that the parser took for a sample value of an array. */
function listedField(mson: Mson, { item, line }: ListedField): Attribute {
  const source = placeOf(mson.reading, item) ?? mson.fallback;
  const traits = typeAttributes(item);
  const { typeText = impliedType(item), saysRequired } = readSignature(writtenAt(mson, source));
  const type = refinedType(typeOf(mson, item), typeText);
  return {
    name: line.name.replace(/`/g, ''),
    type,
    typeText,
    description: (text(item.meta?.description) ?? '').trim(),
    required:
      saysRequired || traits.includes('required') ? true : traits.includes('optional') ? false : undefined,
    nullable: traits.includes('nullable'),
    values: [],
    default: undefined,
    example: typedValue(line.value?.replace(/`/g, ''), type),
    children: [],
    source,
  };
}

function writtenAt(mson: Mson, source: Source): string {
  return mson.reading.document.written[source.line - 1] ?? '';
}

/** `+ count: how many there are (number)`: the parser makes 0 of words in place of a number. */
function writtenExample(type: AttributeType, line: string): boolean {
  const value = readFieldLine(line)?.value?.replace(/`/g, '');
  return value === undefined || (type !== 'number' && type !== 'integer') || /^[-+]?[\d.]/.test(value);
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

/** MSON has only `number`; people write `integer` nevertheless, and mean it. */
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
