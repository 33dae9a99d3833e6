/** Another error in the form of a documented one. */

import { isObject, wordsOfResponse } from '../../../analysis/index.ts';
import {
  type DocumentedResponse,
  type Json,
  type JsonObject,
  reasonPhrase,
} from '../../../documentation/index.ts';
import { isClassKey, isFieldKey, isMessageKey, isStatusKey } from '../../../vocabulary/index.ts';
import { isMessage } from './problems.ts';

export interface Refused {
  readonly status: number;
  readonly detail: string;
  /** The field that is wrong; undefined if it is not a field. */
  readonly field: string | undefined;
}

interface Rephrasing extends Refused {
  /** The documented error whose form is used. */
  readonly from: DocumentedResponse;
  /** What the documented error says, everywhere that it stands. */
  readonly said: ReadonlySet<string>;
}

/** A documented error body with what is wrong here in place of its message. */
export function rephrased(body: Json, from: DocumentedResponse, refused: Refused): Json {
  return rephrase(body, '', { ...refused, from, said: new Set(wordsOfResponse(from).messages) });
}

function rephrase(value: Json, key: string, rephrasing: Rephrasing): Json {
  if (typeof value === 'string') return rephraseText(value, key, rephrasing);
  if (typeof value === 'number') return isItsStatus(value, key, rephrasing) ? rephrasing.status : value;
  if (Array.isArray(value)) return rephraseList(value as readonly Json[], key, rephrasing);
  return isObject(value) ? rephraseObject(value, key, rephrasing) : value;
}

function rephraseText(value: string, key: string, rephrasing: Rephrasing): string {
  if (isMessage(key, value)) return rephrasing.detail;
  if (isFieldKey(key)) return rephrasing.field ?? 'body';
  if (isItsStatus(value, key, rephrasing)) return String(rephrasing.status);
  const standard = problemField(key, rephrasing);
  if (standard !== undefined) return standard;
  const isSentence = rephrasing.said.has(value) && value.includes(' ');
  return isSentence && !isClassKey(key) ? rephrasing.detail : value;
}

/** What problem details (RFC 9457) say of another status than the documented one. */
function problemField(key: string, { from, status }: Rephrasing): string | undefined {
  if (!/problem\+(json|xml)/i.test(from.mediaType ?? '') || status === from.status) return undefined;
  if (key === 'type') return 'about:blank';
  return key === 'title' ? reasonPhrase(status) || 'Error' : undefined;
}

function isItsStatus(value: number | string, key: string, { from }: Rephrasing): boolean {
  if (!isStatusKey(key)) return false;
  const isMadeUp = from.body?.generated === true && typeof value === 'number';
  return isMadeUp || String(value) === String(from.status);
}

function rephraseList(items: readonly Json[], key: string, rephrasing: Rephrasing): Json {
  const [first] = items;
  if (first === undefined) return [];
  const isText = typeof first === 'string' && (isMessageKey(key) || first.includes(' '));
  return [isText ? rephrasing.detail : rephrase(first, key, rephrasing)];
}

function rephraseObject(value: JsonObject, key: string, rephrasing: Rephrasing): Json {
  const entries = Object.entries(value);
  const [first] = entries;
  if (first && rephrasing.field !== undefined && saysByField(key, entries))
    return { [rephrasing.field]: Array.isArray(first[1]) ? [rephrasing.detail] : rephrasing.detail };
  return Object.fromEntries(entries.map(([name, child]) => [name, rephrase(child, name, rephrasing)]));
}

/** E.g. `"errors": {"name": "is too long"}`. */
function saysByField(key: string, entries: readonly (readonly [string, Json])[]): boolean {
  return (
    isMessageKey(key) &&
    entries.every(([name, child]) => !isMessageKey(name) && (typeof child === 'string' || isTexts(child)))
  );
}

function isTexts(value: Json): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
