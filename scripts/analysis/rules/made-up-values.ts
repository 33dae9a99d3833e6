/** Values that are made up: well-formed ones that name nothing, and new ones that nothing has yet. */
import type { ValueForm } from '../../vocabulary/index.ts';

/** Numbers from 0 up to 1, such as `Math.random`. */
export type Random = () => number;

/** A well-formed value that is not among `taken`; it takes the form of `like`. */
export function absentValue(
  form: ValueForm,
  like: string | undefined,
  taken: readonly string[],
  random: Random,
): string {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const value = madeUp(form, like ?? taken[0], random);
    if (!taken.includes(value)) return value;
  }
  return madeUp('uuid', undefined, random);
}

/** A new value in the form of the documented one, e.g. another name or address. */
export function freshValue(form: ValueForm, like: string, random: Random): string {
  const mark = randomText('abcdefghijkmnpqrstuvwxyz23456789', 6, random);
  switch (form) {
    case 'email':
      return like.replace(/^[^@]*/, `docproof-${mark}`);
    case 'hostname':
      return `docproof-${mark}.${parentDomain(like)}`;
    case 'uri':
      return `${like.replace(/[?#].*$/s, '').replace(/\/$/, '')}/${mark}`;
    case 'text':
      return freshText(like, mark, random);
    case 'ipv4':
    case 'ipv6':
    case 'uuid':
    case 'integer':
    case 'number':
    case 'hex':
    case 'boolean':
    case 'date':
    case 'date-time':
      return madeUp(form, like, random);
  }
}

/** `www.example.com.` → `example.com.` */
function parentDomain(like: string): string {
  const labels = like.split('.');
  const known = labels.filter((label) => label !== '');
  return known.length > 2 ? labels.slice(1).join('.') : like;
}

/**
 * Whether a new value in place of a documented one is a mark: so unlikely that nothing else has it. A date, a flag or an
 * address of a small network is not.
 */
export function isDistinctive(form: ValueForm, value: string, like: string): boolean {
  switch (form) {
    case 'email':
    case 'hostname':
    case 'uri':
    case 'uuid':
      return true;
    case 'text':
      return !isCode(like) || (value.match(/\d/g) ?? []).length >= 10;
    case 'hex':
      return value.length >= 10;
    case 'ipv4':
    case 'ipv6':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'date':
    case 'date-time':
      return false;
  }
}

