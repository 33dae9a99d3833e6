/** A journal's text → its record. Whoever wrote it, nothing in it reaches another place than its target. */
import { isObject } from '../../analysis/index.ts';
import { type Json, jsonText, parsedJson } from '../../documentation/index.ts';
import { type JournalRecord, journalVersion } from './journal-record.ts';

export type ReadJournal =
  | { readonly ok: true; readonly record: JournalRecord }
  | { readonly ok: false; readonly problem: string };

type JsonObject = { readonly [field: string]: Json };

export function readJournal(text: string): ReadJournal {
  const json = parsedJson(text) ?? lastOf(text);
  if (json === undefined) return { ok: false, problem: 'is not valid JSON' };
  if (!isObject(json) || !('version' in json)) return { ok: false, problem: 'is not a journal of docproof' };
  if (json.version !== journalVersion) {
    return { ok: false, problem: `is of version ${printed(json.version)}; expected ${journalVersion}` };
  }
  const problem = problemOf(json);
  return problem === undefined
    ? { ok: true, record: json as unknown as JournalRecord }
    : { ok: false, problem };
}

/** The record of the first line with the entries of the last one; what is not a whole line was never relied on. */
function lastOf(text: string): Json | undefined {
  const [first = '', ...lines] = text.split('\n').slice(0, -1);
  const record = parsedJson(first);
  const entries = parsedJson(lines.at(-1) ?? '');
  if (record === undefined || lines.length === 0) return record;
  return isObject(record) && entries !== undefined ? { ...record, entries } : undefined;
}

function problemOf(json: JsonObject): string | undefined {
  const { api, target, run, entries } = json;
  const wrong =
    textsIn(json, '', ['docproof']) ??
    textsIn(api, 'api', ['name', 'file']) ??
    textsIn(target, 'target', ['baseUrl', 'id']) ??
    textsIn(run, 'run', ['id', 'startedAt']) ??
    processIn(run);
  if (wrong !== undefined) return wrong;
  if (!Array.isArray(entries)) return 'has no list of entries';
  for (const [index, entry] of entries.entries()) {
    const problem = entryProblem(entry);
    if (problem !== undefined) return `is not usable: entry ${index + 1} ${problem}`;
  }
  return undefined;
}

function processIn(run: Json | undefined): string | undefined {
  const owner = isObject(run) ? run.process : undefined;
  const known = isObject(owner) && typeof owner.host === 'string' && Number.isSafeInteger(owner.pid);
  return known && Number(owner.pid) > 0 ? undefined : 'does not name the process that wrote it';
}

function entryProblem(entry: Json): string | undefined {
  const texts = textsIn(entry, '', ['for', 'what']);
  if (texts !== undefined) return texts;
  if (isObject(entry) && typeof entry.byHand === 'string') return undefined;
  return unsafePart(entry);
}

/** What only is compared, or sent as a body: whatever it holds. */
const inert = new Set(['expect', 'sent', 'was', 'json']);
/** What paths are filled with. */
const fillings = new Set(['values', 'id', 'told']);

/** What in it must not be sent, at any depth; `name` is that of the property. */
function unsafePart(value: Json, name = ''): string | undefined {
  if (inert.has(name)) return undefined;
  if (Array.isArray(value)) return first(value, (each) => unsafePart(each, name));
  if (fillings.has(name) && typeof value === 'string' && climbs(value))
    return `has the ${name} ${printed(value)}, which leads out of a path`;
  if (!isObject(value)) return undefined;
  const isFilling = fillings.has(name);
  const isRequest = !isFilling && ('path' in value || name === 'request');
  return (
    (isRequest ? requestProblem(value) : undefined) ??
    first(Object.entries(value), ([key, each]) => unsafePart(each, isFilling ? name : key))
  );
}

/** As a segment of a path it leads out of what it is in. */
function climbs(segment: string): boolean {
  return /^(\.|%2e){1,2}$/i.test(segment);
}

function requestProblem({ method, path, headers }: JsonObject): string | undefined {
  if (typeof method !== 'string' || !/^[A-Z]{1,20}$/.test(method)) return `has the method ${printed(method)}`;
  if (typeof path !== 'string' || !staysBelow(path))
    return `has the path ${printed(path)}, which is not below its target`;
  if (headers !== undefined && !(Array.isArray(headers) && headers.every(isHarmlessHeader)))
    return 'has a header that must not be sent';
  return undefined;
}

/** Paths are appended to the base URL: together they stay on its origin and below its path. */
function staysBelow(path: string): boolean {
  const [segments = ''] = path.split(/[?#]/);
  return /^\/[^\s\\\p{Cc}]*$/u.test(path) && !segments.split('/').some(climbs);
}

/** Those that say where a request goes, or where it ends. */
const forbiddenHeaders =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|proxy-.*)$/i;

/** With its value, or with the name of what the value is taken from. */
function isHarmlessHeader(header: Json): boolean {
  if (!isObject(header)) return false;
  const { key = header.name, value } = header;
  if (typeof key !== 'string' || !/^[\w!#$%&'*+.^`|~-]+$/.test(key) || forbiddenHeaders.test(key))
    return false;
  return typeof value === 'string' ? !/[\r\n\0]/.test(value) : isObject(value);
}

function textsIn(value: Json | undefined, place: string, names: readonly string[]): string | undefined {
  const wrong = names.find((name) => !isObject(value) || typeof value[name] !== 'string');
  return wrong === undefined ? undefined : `has no ${place === '' ? '' : `${place}.`}${wrong}`;
}

function first<T>(values: readonly T[], find: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** On one line, and short. */
function printed(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : jsonText(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
