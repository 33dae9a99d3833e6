/** Errors of a validator in words. It is small enough for a collection to carry. */
import { escapeStep, jsonText, keysOf } from '../../../documentation/index.ts';

/** An error as the validators give it: Ajv's own, without what is not needed to word it. */
export interface ValidationError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface DescribedError {
  /** JSON Pointer into the body, empty for the body as a whole. */
  readonly place: string;
  readonly expected: string;
  readonly actual: string;
}

/** What was expected where, and what is there: one for each place, in the order of the errors, at most `limit`. */
export function describeErrors(
  errors: readonly ValidationError[],
  body: unknown,
  { limit = 50, shorten = cut }: { readonly limit?: number; readonly shorten?: Shorten } = {},
): DescribedError[] {
  const told = new Set(
    errors
      .filter(isAlternative)
      .map(placeOf)
      .filter((place) => hasInner(errors, place)),
  );
  const places = new Map<string, ValidationError[]>();
  for (const error of errors) {
    // Its own error says no more than that `then` or `else` fails, and those errors are beside it.
    if (error.keyword === 'if') continue;
    const place = placeOf(error);
    if (!told.has(place)) places.set(place, [...(places.get(place) ?? []), error]);
  }
  return [...places].slice(0, limit).map(([place, found]) => ({
    place,
    expected: expectationOf(found),
    actual: shown(valueAt(body, place), shorten),
  }));
}

/** `anyOf` and `oneOf` stand for the errors of all their branches. */
function isAlternative({ keyword, params }: ValidationError): boolean {
  return keyword === 'anyOf' || (keyword === 'oneOf' && !params.passingSchemas);
}

/** Whether an alternative fits in its kind and fails further inside: then that is what has to be told. */
function hasInner(errors: readonly ValidationError[], place: string): boolean {
  return errors.some((error) => placeOf(error).startsWith(`${place}/`));
}

function placeOf({ instancePath, keyword, params }: ValidationError): string {
  const inner =
    keyword === 'required'
      ? params.missingProperty
      : (params.additionalProperty ?? params.unevaluatedProperty);
  if (inner === undefined) return instancePath;
  return `${instancePath}/${escapeStep(String(inner))}`;
}

/** All that fails at one place; of alternatives, what each of them wants there. */
function expectationOf(errors: readonly ValidationError[]): string {
  const isFrame = errors.some(isAlternative);
  const wanted = new Set(errors.filter((error) => !isAlternative(error)).map(inWords));
  if (isFrame && wanted.size === 0) return 'one of the documented forms';
  return [...wanted].join(isFrame ? ' or ' : ' and ');
}

const formats: Readonly<Record<string, string>> = {
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  hostname: 'a host name',
  email: 'an email address',
  uri: 'a URI',
  'uri-reference': 'a URI or a relative reference',
  uuid: 'a UUID',
  date: 'a date (YYYY-MM-DD)',
  time: 'a time (hh:mm:ss with a time zone)',
  'date-time': 'a date and time (ISO 8601 with a time zone)',
};

function inWords({ keyword, params }: ValidationError): string {
  switch (keyword) {
    case 'required':
    case 'dependencies':
    case 'dependentRequired':
      return `required field \`${params.missingProperty}\``;
    case 'type':
      return kindsInWords(params.type);
    case 'format':
      return formats[String(params.format)] ?? `a string of format ${params.format}`;
    case 'enum':
      return `one of ${(params.allowedValues as readonly unknown[]).map((value) => shown(value)).join(', ')}`;
    case 'const':
      return shown(params.allowedValue);
    case 'pattern':
      return `a string that matches ${params.pattern}`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `a number ${params.comparison} ${params.limit}`;
    case 'multipleOf':
      return `a multiple of ${params.multipleOf}`;
    case 'uniqueItems':
      return `items that all differ (${params.j} and ${params.i} are equal)`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
    case 'false schema':
      return 'no such field';
    case 'items':
    case 'unevaluatedItems':
      return sizeInWords('maxItems', Number(params.limit));
    case 'oneOf':
      return 'exactly one of the documented forms, not several';
    case 'not':
      return 'none of what the documentation rules out';
    case 'contains':
      return 'an item of the documented form';
    case 'propertyNames':
      return `field names as documented, not \`${params.propertyName}\``;
    default:
      return sizeInWords(keyword, Number(params.limit));
  }
}

const sizes: Readonly<Record<string, readonly [string, string, string]>> = {
  Length: ['a string that is not empty', 'character', 'characters'],
  Items: ['an array that is not empty', 'item', 'items'],
  Properties: ['an object that is not empty', 'field', 'fields'],
};

function sizeInWords(keyword: string, limit: number): string {
  const size = sizes[keyword.slice(3)];
  if (!size) return `a value that keeps to \`${keyword}\``;
  if (keyword.startsWith('min') && limit === 1) return size[0];
  return `at ${keyword.startsWith('min') ? 'least' : 'most'} ${limit} ${limit === 1 ? size[1] : size[2]}`;
}

function kindsInWords(types: unknown): string {
  return (Array.isArray(types) ? types : [types]).map(kindInWords).join(' or ');
}

/** `an object`, `a string`, `null`. */
export function kindInWords(kind: unknown): string {
  if (kind === 'null') return 'null';
  return `${/^[aeio]/.test(String(kind)) ? 'an' : 'a'} ${kind}`;
}

function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const key of keysOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** Makes a text no longer than so many characters, as it may be shown. */
export type Shorten = (text: string, length: number) => string;

const cut: Shorten = (text, length) => (text.length > length ? `${text.slice(0, length - 3)}…` : text);

/** A value as JSON, cut where it is long. */
export function shown(value: unknown, shorten = cut): string {
  return value === undefined ? 'nothing' : shorten(jsonText(value), 80);
}