/** Groups of letters and digits in a shape of its own, which may be checked: `SKU-1234`, `INV-2024-001`, `r00m-7a`. */
function isCode(text: string): boolean {
  return (
    (text.match(/[a-z\d]/gi) ?? []).length > 4 &&
    /\d/.test(text) &&
    /^[A-Za-z\d]+([-_./:#][A-Za-z\d]+)*$/.test(text) &&
    !isWordy(text)
  );
}

/** A word with a number behind it, `warmup-1`, has no shape to keep. */
function isWordy(text: string): boolean {
  return /[a-z]{3}/.test(text);
}

/** Its shape with other digits; where those are few, other letters as well, but for a prefix before a separator. */
function renumbered(like: string, random: Random): string {
  const prefix = /^[A-Za-z]+[-_./:#]/.exec(like)?.[0] ?? '';
  const rest = like.slice(prefix.length);
  const digits = rest.replace(/\d/g, () => pick('0123456789', random));
  if ((rest.match(/\d/g) ?? []).length >= 4)
    return prefix + (digits === rest ? renumbered(rest, random) : digits);
  return prefix + reshuffled(rest, random);
}

/** The documented text with a mark at its end, in its own way of separating words and no longer than needed. */
function freshText(like: string, mark: string, random: Random): string {
  if (isCode(like)) return renumbered(like, random);
  // What shows nothing but small letters may have to consist of them.
  const isLetters = /^[a-z]+$/.test(like);
  const separator = / /.test(like)
    ? ' '
    : /_/.test(like)
      ? '_'
      : /-/.test(like) || (/[a-z]/.test(like) && !isLetters)
        ? '-'
        : '';
  const lettered = isLetters ? mark.replace(/\d/g, (digit) => 'stuvwxyzpq'[Number(digit)] ?? 'z') : mark;
  const cased = /^[^a-z]*$/.test(like) ? lettered.toUpperCase() : lettered;
  return `${like.slice(0, 24)}${separator}${cased}`;
}

function madeUp(form: ValueForm, like: string | undefined, random: Random): string {
  switch (form) {
    case 'ipv4':
      // RFC 5737 keeps these for documentation: nobody has them.
      return `${pick(['192.0.2', '198.51.100', '203.0.113'], random)}.${randomInteger(1, 254, random)}`;
    case 'ipv6':
      return `2001:db8::${randomText('0123456789abcdef', 4, random)}`;
    case 'uuid':
      return [8, 4, 4, 4, 12].map((length, index) => uuidPart(length, index, random)).join('-');
    case 'integer':
      return absentInteger(like, random);
    case 'number':
      return `${randomInteger(900_000, 999_999, random)}.5`;
    case 'email':
      return `absent-${randomText('abcdefghijkmnpqrstuvwxyz', 8, random)}@example.com`;
    case 'hostname':
      return `absent-${randomText('abcdefghijkmnpqrstuvwxyz', 8, random)}.example.com${like?.endsWith('.') ? '.' : ''}`;
    case 'uri':
      return `https://example.com/absent-${randomText('abcdefghijkmnpqrstuvwxyz', 8, random)}`;
    case 'date':
      return `${randomInteger(2190, 2199, random)}-01-0${randomInteger(1, 9, random)}`;
    case 'date-time':
      return `${randomInteger(2190, 2199, random)}-01-0${randomInteger(1, 9, random)}T00:00:00Z`;
    case 'boolean':
      return 'false';
    case 'hex':
    case 'text':
      return reshuffled(like, random);
  }
}

/** Within what a 32-bit id may be, and as long as the documented ones where those are long. */
function absentInteger(like: string | undefined, random: Random): string {
  const digits = like === undefined ? 0 : like.replace(/^-/, '').length;
  // Up to what 64 bits hold.
  if (digits > 9 && digits < 20) return `8${randomText('0123456789', digits - 1, random)}`;
  return String(randomInteger(1_900_000_000, 2_100_000_000, random));
}

/**
 * Every letter and digit replaced by another of its class, so that length and form stay; of letters the rare ones,
 * so that a short code is hardly one that exists. The scheme of a URL is what it is.
 */
export function reshuffled(like: string | undefined, random: Random): string {
  if (like === undefined || (like.match(/[a-z\d]/gi) ?? []).length < 2) {
    return `absent-${randomText('abcdefghijkmnpqrstuvwxyz', 8, random)}`;
  }
  const hex = like.length > 7 && /^[\da-f]+$/i.test(like) && /\d/.test(like);
  const scheme = /^[a-z][a-z\d+.-]*:\/\//i.exec(like)?.[0] ?? '';
  const other = like
    .slice(scheme.length)
    .replace(/\d/g, () => pick('123456789', random))
    .replace(/[a-z]/g, () => pick(hex ? 'abcdef' : 'qxzjvkw', random))
    .replace(/[A-Z]/g, () => pick(hex ? 'ABCDEF' : 'QXZJVKW', random));
  return scheme + other;
}

function uuidPart(length: number, index: number, random: Random): string {
  const part = randomText('0123456789abcdef', length, random);
  if (index === 2) return `4${part.slice(1)}`;
  return index === 3 ? `a${part.slice(1)}` : part;
}

function randomText(alphabet: string, length: number, random: Random): string {
  return Array.from({ length }, () => pick(alphabet, random)).join('');
}

function pick(from: string | readonly string[], random: Random): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

function randomInteger(from: number, to: number, random: Random): number {
  return from + Math.floor(random() * (to - from + 1));
}
