/** A JSON body with a name in the places that are filled when it is sent. */
import { escapeStep, type Json, jsonText, keysOf } from '../../documentation/index.ts';
import { filled } from './inert.ts';

interface Fill {
  /** JSON Pointer. */
  readonly pointer: string;
  readonly input: string;
}

export function templateOf(json: Json, fills: readonly Fill[]): string {
  const marks = new Map(fills.map((fill) => [fill.pointer, fill.input]));
  const text = jsonText(withMarks(json, '', marks), 2);
  // Two braces in a row stand in strings only, where one can be written as an escape.
  return text
    .replace(/\{(?=\{)/g, '\\u007b')
    .replace(/"\uE000([^"]*)\uE001"/g, (_, input: string) => filled(input));
}

function withMarks(value: Json, pointer: string, marks: ReadonlyMap<string, string>): Json {
  const mark = marks.get(pointer);
  if (mark !== undefined) return holed(mark);
  if (Array.isArray(value))
    return value.map((item: Json, index) => withMarks(item, `${pointer}/${index}`, marks));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]): [string, Json] => [
    key,
    withMarks(child, `${pointer}/${escapeStep(key)}`, marks),
  ]);
  const missing = [...marks].filter(
    ([place]) => place.startsWith(`${pointer}/`) && place.split('/').length === pointer.split('/').length + 1,
  );
  const added = missing
    .map(([place, text]): [string, Json] => [lastKey(place), holed(text)])
    .filter(([key]) => !Object.hasOwn(value, key));
  return Object.fromEntries([...entries, ...added]);
}

/** Private-use characters mark a hole until the JSON is text, where its quotes go. */
function holed(input: string): string {
  return `\uE000${input}\uE001`;
}

function lastKey(pointer: string): string {
  return keysOf(pointer).at(-1) ?? '';
}
