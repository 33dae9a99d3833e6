/** Whether what was sent is what is shown: compared as far as a store may not change it. */
import { type Json, type JsonObject, pointerTo } from '../../documentation/index.ts';
import type { Deviation, DeviationCode } from '../../findings/index.ts';
import { endsInId, isOftenMasked, isSecretName, isVolatileName } from '../../vocabulary/index.ts';
import { isObject, isScalar, sameJson, show, valueAt } from './json.ts';

/** What a comparison of fields is about: the code of what differs, and where the fields were seen. */
export interface Seen {
  readonly code: DeviationCode;
  readonly subject?: string;
  /** Where the answer shows the fields; undefined where that is not worth a pointer, as in a list. */
  readonly at?: readonly string[];
  readonly exchange: number;
}

export function differs(
  { at = [], ...seen }: Seen,
  place: readonly string[],
  expected: unknown,
  actual: unknown,
): Deviation {
  return { ...seen, place: pointerTo([...at, ...place]), expected: show(expected), actual: show(actual) };
}

/** Fields that should show what was sent and do not. */
export function notStored(
  sent: Json | undefined,
  fields: readonly string[],
  shown: JsonObject,
  seen: Seen,
): readonly Deviation[] {
  const places = unstoredFields(sent, fields, shown).map((field) => [field]);
  return differences(places, sent, shown, seen);
}

/** The same of what objects in the resource itself hold; a list may stand for something else, as the schemas of SCIM do. */
export function notStoredInside(
  sent: Json | undefined,
  fields: readonly string[],
  shown: JsonObject,
  seen: Seen,
): readonly Deviation[] {
  const places = fields.flatMap((field) => unstoredInside(valueAt(sent, [field]), shown[field], [field]));
  return differences(places, sent, shown, seen);
}

/** Fields that were sent, and that the resource itself shows without a value. */
export function lostFields(
  sent: Json | undefined,
  fields: readonly string[],
  shown: JsonObject,
  seen: Seen,
): readonly Deviation[] {
  const lost = fields.filter((field) => isTold(valueAt(sent, [field])) && (shown[field] ?? null) === null);
  return differences(
    lost.map((field) => [field]),
    sent,
    shown,
    seen,
  );
}

function differences(
  places: readonly (readonly string[])[],
  sent: Json | undefined,
  shown: JsonObject,
  seen: Seen,
): readonly Deviation[] {
  return places.map((place) => differs(seen, place, valueAt(sent, place), valueAt(shown, place)));
}

/** Something that may be stored as nothing tells nothing. */
function isTold(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isObject(value)) return Object.values(value).some((each) => isTold(each));
  return value !== '' && value !== null && isScalar(value);
}

export function unstoredFields(
  sent: Json | undefined,
  fields: readonly string[],
  shown: JsonObject,
): readonly string[] {
  return fields.filter(
    (field) => Object.hasOwn(shown, field) && isAnother(field, valueAt(sent, [field]), shown[field]),
  );
}

function isAnother(field: string, sent: Json | undefined, shown: Json | undefined): boolean {
  const isShown = isScalar(sent) && isScalar(shown) && !isConcealed(field, shown);
  return isShown && !sameValue(sent, shown);
}

type Places = readonly (readonly string[])[];

function unstoredInside(sent: Json | undefined, shown: Json | undefined, place: readonly string[]): Places {
  if (!isObject(sent) || !isObject(shown) || isNamed(sent) || isNamed(shown)) return [];
  return Object.keys(sent)
    .filter(
      (field) =>
        Object.hasOwn(shown, field) &&
        sent[field] !== null &&
        !isVolatile(field, isScalar(sent[field]) ? sent[field] : ''),
    )
    .flatMap((field): Places => {
      const at = [...place, field];
      return isAnother(field, sent[field], shown[field])
        ? [at]
        : unstoredInside(sent[field], shown[field], at);
    });
}

/** What has an id of its own is another thing, which need not become what was sent of it. */
function isNamed(value: JsonObject): boolean {
  return Object.keys(value).some(endsInId);
}

/** A value that answers mask, or a secret that they leave empty or show the ends of. */
function isConcealed(field: string, shown: unknown): boolean {
  const isSecret = isSecretName(field) || isOftenMasked(field);
  return isMask(shown) || (isSecret && typeof shown === 'string' && /^$|^.{0,4}[*•]{3,}.{0,4}$/.test(shown));
}

/** `*****`: stands for a value that answers do not show. */
function isMask(shown: unknown): boolean {
  return typeof shown === 'string' && /^[*•]{3,}$/.test(shown);
}

/** Whether something, or what it holds, is not shown but masked. */
export function holdsMask(shown: Json | undefined): boolean {
  if (Array.isArray(shown)) return shown.some((each: Json) => holdsMask(each));
  return isObject(shown) ? Object.values(shown).some((each) => holdsMask(each)) : isMask(shown);
}

/** The same value; a point in time may be written in another way, and a number as text: its type is the schema's part. */
function sameValue(sent: unknown, shown: unknown): boolean {
  if (sameJson(sent, shown) || isNumberAndText(sent, shown)) return true;
  return isTime(sent) && isTime(shown) && isSameTime(sent, shown);
}

/** Of a time without a zone nobody but the target knows the zone: up to 14 hours from UTC, in quarters of an hour. */
function isSameTime(sent: string, shown: string): boolean {
  const apart = Math.abs(instantOf(sent) - instantOf(shown));
  const quarter = 15 * 60 * 1000;
  return hasZone(sent) === hasZone(shown) ? apart === 0 : apart % quarter === 0 && apart <= 14 * 4 * quarter;
}

function instantOf(time: string): number {
  return Date.parse(hasZone(time) ? time : `${time.replace(' ', 'T')}Z`);
}

function hasZone(time: string): boolean {
  return /(Z|[+-]\d\d:?\d\d| ?(UTC|GMT))$/i.test(time);
}

export function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(value);
}

function isNumberAndText(a: unknown, b: unknown): boolean {
  const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'bigint';
  const isMixed = (isNumber(a) && typeof b === 'string') || (typeof a === 'string' && isNumber(b));
  return isMixed && String(a) === String(b);
}

/** A field whose value changes by itself, and proves nothing. */
export function isVolatile(field: string, value: unknown): boolean {
  return (
    isVolatileName(field) ||
    (typeof value === 'string' && /^\d{4}-\d\d-\d\dT?/.test(value)) ||
    !isScalar(value)
  );
}
