import { parseJson } from './exact-json.ts';
import type { Json } from './model.ts';

/** Something for which a text is not JSON, and the offset at which it stands. */
export interface Problem {
  readonly what: string;
  readonly at: number;
}

/** Thrown by `readLenientJson` for a text that leaves in doubt what is meant. */
export class NotJsonError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

interface Reader {
  readonly text: string;
  at: number;
  /** The first problem met. */
  problem: Problem | undefined;
}

const blank = /\s+/y;
const comment = /(?:\/\/|#)[^\n]*|\/\*[\s\S]*?\*\//y;
/** Dots for what is left out, also with words: `... and more`. */
const ellipsis = /(?:\.{2,}|\u2026)[ \t\w.]*/y;
const doubleQuoted = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const singleQuoted = /'[^'\\]*(?:\\[\s\S][^'\\]*)*'/y;
/** A string without its closing quote, where the next line closes what it is in or begins with a key. */
const unclosedInLine = /"[^"\\\n]*(?=\n\s*(?:[}\]]|"[^"\\\n]*"\s*:))/y;
const bareKey = /[A-Za-z_$][\w$-]*/y;
const scalar = /[^\s,:[\]{}"']+/y;

/**
 * Reads JSON as people write it in documentation: with comments, commas too many or too few, `...` for what is left
 * out, keys without quotes, single quotes, strings that the line ends, several examples in a row (the first one counts), text
 * behind an empty line, or without the outermost braces. Each of these says beyond doubt what is meant; anything else throws.
 */
export function readLenientJson(text: string): { readonly json: Json; readonly problem: Problem } {
  const reader: Reader = { text, at: 0, problem: undefined };
  skip(reader);
  const json = beginsWithKey(reader) ? readBareMembers(reader) : readValue(reader);
  let end = reader.at;
  skip(reader);
  while (reader.at < text.length) {
    if (!/[{[]/.test(text[reader.at]!)) {
      if (!isApart(json, text.slice(end, reader.at))) fail(reader, 'text behind the JSON');
      note(reader, 'text behind the JSON');
      break;
    }
    note(reader, 'more than one example');
    readValue(reader);
    end = reader.at;
    skip(reader);
  }
  return { json, problem: reader.problem ?? { what: 'it cannot be parsed', at: 0 } };
}

/** An object or array is over where an empty line comes before what else is written. */
function isApart(json: Json, between: string): boolean {
  return typeof json === 'object' && json !== null && /\n[ \t]*\n/.test(between);
}

function beginsWithKey({ text, at }: Reader): boolean {
  return /^"[^"\\\n]*"\s*:/.test(text.slice(at, at + 200));
}

/** `"a": 1, "b": 2`, with a closing brace or without. */
function readBareMembers(reader: Reader): Json {
  note(reader, 'a missing opening brace');
  const members = reader.text.slice(reader.at);
  const json = wholeValue(`{${members}`) ?? wholeValue(`{${members}}`);
  if (json === undefined) fail(reader, 'keys without an object around them');
  reader.at = reader.text.length;
  return json;
}

function wholeValue(text: string): Json | undefined {
  const reader: Reader = { text, at: 0, problem: undefined };
  try {
    const json = readValue(reader);
    skip(reader);
    return reader.at === text.length ? json : undefined;
  } catch (error) {
    if (error instanceof NotJsonError) return undefined;
    throw error;
  }
}

function readValue(reader: Reader): Json {
  switch (reader.text[reader.at]) {
    case undefined:
      return fail(reader, 'an end where a value is expected');
    case '{':
      return readObject(reader);
    case '[':
      return readArray(reader);
    case '"':
    case "'":
      return readString(reader);
    default:
      return readScalar(reader);
  }
}

function readObject(reader: Reader): Json {
  const entries: [string, Json][] = [];
  readList(reader, '}', () => {
    const key = readKey(reader);
    skip(reader);
    if (reader.text[reader.at] !== ':') fail(reader, `"${key}" without a colon and a value`);
    reader.at += 1;
    skip(reader);
    entries.push([key, readValue(reader)]);
  });
  return Object.fromEntries(entries);
}

function readArray(reader: Reader): Json {
  const items: Json[] = [];
  readList(reader, ']', () => items.push(readValue(reader)));
  return items;
}

/** Reads what stands between two brackets, with commas too many or too few. */
function readList(reader: Reader, end: '}' | ']', readOne: () => void): void {
  const start = reader.at;
  reader.at += 1;
  let separated = true;
  for (let count = 0; ; ) {
    const omitted = skip(reader);
    const next = reader.text[reader.at];
    if (next === undefined) fail(reader, 'a bracket that is never closed', start);
    if (next === end) {
      if (separated && count > 0 && !omitted) note(reader, 'a trailing comma');
      reader.at += 1;
      return;
    }
    if (next === ',') {
      if (separated && !omitted) note(reader, 'a comma too many');
      separated = true;
      reader.at += 1;
      continue;
    }
    if (next === '}' || next === ']') fail(reader, 'a bracket that does not match');
    if (!separated && !omitted) note(reader, 'a missing comma');
    readOne();
    count += 1;
    separated = false;
  }
}

function readKey(reader: Reader): string {
  const quote = reader.text[reader.at];
  if (quote === '"' || quote === "'") return readString(reader);
  const name = take(reader, bareKey);
  if (name === undefined) fail(reader, 'something else where a key is expected');
  note(reader, 'a key without quotes', reader.at - name.length);
  return name;
}

function readString(reader: Reader): string {
  const start = reader.at;
  const single = reader.text[start] === "'";
  const unclosed = take(reader, unclosedInLine)
    ?.slice(1)
    .replace(/\s*,?\s*$/, '');
  if (unclosed !== undefined) {
    note(reader, 'a string that is never closed', start);
    return unescaped(reader, unclosed, start);
  }
  const written = take(reader, single ? singleQuoted : doubleQuoted)?.slice(1, -1);
  if (written === undefined) fail(reader, 'a string that is never closed');
  if (single) note(reader, 'single quotes', start);
  if (written.includes('\n')) note(reader, 'a line break within a string', start);
  if (/\\[^"\\/bfnrtu]/.test(written)) note(reader, 'an escape that JSON does not know', start);
  return unescaped(reader, written, start);
}

function unescaped(reader: Reader, written: string, start: number): string {
  const escaped = written
    .replace(/\\([\s\S])/g, (pair, character: string) => (/["\\/bfnrtu]/.test(character) ? pair : character))
    .replace(/(\\[\s\S])|"/g, (match, pair?: string) => pair ?? `\\${match}`)
    .replace(/\p{Control}/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  try {
    return JSON.parse(`"${escaped}"`) as string;
  } catch {
    return fail(reader, 'an escape that is cut off', start);
  }
}

function readScalar(reader: Reader): Json {
  const start = reader.at;
  const word = take(reader, scalar) ?? reader.text[start]!;
  try {
    return parseJson(word);
  } catch {
    return fail(reader, `"${word}" where a value is expected`, start);
  }
}

/** Skips what means nothing; says whether dots for something left out were among it. */
function skip(reader: Reader): boolean {
  let omitted = false;
  for (;;) {
    const start = reader.at;
    take(reader, blank);
    const at = reader.at;
    if (take(reader, comment) !== undefined) note(reader, 'a comment', at);
    else if (take(reader, ellipsis) !== undefined) {
      note(reader, '"..." for what is left out', at);
      omitted = true;
    }
    if (reader.at === start) return omitted;
  }
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function note(reader: Reader, what: string, at = reader.at): void {
  reader.problem ??= { what, at };
}

function fail(reader: Reader, what: string, at = reader.at): never {
  throw new NotJsonError({ what, at });
}
