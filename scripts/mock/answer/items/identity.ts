/** Ids: set into a value in its own type, followed into links, and made up in the form of documented ones. */

import { deeply, isObject, valueAt } from '../../../analysis/index.ts';
import {
  isNumber,
  type Json,
  type JsonObject,
  ownOf,
  pathSegments,
  wholeNumber,
} from '../../../documentation/index.ts';
import { formOfValue } from '../../../vocabulary/index.ts';
import { encodeSegment } from '../model/encode.ts';
import type { ServedResource } from '../model/model.ts';

/** A value with something else at a place; what is not there is made. */
export function setAt(value: JsonObject, path: readonly string[], replacement: Json): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const child = Object.hasOwn(value, key) ? value[key] : undefined;
  const next = rest.length === 0 ? replacement : setAt(isObject(child) ? child : {}, rest, replacement);
  return { ...value, [key]: next };
}

/** The documented item as the one with another id, also where links in it name the id. */
export function withId(template: JsonObject, resource: ServedResource, id: string): JsonObject {
  const linked = linkedTo(template, resource, id);
  if (!resource.idField) return linked;
  const shown = valueAt(template, resource.idField);
  if (shown === undefined && Object.keys(template).length > 0 && resource.idField.length > 1) return linked;
  if (isNumber(shown) && !isWholeNumber(id)) return linked;
  return setAt(linked, resource.idField, typedLike(shown, id));
}

/** A value of the documented item with the links in it turned to another one. */
export function linkedTo(value: JsonObject, resource: ServedResource, id: string): JsonObject {
  const old = resource.templateId;
  return old === '' || old === id ? value : (relink(value, resource, old, id) as JsonObject);
}

/** The text of an id in the JSON type that the documentation shows. */
export function typedLike(shown: Json | undefined, id: string): Json {
  return isNumber(shown) && isWholeNumber(id) ? wholeNumber(id) : id;
}

function isWholeNumber(text: string): boolean {
  return /^-?\d{1,19}$/.test(text);
}

/** Replaces an id in texts that look like links to the item. */
function relink(value: Json, resource: ServedResource, old: string, id: string): Json {
  return deeply(value, (each) => (typeof each === 'string' ? relinkText(each, resource, old, id) : each));
}

function relinkText(text: string, resource: ServedResource, old: string, id: string): string {
  if (!text.includes('/') || !text.includes(old)) return text;
  const segments = pathSegments(resource.itemPath);
  const before = segments.at(-2)?.text ?? '';
  return text
    .split('/')
    .map((segment, index, all) => {
      const tail = segment.slice(old.length);
      const isId = segment.startsWith(old) && /^($|[.?#])/.test(tail);
      return isId && (all[index - 1] === before || /^\{.*\}$/.test(before))
        ? encodeSegment(id) + tail
        : segment;
    })
    .join('/');
}

/** The text as it would be in a path: `Travel notes` → `travel-notes`. */
function slugOf(text: string, separator: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^\p{L}\d]+/gu, separator)
    .replace(new RegExp(`^\\${separator}|\\${separator}$`, 'g'), '');
}

/** An id that is made of what was sent, where the documented one is made of a documented text in that way. */
export function derivedId(resource: ServedResource, sent: JsonObject): string | undefined {
  for (const [key, shown] of Object.entries(resource.template)) {
    const own = ownOf(sent, key);
    if (typeof shown !== 'string' || typeof own !== 'string' || own.trim() === '') continue;
    for (const separator of ['-', '_']) {
      if (shown !== resource.templateId && slugOf(shown, separator) === resource.templateId)
        return slugOf(own, separator);
    }
  }
  return undefined;
}

/** A new id in the form of the documented one. `taken` says which there are; `count` makes each one different. */
export function newId(like: string, highest: number, count: number, taken: (id: string) => boolean): string {
  for (let attempt = 0; ; attempt += 1) {
    const id = counted(like, attempt) ?? idLike(like, highest + 1 + attempt, mixed(count * 7919 + attempt));
    if (!taken(id)) return id;
  }
}

/** The number behind a prefix goes on: `INV-0042` → `INV-0043`. */
function counted(like: string, attempt: number): string | undefined {
  const [, prefix, number = ''] =
    /^((?:[A-Za-z]+[-_/#])+|(?:[A-Za-z]+[-_/#])(?:\d{2,4}[-_/]))(\d{1,9})$/.exec(like) ?? [];
  if (prefix === undefined) return undefined;
  return prefix + String(Number(number) + 1 + attempt).padStart(number.length, '0');
}

function idLike(like: string, next: number, seed: number): string {
  switch (formOfValue(like)) {
    case 'integer':
      return String(next);
    case 'ipv4':
      return ipv4After(like, seed);
    case 'uuid':
      return scrambled(like, seed)
        .replace(/^(.{14})./, '$14')
        .replace(/^(.{19})./, '$1a');
    case 'email':
      return like.replace('@', `+${seed % 10_000}@`);
    case 'hostname':
      return `${shortCode(seed)}.${like}`;
    default:
      return like === '' ? String(next) : textLike(like, seed);
  }
}

function ipv4After(like: string, seed: number): string {
  const [a = '10', b = '0'] = like.split('.');
  return [a, b, (seed >>> 8) & 255, 1 + (seed % 254)].join('.');
}

/** A code of the same kind: a prefix is kept, digits stay digits, letters letters. */
export function codeLike(like: string, seed: number): string {
  const prefix = prefixOf(like);
  return prefix + scrambled(like.slice(prefix.length), seed);
}

function prefixOf(text: string): string {
  return /^[A-Za-z]+[-_:.]/.exec(text)?.[0] ?? '';
}

/** Text of the same kind: a code, or readable words with a code behind them. */
function textLike(like: string, seed: number): string {
  const rest = like.slice(prefixOf(like).length);
  const isCode = rest.length >= 6 && /\d/.test(rest) && !/[\s]/.test(rest);
  if (isCode || /^\d+$/.test(rest)) return codeLike(like, seed);
  return `${like}${/[_]/.test(like) ? '_' : '-'}${shortCode(seed)}`;
}

function shortCode(seed: number): string {
  return (seed % 1_679_616).toString(36).padStart(4, '0');
}

/** Each letter and digit replaced by another of its kind; hexadecimal stays hexadecimal. */
function scrambled(text: string, seed: number): string {
  const letters = /[g-zG-Z]/.test(text) ? 26 : 6;
  let state = seed;
  return text.replace(/[A-Za-z\d]/g, (char) => {
    state = mixed(state + 0x9e3779b9);
    if (/\d/.test(char)) return String(state % 10);
    const base = char >= 'a' ? 97 : 65;
    return String.fromCharCode(base + (state % letters));
  });
}

/** A whole number that looks like chance, always the same for the same input. */
export function mixed(input: number): number {
  let value = input >>> 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
