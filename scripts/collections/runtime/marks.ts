/** Marks: values made up for one create, by which what it made is recognised again. */
import { formDecoded, type Json, parseJson } from '../../documentation/index.ts';
import { isIdName } from '../../vocabulary/index.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import type { Scalar } from './values.ts';

export interface Mark {
  /** Name of the field that was sent. */
  readonly field: string;
  readonly value: string;
}

/** The marks among the values of a body, which is JSON or a form. */
export function marksIn(body: string | undefined, madeUp: readonly string[]): readonly Mark[] {
  if (body === undefined || madeUp.length === 0) return [];
  return fieldsOf(body).filter(({ value }) => madeUp.includes(value));
}

function fieldsOf(body: string): readonly Mark[] {
  try {
    return leaves(parseJson(body), '');
  } catch {
    return body.split('&').flatMap((pair) => {
      const [field = '', value = ''] = pair.split('=').map(formDecoded);
      return [{ field, value }];
    });
  }
}

function leaves(value: Json, field: string): readonly Mark[] {
  if (typeof value === 'string') return [{ field, value }];
  if (Array.isArray(value)) return value.flatMap((each: Json) => leaves(each, field));
  return isObject(value) ? Object.entries(value).flatMap(([name, child]) => leaves(child, name)) : [];
}

/**
 * The mark that an entry of a list shows; undefined if it shows none. `id` is the place of the entry's id. A part of
 * the entry with an id of its own is another resource: a note that quotes its last comment is not that comment.
 */
export function markShown(entry: Json, id: readonly string[], marks: readonly Mark[]): Mark | undefined {
  const own = [entry, valueAt(entry, id.slice(0, -1))].filter(isObject);
  const parts = own.flatMap((each) => Object.values(each)).filter((part) => isObject(part) && !hasId(part));
  const shown = [...own, ...parts.filter(isObject)]
    .flatMap((each) => Object.values(each))
    .filter((value) => isScalar(value))
    .map((value) => plain(String(value)));
  return marks.find(({ value }) => shown.includes(plain(value)));
}

/**
 * Whether an answer shows other values where the marks were sent: then it is about another resource. A server may write a
 * text in another way, but keeps the letters and digits at its end, which mostly were drawn for it.
 */
export function contradictsMarks(answer: Json, marks: readonly Mark[]): boolean {
  const objects = [answer, ...(isObject(answer) ? Object.values(answer) : [])].filter(isObject);
  const shown = marks.flatMap((mark) =>
    objects
      .map((each) => each[mark.field])
      .filter((value) => typeof value === 'string' && value !== '')
      .map((value) => bare(String(value)).includes(bare(mark.value).slice(-drawn))),
  );
  return shown.length > 0 && !shown.includes(true);
}

/** So many letters and digits of a mark are compared. */
const drawn = 4;

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** An id that is one part of a path however a server reads it: others may lead to another resource than they name. */
export function isPlainId(id: Scalar): boolean {
  return !/[\s/\\?#%;\p{Cc}]|^\.{1,2}$/u.test(String(id));
}

function hasId(part: Json): boolean {
  return isObject(part) && Object.keys(part).some(isIdName);
}

/** Servers store names and addresses in lower case, and trim them. */
export function plain(text: string): string {
  return text.trim().toLowerCase();
}
