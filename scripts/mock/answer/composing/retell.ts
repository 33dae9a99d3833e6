/** Another error told in the form of a documented one. */
import { isObject, wordsOfResponse } from '../../../analysis/index.ts';
import {
  type DocumentedResponse,
  type Json,
  type JsonObject,
  reasonPhrase,
} from '../../../documentation/index.ts';
import { isMessage, messageKey } from './problems.ts';

export interface Told {
  readonly status: number;
  readonly detail: string;
  /** The field that is wrong; undefined where it is none. */
  readonly field: string | undefined;
}

interface Telling extends Told {
  /** The documented error whose form is used. */
  readonly from: DocumentedResponse;
  /** What the documented error says, wherever it stands. */
  readonly said: ReadonlySet<string>;
}

const fieldKey = /^(field|fields|parameter|param|property|attribute|path|pointer|key|target|input)$/i;
const statusKey = /^(status|status_?code|http_?(status|code)|code)$/i;
const classKey = /^(title|type)$/i;

/** A documented error body with what is wrong here in the place of its message. */
export function retold(body: Json, from: DocumentedResponse, told: Told): Json {
  return retell(body, '', { ...told, from, said: new Set(wordsOfResponse(from).messages) });
}

function retell(value: Json, key: string, telling: Telling): Json {
  if (typeof value === 'string') return retellText(value, key, telling);
  if (typeof value === 'number') return isItsStatus(value, key, telling) ? telling.status : value;
  if (Array.isArray(value)) return retellList(value as readonly Json[], key, telling);
  return isObject(value) ? retellObject(value, key, telling) : value;
}

function retellText(value: string, key: string, telling: Telling): string {
  if (isMessage(key, value)) return telling.detail;
  if (fieldKey.test(key)) return telling.field ?? 'body';
  if (isItsStatus(value, key, telling)) return String(telling.status);
  const standard = problemField(key, telling);
  if (standard !== undefined) return standard;
  const isSentence = telling.said.has(value) && value.includes(' ');
  return isSentence && !classKey.test(key) ? telling.detail : value;
}

/** What problem details (RFC 9457) say of another status than the documented one. */
function problemField(key: string, { from, status }: Telling): string | undefined {
  if (!/problem\+(json|xml)/i.test(from.mediaType ?? '') || status === from.status) return undefined;
  if (key === 'type') return 'about:blank';
  return key === 'title' ? reasonPhrase(status) || 'Error' : undefined;
}

function isItsStatus(value: number | string, key: string, { from }: Telling): boolean {
  if (!statusKey.test(key)) return false;
  const isMadeUp = from.body?.generated === true && typeof value === 'number';
  return isMadeUp || String(value) === String(from.status);
}

function retellList(items: readonly Json[], key: string, telling: Telling): Json {
  const [first] = items;
  if (first === undefined) return [];
  const isText = typeof first === 'string' && (messageKey.test(key) || first.includes(' '));
  return [isText ? telling.detail : retell(first, key, telling)];
}

function retellObject(value: JsonObject, key: string, telling: Telling): Json {
  const entries = Object.entries(value);
  const [first] = entries;
  if (first && telling.field !== undefined && saysByField(key, entries))
    return { [telling.field]: Array.isArray(first[1]) ? [telling.detail] : telling.detail };
  return Object.fromEntries(entries.map(([name, child]) => [name, retell(child, name, telling)]));
}

/** E.g. `"errors": {"name": "is too long"}`. */
function saysByField(key: string, entries: readonly (readonly [string, Json])[]): boolean {
  return (
    messageKey.test(key) &&
    entries.every(([name, child]) => !messageKey.test(name) && (typeof child === 'string' || isTexts(child)))
  );
}

function isTexts(value: Json): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
