/** A value made of a JSON Schema, where the documentation shows a schema and no value. */
import { describedValue } from '../../vocabulary/index.ts';
import type { Json, JsonObject, JsonSchema } from '../model.ts';
import { allows, itemSchemas, propertySchemas, requiredOf } from './allows.ts';
import { numberFor } from './numbers.ts';
import { textOfPattern } from './pattern-text.ts';
import { isObject, isSame, listIn, numberIn, objectIn, referred, setOwn } from './schema-parts.ts';
import { laterText, saysForm, textFor } from './texts.ts';

/** Deeper than this only what is required is made, so that a schema that refers to itself comes to an end. */
const deepest = 4;
/** Deeper than this, nothing is made of a schema within itself: what is required there has no end. */
const mostLevels = 12;
/** Deeper than this nothing is made at all. */
const mostNested = 250;
const mostSchemas = 20_000;
/** References and parts that one value may go through: more lead in a circle. */
const mostParts = 60;
/** What it costs to judge a value, in schemas looked at. */
const costOfCheck = 10;
/** Sets of alternatives that are tried for one value. */
const mostChoices = 30;
/** Longer lists are not made, whatever a schema asks for. */
const mostItems = 200;

/** What a schema stands in, and what texts are like that it says nothing of. */
interface Making {
  readonly root: JsonSchema;
  /** How many more schemas are looked at: one that refers to itself in many places has no end otherwise. */
  readonly left: { schemas: number };
  readonly textOf: (name: string) => string;
  /** The same for texts that may not be empty, where `textOf` leaves them open. */
  readonly neededTextOf?: (name: string) => string;
  /** Optional properties are left out where their value would only be made up. */
  readonly isLean: boolean;
}

/** Where in the value a part of it stands, and which of several it is. */
interface Place {
  readonly name: string;
  readonly depth: number;
  /** Values of different variants differ, as far as the schema allows. */
  readonly variant: number;
  /** What the value has to keep. */
  readonly schemas?: readonly Json[];
  /** The value that it is a part of. */
  readonly around?: Place;
}

/** Schemas that a value has to keep all of, without references and parts. */
type Parts = readonly JsonObject[];

/**
 * A value that the schema allows; undefined where none is found, and for a schema that allows anything. Examples and
 * defaults come first. `textOf` gives the text for a property of which no more is known than that it is one; an empty
 * text leaves it open.
 */
export function schemaExample(schema: JsonSchema, textOf: (name: string) => string): Json | undefined {
  return madeOf({ root: schema, left: { schemas: mostSchemas }, textOf, isLean: false });
}

/**
 * A value to send: what is required, and what the schema shows a value for. Made-up values of optional properties only
 * give the target a reason to refuse it. Texts of which no more is known are empty, or `textOf` gives them; those that must
 * not be empty are given by `neededTextOf`.
 */
export function schemaExampleToSend(
  schema: JsonSchema,
  neededTextOf: (name: string) => string,
  textOf: (name: string) => string = () => '',
): Json | undefined {
  return madeOf({ root: schema, left: { schemas: mostSchemas }, textOf, neededTextOf, isLean: true });
}

/** Values that the schema allows, each another one as far as there are several; fewer than `count` where none is found. */
export function schemaVariants(schema: JsonSchema, count: number): readonly Json[] {
  const making = { root: schema, left: { schemas: mostSchemas }, textOf: () => '', isLean: true };
  const made = Array.from({ length: count }, (_none, variant) =>
    makeValue([schema], { name: '', depth: 0, variant }, making),
  );
  return made.filter((value): value is Json => value !== undefined && allows(schema, value, schema));
}

function madeOf(making: Making): Json | undefined {
  const { root } = making;
  const made = makeValue([root], { name: '', depth: 0, variant: 0 }, making);
  return made !== undefined && allows(root, made, root) ? made : undefined;
}

function makeValue(schemas: readonly Json[], place: Place, making: Making): Json | undefined {
  if (isEndless(schemas, place) || making.left.schemas <= 0) return undefined;
  const fits = (value: Json) => {
    making.left.schemas -= costOfCheck;
    return schemas.every((schema) => allows(schema, value, making.root));
  };
  let choices = 0;
  for (const parts of choicesOf(schemas, place, making)) {
    choices += 1;
    if (choices > mostChoices) return undefined;
    const shown = shownValues(parts).filter(fits);
    if (shown.length > 0) return shown[place.variant % shown.length];
    if (parts.some((part) => part.const !== undefined || Array.isArray(part.enum))) continue;
    const isPlain = !schemas.some((schema) => isObject(schema) && needsCheck(schema));
    for (const value of madeValues(parts, { ...place, schemas }, making))
      if (isPlain || fits(value)) return value;
  }
  return undefined;
}

