/** Whether what was sent is what is shown: compared as far as a store may not change it. */
import { type Json, type JsonObject, pointerTo } from '../../documentation/index.ts';
import type { Deviation, DeviationCode } from '../../findings/index.ts';
import { endsInId, isOftenMasked, isSecretName, isVolatileName } from '../../vocabulary/index.ts';
import { isObject, isScalar, sameJson, show, valueAt } from './json.ts';
import { plain } from './marks.ts';

/** What a comparison of fields is about: the code of what differs, and where the fields were seen. */
export interface Seen {
  readonly code: DeviationCode;
  readonly subject?: string;
  /** Where the answer shows the fields; undefined if that is not worth a pointer, as in a list. */
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

/** The same of what objects and lists in the resource itself hold. */
export function notStoredInside(
  sent: Json | undefined,
  fields: readonly string[],
  shown: JsonObject,
  seen: Seen,
): readonly Deviation[] {
  const places = fields.flatMap((field) => unstoredInside(valueAt(sent, [field]), shown[field], [field]));
  return differences(places, sent, shown, seen);
}

/**
 * Fields that were sent, and that the resource itself shows without a value. `inside`: places in its objects, which count
 * if it shows the object.
 */
export function lostFields(
  sent: Json | undefined,
  fields: readonly string[],
  shown: JsonObject,
  seen: Seen,
  inside: Places = [],
): readonly Deviation[] {
  const places = [...fields.map((field) => [field]), ...inside.filter((place) => isKept(place, shown))];
  const lost = places.filter((place) => isLost(place, valueAt(sent, place), valueAt(shown, place)));
  return differences(lost, sent, shown, seen);
}

/** Without a value, or a list without entries: only of things that it cannot find a target may leave out all. */
function isLost(place: readonly string[], sent: Json | undefined, shown: Json | undefined): boolean {
  if (!isTold(sent)) return false;
  const isEmptied = Array.isArray(shown) && shown.length === 0 && isPlainList(sent);
  return (shown ?? null) === null || (isEmptied && !endsInId(place.at(-1) ?? ''));
}

/** Values, and not things that have fields of their own. */
export function isPlainList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value) && value.every(isScalar);
}

/** Whether the object is shown in which a field stands, and it is no other thing; answers leave out secrets. */
function isKept(place: readonly string[], shown: JsonObject): boolean {
  const name = place.at(-1) ?? '';
  const around = place.slice(0, -1).map((_key, at) => valueAt(shown, place.slice(0, at + 1)));
  return (
    !isSecretName(name) && !isVolatileName(name) && around.every((each) => isObject(each) && !isNamed(each))
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
  if (Array.isArray(sent) && Array.isArray(shown)) return unstoredInList(sent, shown, place);
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

/**
 * Of a list that was kept in part: one that is longer, shorter or altogether different may stand for something else, as the
 * schemas of SCIM do.
 */
function unstoredInList(sent: readonly Json[], shown: readonly Json[], place: readonly string[]): Places {
  if (sent.length !== shown.length) return [];
  if (sent.every(isScalar) && shown.every(isScalar)) {
    const kept = new Set(shown.map((each) => plain(String(each))));
    const lost = sent.filter((each) => !kept.has(plain(String(each))));
    return lost.length > 0 && lost.length < sent.length ? [place] : [];
  }
  return sent.flatMap((item, at): Places => {
    const changed = shown.map((other) => unstoredInside(item, other, [...place, String(at)]));
    const isThere = changed.some((each, index) => each.length === 0 && isObject(shown[index]));
    const partly = changed.find((each, index) => each.length > 0 && sharesValue(item, shown[index]));
    return isThere ? [] : (partly ?? []);
  });
}

function sharesValue(sent: Json, shown: Json | undefined): boolean {
  if (!isObject(sent) || !isObject(shown)) return false;
  return Object.entries(sent).some(
    ([field, value]) => isTold(value) && isScalar(value) && sameValue(value, shown[field]),
  );
}

/** What has an id of its own is another thing, which need not become what was sent of it. */
function isNamed(value: JsonObject): boolean {
  return Object.keys(value).some(endsInId);
}

/** A value that answers mask, or a secret that they leave empty or show the ends of. */
export function isConcealed(field: string, shown: unknown): boolean {
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
