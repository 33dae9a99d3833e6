/** The form of a value (an IPv4 address, a UUID …): by words, by a type or by an example. */
import { plainTypeIn } from './types.ts';

/** The form of a value, as far as the documentation gives ground for it. */
export type ValueForm =
  | 'ipv4'
  | 'ipv6'
  | 'uuid'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'email'
  | 'hostname'
  | 'uri'
  | 'date'
  | 'date-time'
  | 'hex'
  | 'text';

const namedForms: readonly (readonly [RegExp, ValueForm])[] = [
  [/\bip ?v6\b/i, 'ipv6'],
  [/\bip ?v4\b|\b(ip|internet protocol) address/i, 'ipv4'],
  [/\b(uuid|guid)\b/i, 'uuid'],
  [/\be-?mail\b/i, 'email'],
  [/\b(host ?name|domain name|dns name|fqdn|domain)\b/i, 'hostname'],
  [/\b(ur[il]|link|web address)\b/i, 'uri'],
  [/\b(date[- ]?time|timestamp|iso[- ]?8601 date and time)\b/i, 'date-time'],
  [/\b(date|yyyy-mm-dd)\b/i, 'date'],
  [/\b(hex|hexadecimal|object ?id)\b/i, 'hex'],
];

/** The form that a text names, e.g. in `must be a valid IPv4 address`. */
export function formNamedIn(text: string): ValueForm | undefined {
  return namedForms.find(([pattern]) => pattern.test(text))?.[1] ?? plainTypeIn(text);
}

/** The form named right after what demands it or misses it: `must be a valid IPv4 address`, `invalid e-mail`. */
export function formDemandedIn(text: string): ValueForm | undefined {
  const demands =
    /\b(must|should|shall|has to|have to|needs? to|expected|valid|invalid|malformed|bad|wrong|incorrect|not an?|format)\b/gi;
  for (const match of text.matchAll(demands)) {
    const after = text.slice(match.index, match.index + match[0].length + 40).split(/[.;!?]\s/)[0] ?? '';
    const form = formNamedIn(after);
    if (form !== undefined) return form;
  }
  return undefined;
}

/** Formats of JSON Schema that are given by a field's name or description where its examples agree. */
export type SuggestedFormat = 'ipv4' | 'ipv6' | 'email' | 'uuid' | 'hostname' | 'uri' | 'date-time' | 'date';

interface Suggestion {
  /** The end of a name, its words in lower case with a space between them. */
  readonly name: RegExp;
  readonly text: RegExp;
}

const suggestions: Readonly<Record<SuggestedFormat, Suggestion>> = {
  ipv4: { name: /(^| )ip(v4)?( addr(ess)?)?$/, text: /\bip(v4)?[- ]address|\bipv4\b/i },
  ipv6: { name: /(^| )ip(v6)?( addr(ess)?)?$/, text: /\bip(v6)?[- ]address|\bipv6\b/i },
  email: { name: /(^| )e ?mail( addr(ess)?)?$/, text: patternOf('email') },
  uuid: { name: /(^| )(uuid|guid)$/, text: patternOf('uuid') },
  hostname: {
    name: /(^| )(host ?name|domain|domain name|fqdn)$/,
    text: /\b(host ?name|domain name|fqdn)\b/i,
  },
  uri: { name: /(^| )(url|uri|href)$/, text: /\b(url|uri)\b/i },
  'date-time': {
    name: /(^| )(at|on|date|time|datetime|timestamp|created|updated|modified|expires|expiry|expiration|start|end|from|to|since|until)$/,
    text: /\b(date|time|datetime|timestamp|iso[- ]?8601|rfc[- ]?3339|when)\b/i,
  },
  date: {
    name: /(^| )(on|at|date|day|birthday|dob|start|end|from|to|since|until)$/,
    text: /\b(date|day|iso[- ]?8601|when)\b/i,
  },
};

function patternOf(form: ValueForm): RegExp {
  return namedForms.find(([, name]) => name === form)![0];
}

/** Whether a text speaks of a format. */
export const suggestsFormat = (format: SuggestedFormat, text: string): boolean =>
  suggestions[format].text.test(text);

/** Whether the words of a name end as those of values of a format do. */
export const nameSuggestsFormat = (format: SuggestedFormat, words: string): boolean =>
  suggestions[format].name.test(words);

const shapes: readonly (readonly [RegExp, ValueForm])[] = [
  [/^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/, 'ipv4'],
  [/^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i, 'uuid'],
  [/^[\da-f]{0,4}(:[\da-f]{0,4}){2,7}$/i, 'ipv6'],
  [/^-?\d+$/, 'integer'],
  [/^-?\d+\.\d+$/, 'number'],
  [/^(true|false)$/, 'boolean'],
  [/^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i, 'email'],
  [/^https?:\/\//i, 'uri'],
  [/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/, 'date-time'],
  [/^\d{4}-\d\d-\d\d$/, 'date'],
  [/^(?=.*\d)[\da-f]{16,}$/i, 'hex'],
  [/^([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z]{2,}\.?$/i, 'hostname'],
];

/** The form that an example value shows; `text` where it shows none. */
export function formOfValue(value: string): ValueForm {
  return shapes.find(([pattern]) => pattern.test(value))?.[1] ?? 'text';
}

/** Whether a value has a form. */
export function hasForm(value: string, form: ValueForm): boolean {
  if (form === 'text') return true;
  if (form === 'number') return value.trim() !== '' && Number.isFinite(Number(value));
  if (form === 'hex') return /^[\da-f]+$/i.test(value);
  if (form === 'hostname')
    return /^([a-z\d_]([a-z\d_-]*[a-z\d])?\.)*[a-z\d]([a-z\d-]*[a-z\d])?\.?$/i.test(value);
  return shapes.some(([pattern, name]) => name === form && pattern.test(value));
}

/** A value that nobody takes for one of this form. */
export function valueWithoutForm(form: ValueForm): string {
  return `not-${formSlugs[form]}`;
}

const formSlugs: Readonly<Record<ValueForm, string>> = {
  ipv4: 'an-ipv4-address',
  ipv6: 'an-ipv6-address',
  uuid: 'a-uuid',
  integer: 'a-number',
  number: 'a-number',
  boolean: 'a-boolean',
  email: 'an-e-mail-address',
  hostname: 'a host name!',
  uri: 'a-uri',
  date: 'a-date',
  'date-time': 'a-date',
  hex: 'a-hex-id',
  text: 'valid',
};

/** The form in words with its article: `an IPv4 address`. */
export const formNames: Readonly<Record<ValueForm, string>> = {
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uuid: 'a UUID',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'a boolean',
  email: 'an e-mail address',
  hostname: 'a host name',
  uri: 'a URI',
  date: 'a date',
  'date-time': 'a date and time',
  hex: 'a hexadecimal id',
  text: 'a text of the documented form',
};