function isEndless(schemas: readonly Json[], { depth, around }: Place): boolean {
  return depth > mostNested || (depth > mostLevels && isWithin(schemas, around));
}

function isWithin(schemas: readonly Json[], outer: Place | undefined): boolean {
  if (outer === undefined) return false;
  return (
    schemas.some((each) => isObject(each) && outer.schemas?.includes(each)) || isWithin(schemas, outer.around)
  );
}

/** Of a schema within itself, the alternatives that come to an end first: an expression of expressions ends with numbers. */
function choicesOf(schemas: readonly Json[], { depth, around }: Place, making: Making): Iterable<Parts> {
  const all = partsOf(schemas, making);
  if (depth < deepest || !isWithin(schemas, around)) return all;
  const some = [...all].slice(0, mostChoices);
  const isEnd = (parts: Parts) => !typesOf(parts).some((type) => type === 'object' || type === 'array');
  return [...some.filter(isEnd), ...some.filter((parts) => !isEnd(parts))];
}

/** Whether what is made part by part may still be refused. */
function needsCheck(schema: JsonObject): boolean {
  return [
    '$ref',
    'allOf',
    'oneOf',
    'anyOf',
    'not',
    'if',
    'contains',
    'propertyNames',
    'dependentSchemas',
  ].some((keyword) => schema[keyword] !== undefined);
}

/** Values that the documentation gives, the most telling first. */
function shownValues(parts: Parts): readonly Json[] {
  const given = parts.flatMap((part) => [part.const, part.example, ...listIn(part.examples), part.default]);
  const members = parts.flatMap((part) => listIn(part.enum));
  return [...given, ...members, describedText(parts)].filter((each) => each !== undefined);
}

/** A text that a description shows, where no keyword says what texts are like. */
function describedText(parts: Parts): string | undefined {
  const isText = parts.some(({ type }) => [type].flat().includes('string'));
  const isOpen = parts.every(
    ({ format, pattern, maxLength }) =>
      format === undefined && pattern === undefined && maxLength === undefined,
  );
  const texts = parts.flatMap(({ description }) => (typeof description === 'string' ? [description] : []));
  return isText && isOpen ? texts.map(describedValue).find((each) => each !== undefined) : undefined;
}

/** Each way to choose of all alternatives: the schemas that hold then, each without references and parts. */
function* partsOf(schemas: readonly Json[], making: Making, level = 0): Generator<Parts> {
  const [first, ...rest] = schemas;
  if (first === undefined) {
    yield [];
    return;
  }
  making.left.schemas -= 1;
  if (first === false || level > mostParts || making.left.schemas <= 0) return;
  const next = (...parts: readonly (Json | undefined)[]) =>
    partsOf([...parts.filter((part) => part !== undefined), ...rest], making, level + 1);
  if (!isObject(first)) {
    yield* next();
    return;
  }
  const { $ref, ...beside } = first;
  const { allOf, ...besideAll } = first;
  const { oneOf, ...besideOne } = first;
  const { anyOf, ...besideAny } = first;
  const { if: condition, then, else: otherwise, ...besideIf } = first;
  const { dependentSchemas, ...besideDependent } = first;
  if (typeof $ref === 'string') {
    const target = referred($ref, making.root);
    if (target !== undefined) yield* next(target, beside);
  } else if (Array.isArray(allOf)) {
    yield* next(besideAll, ...listIn(allOf));
  } else if (Array.isArray(oneOf)) {
    for (const each of withNullLast(listIn(oneOf))) yield* next(besideOne, each);
  } else if (Array.isArray(anyOf)) {
    for (const each of withNullLast(listIn(anyOf))) yield* next(besideAny, each);
  } else if (condition !== undefined) {
    yield* next(besideIf, condition, then);
    yield* next(besideIf, otherwise);
  } else if (dependentSchemas !== undefined) {
    yield* next(besideDependent, ...Object.values(objectIn(dependentSchemas)));
    yield* next(besideDependent);
  } else {
    for (const others of next()) yield [first, ...others];
  }
}

function withNullLast(alternatives: readonly Json[]): readonly Json[] {
  const isNull = (each: Json) => isObject(each) && each.type === 'null';
  return [...alternatives.filter((each) => !isNull(each)), ...alternatives.filter(isNull)];
}

const types = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;

function* madeValues(parts: Parts, place: Place, making: Making): Generator<Json> {
  for (const type of typesOf(parts)) {
    for (const value of valuesOfType(type, parts, place, making)) {
      if (value !== undefined) yield value;
    }
  }
}

