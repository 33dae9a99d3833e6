/** The form of a value (an IPv4 address, a UUID …): by words, by a type or by an example. */

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

/** What has a number that is a name and not an amount: `the phone number`, `an account number`. */
const knownByNumber =
  'phone|telephone|mobile|cell|fax|contact|virtual|recipient|account|card|bank|routing|customer|serial|order|invoice|reference|tracking|registration|passport|licen[cs]e|policy|part|model|vat|tax|document|id|identification|identity|security|flight';

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
  [/\b(integer|whole number|int)\b/i, 'integer'],
  [
    new RegExp(`(?<!\\b(${knownByNumber})[ -])\\bnumber\\b|\\b(numeric|numerical|float|decimal)\\b`, 'i'),
    'number',
  ],
  [/\b(boolean|bool|true or false)\b/i, 'boolean'],
];

/** The form that a text names, e.g. in `must be a valid IPv4 address`. */
export function formNamedIn(text: string): ValueForm | undefined {
  return namedForms.find(([pattern]) => pattern.test(text))?.[1];
}

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
