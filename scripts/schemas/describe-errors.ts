/**
 * Errors of a validator in words. This file imports nothing but types, so that a collection can carry it as it is.
 */

/** An error as Ajv gives it. */
export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface DescribedError {
  /** JSON Pointer into the body, empty for the body as a whole. */
  readonly place: string;
  readonly expected: string;
  readonly actual: string;
}

/** What was expected where, and what stands there; one for each place, at most `limit`. */
export function describeErrors(
  errors: readonly ValidationError[],
  body: unknown,
  limit = 20,
): DescribedError[] {
  const places = new Map<string, ValidationError[]>();
  for (const error of errors) {
    const place = placeOf(error);
    const others = places.get(place);
    if (others) others.push(error);
    else places.set(place, [error]);
  }
  const described: DescribedError[] = [];
  for (const [place, found] of places) {
    const expectations = new Set(found.filter((error) => !isFrame(error, errors)).map(expectation));
    if (expectations.size === 0) continue;
    if (described.length === limit) break;
    described.push({ place, expected: [...expectations].join(' or '), actual: shown(valueAt(body, place)) });
  }
  return described;
}

function placeOf({ instancePath, keyword, params }: ValidationError): string {
  const inner = keyword === 'required' ? params.missingProperty : params.additionalProperty;
  return inner === undefined
    ? instancePath
    : `${instancePath}/${String(inner).replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/** `anyOf` and the like only frame the errors of their branches. */
function isFrame({ keyword, schemaPath }: ValidationError, errors: readonly ValidationError[]): boolean {
  if (keyword !== 'anyOf' && keyword !== 'oneOf' && keyword !== 'if') return false;
  return errors.some(
    (error) => error.schemaPath !== schemaPath && error.schemaPath.startsWith(`${schemaPath}/`),
  );
}

const formats: Readonly<Record<string, string>> = {
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  hostname: 'a host name',
  email: 'an email address',
  uri: 'a URI',
  uuid: 'a UUID',
  date: 'a date (YYYY-MM-DD)',
  'date-time': 'a date and time (ISO 8601 with a time zone)',
};

function expectation({ keyword, params }: ValidationError): string {
  const limit = String(params.limit);
  switch (keyword) {
    case 'required':
      return `required field \`${params.missingProperty}\``;
    case 'type':
      return ([] as unknown[]).concat(String(params.type).split(',')).map(kindInWords).join(' or ');
    case 'format':
      return formats[String(params.format)] ?? `a string of format ${params.format}`;
    case 'enum':
      return `one of ${(params.allowedValues as unknown[]).map((value) => shown(value)).join(', ')}`;
    case 'const':
      return shown(params.allowedValue);
    case 'minLength':
      return limit === '1' ? 'a string that is not empty' : `at least ${limit} characters`;
    case 'maxLength':
      return `at most ${limit} characters`;
    case 'minItems':
      return limit === '1' ? 'an array that is not empty' : `at least ${limit} items`;
    case 'maxItems':
      return `at most ${limit} items`;
    case 'minProperties':
      return `at least ${limit} fields`;
    case 'maxProperties':
      return `at most ${limit} fields`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `a number ${params.comparison} ${limit}`;
    case 'multipleOf':
      return `a multiple of ${params.multipleOf}`;
    case 'pattern':
      return `a string that matches /${params.pattern}/`;
    case 'uniqueItems':
      return 'items that all differ';
    case 'additionalProperties':
    case 'false schema':
      return 'no such field';
    default:
      return `a value that keeps to \`${keyword}\``;
  }
}

/** `an object`, `a string`. */
export function kindInWords(kind: unknown): string {
  if (kind === 'null') return 'null';
  return /^[aeiou]/.test(String(kind)) ? `an ${kind}` : `a ${kind}`;
}

function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

/** A value as JSON, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