/** The types that all schemas allow, `null` last; without any, what their other keywords are about. */
function typesOf(parts: Parts): readonly string[] {
  const written = parts.flatMap(({ type }) => (type === undefined ? [] : [[type].flat().map(String)]));
  const [first, ...others] = written;
  if (first === undefined) return spokenOf(parts);
  const isAllowed = (type: string) =>
    others.every((each) => each.includes(type) || (type === 'integer' && each.includes('number')));
  const allowed = first.flatMap((type) =>
    type === 'number' && !isAllowed(type) ? ['integer'].filter(isAllowed) : isAllowed(type) ? [type] : [],
  );
  return [...allowed.filter((type) => type !== 'null'), ...allowed.filter((type) => type === 'null')];
}

const keywordsOf: readonly (readonly [type: (typeof types)[number], keywords: readonly string[]])[] = [
  ['object', ['properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties']],
  ['array', ['items', 'prefixItems', 'minItems', 'contains']],
  ['string', ['pattern', 'format', 'minLength', 'maxLength']],
  ['number', ['minimum', 'maximum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum']],
];

function spokenOf(parts: Parts): readonly string[] {
  const spoken = keywordsOf.filter(([, keywords]) =>
    parts.some((part) => keywords.some((keyword) => part[keyword] !== undefined)),
  );
  const restricted = parts.some((part) => part.not !== undefined);
  return spoken.length > 0 || !restricted ? spoken.map(([type]) => type) : types.toReversed();
}

function* valuesOfType(
  type: string,
  parts: Parts,
  place: Place,
  making: Making,
): Generator<Json | undefined> {
  switch (type) {
    case 'object':
      yield objectOf(parts, place, making, false);
      yield objectOf(parts, place, making, true);
      return;
    case 'array':
      yield arrayOf(parts, place, making);
      return;
    case 'string':
      yield textFor(parts, wishFor(parts, place, making), place.variant);
      yield textFor(parts, wishFor(parts, place, making), place.variant + 1);
      return;
    case 'number':
    case 'integer':
      yield numberFor(parts, type === 'integer', place.variant);
      yield numberFor(parts, type === 'integer', place.variant + 1);
      return;
    case 'boolean':
      yield place.variant % 2 === 0;
      yield place.variant % 2 === 1;
      return;
    case 'null':
      yield null;
  }
}

function wishFor(parts: Parts, { name }: Place, making: Making): string {
  const isNeeded = parts.some(({ minLength }) => typeof minLength === 'number' && minLength > 0);
  const open = making.textOf(name);
  return laterText(parts, name) ?? (open === '' && isNeeded ? (making.neededTextOf?.(name) ?? open) : open);
}

function objectOf(parts: Parts, place: Place, making: Making, isBare: boolean): JsonObject | undefined {
  const value: Record<string, Json> = {};
  const most = Math.min(
    ...parts.map(({ maxProperties }) => numberIn(maxProperties, Number.POSITIVE_INFINITY)),
  );
  const required = () => parts.flatMap((part) => requiredOf(part, value));
  const offered = parts.flatMap((part) => Object.keys(objectIn(part.properties)));
  const optional = isBare || place.depth >= deepest ? [] : wanted(offered, required(), parts, making);
  for (const name of new Set([
    ...offered.filter((each) => required().includes(each)),
    ...required(),
    ...optional,
  ])) {
    if (!required().includes(name) && Object.keys(value).length >= most) continue;
    setProperty(value, name, parts, place, making, required().includes(name));
  }
  for (const name of required())
    if (!Object.hasOwn(value, name)) setProperty(value, name, parts, place, making, true);
  if (required().some((name) => !Object.hasOwn(value, name))) return undefined;
  const least = Math.max(0, ...parts.map(({ minProperties }) => numberIn(minProperties, 0)));
  for (
    let tried = 0;
    Object.keys(value).length < Math.min(least, mostItems) && tried < least + 50;
    tried += 1
  ) {
    const name = newName(parts, offered, tried, making);
    if (name !== undefined && !Object.hasOwn(value, name))
      setProperty(value, name, parts, place, making, true);
  }
  return inOrderOf(offered, value);
}

/** What is made besides what is required. */
function wanted(
  offered: readonly string[],
  required: readonly string[],
  parts: Parts,
  making: Making,
): readonly string[] {
  if (!making.isLean) return offered;
  const known = offered.filter((name) => required.includes(name) || hasKnownValue(name, parts, making));
  return known.length > 0 ? known : offered;
}

function hasKnownValue(name: string, parts: Parts, making: Making): boolean {
  const schemas = parts.flatMap((part) => propertySchemas(part, name));
  const [first = []] = partsOf(schemas, making);
  return shownValues(first).length > 0 || first.some(saysForm);
}

/** As the schema writes them, whatever was made first. */
function inOrderOf(names: readonly string[], value: JsonObject): JsonObject {
  const known = [...new Set(names)].filter((name) => Object.hasOwn(value, name));
  return Object.fromEntries(
    [...new Set([...known, ...Object.keys(value)])].map((name) => [name, value[name] as Json]),
  );
}

function setProperty(
  value: Record<string, Json>,
  name: string,
  parts: Parts,
  around: Place,
  making: Making,
  isNeeded: boolean,
): void {
  const schemas = parts.flatMap((part) => propertySchemas(part, name));
  const isNamed = parts.every(
    ({ propertyNames }) => propertyNames === undefined || allows(propertyNames, name, making.root),
  );
  if (!isNamed) return;
  const below = { name, depth: around.depth + 1, variant: around.variant, around };
  const isUnsaid = isNeeded && !schemas.includes(false) && schemas.every(saysNothing);
  const made = isUnsaid ? making.textOf(name) || 'sample' : makeValue(schemas, below, making);
  if (made !== undefined) setOwn(value, name, made);
}

function saysNothing(schema: Json): boolean {
  if (!isObject(schema)) return true;
  return Object.keys(schema).every((keyword) =>
    ['description', 'title', 'deprecated', '$comment'].includes(keyword),
  );
}

/** A name for one more property: an offered one, one by a pattern, or any. */
function newName(
  parts: Parts,
  offered: readonly string[],
  tried: number,
  making: Making,
): string | undefined {
  const known = [...new Set(offered)];
  if (tried < known.length) return known[tried];
  const count = tried - known.length;
  const [pattern] = parts.flatMap((part) => Object.keys(objectIn(part.patternProperties)));
  const names = parts.flatMap(({ propertyNames }) => (propertyNames === undefined ? [] : [propertyNames]));
  if (names.length > 0) {
    const name = makeValue([...names, { type: 'string' }], { name: '', depth: 0, variant: count }, making);
    return typeof name === 'string' ? name : undefined;
  }
  const isClosed = parts.some(
    (part) => part.additionalProperties === false || part.unevaluatedProperties === false,
  );
  return isClosed && pattern !== undefined ? textOfPattern(pattern, count, 1) : `key${count + 1}`;
}

function arrayOf(parts: Parts, place: Place, making: Making): readonly Json[] | undefined {
  const least = Math.max(0, ...parts.map(({ minItems }) => numberIn(minItems, 0)));
  const most = Math.min(...parts.map(({ maxItems }) => numberIn(maxItems, mostItems)));
  if (least > most || least > mostItems) return undefined;
  const isUnique = parts.some((part) => part.uniqueItems === true);
  const contained = parts.flatMap((part) =>
    part.contains === undefined
      ? []
      : Array.from({ length: numberIn(part.minContains, 1) }, () => part.contains as Json),
  );
  const first = Math.max(0, ...parts.map((part) => itemSchemas(part).first.length));
  const wished = place.depth > deepest ? 0 : Math.max(first, 1);
  const count = Math.min(Math.max(least, contained.length, wished), most);
  const items: Json[] = [];
  let variant = place.variant;
  for (let index = 0; index < count; index += 1) {
    const schemas = [
      ...parts.flatMap((part) => itemSchema(part, index)),
      ...contained.slice(index, index + 1),
    ];
    if (schemas.length === 0 && index >= least) break;
    const item = itemOf(
      schemas,
      place,
      making,
      () => (isUnique ? variant++ : place.variant),
      (each) => isUnique && items.some((other) => isSame(other, each)),
    );
    if (item === undefined) break;
    items.push(item);
  }
  return items.length < least ? undefined : items;
}

function itemSchema(part: JsonObject, index: number): readonly Json[] {
  const { first, rest } = itemSchemas(part);
  const schema = index < first.length ? first[index] : (rest ?? part.unevaluatedItems);
  return schema === undefined ? [] : [schema];
}

/** Variants beyond these are not tried to find another item. */
const mostVariants = 30;

function itemOf(
  schemas: readonly Json[],
  around: Place,
  making: Making,
  nextVariant: () => number,
  isTaken: (item: Json) => boolean,
): Json | undefined {
  for (let tried = 0; tried < mostVariants; tried += 1) {
    const variant = nextVariant();
    const isUnsaid = !schemas.includes(false) && schemas.every(saysNothing);
    const item = isUnsaid
      ? `sample${variant === 0 ? '' : ` ${variant + 1}`}`
      : makeValue(schemas, { name: around.name, depth: around.depth + 1, variant, around }, making);
    if (item === undefined || !isTaken(item)) return item;
  }
  return undefined;
}
