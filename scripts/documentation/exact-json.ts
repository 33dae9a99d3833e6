/** JSON whose whole numbers keep their digits: those that JavaScript would round are read as `bigint`. */
import type { Json } from './model.ts';

/** Strings are matched as well, so that digits in them are left alone. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** What no text of a document or a target holds by intent: stands before digits that are no string. */
const mark = `\uE000${Math.random().toString(36).slice(2)}`;
const marked = new RegExp(`"${mark}(-?\\d+)"`, 'g');

/** Throws a SyntaxError as `JSON.parse` does. */
export function parseJson(text: string): Json {
  const json = JSON.parse(text) as Json;
  if (!/\d{16}/.test(text)) return json;
  const exact = text.replace(stringOrNumber, (token) =>
    isExact(token) ? token : JSON.stringify(`${mark}${token}`),
  );
  return JSON.parse(exact, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value,
  ) as Json;
}

/** Undefined for a text that is not JSON. */
export function parsedJson(text: string): Json | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function isExact(token: string): boolean {
  return !/^-?\d{16,}$/.test(token) || Number.isSafeInteger(Number(token));
}

/** As `JSON.stringify`, with a text for everything. */
export function jsonText(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, undefined, indent) ?? 'null';
  } catch {
    // There is a bigint in it: with a replacer, writing takes several times as long.
    return JSON.stringify(value, markExact, indent).replace(marked, '$1');
  }
}

/** A value as a text of its own: a string bare, anything else as JSON. Never throws, as `String` does on some objects. */
export function textOfJson(value: unknown): string {
  return typeof value === 'string' ? value : jsonText(value);
}

function markExact(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${mark}${value}` : value;
}

/** As `typeof`, with one name for all numbers. */
export function typeOfJson(value: unknown): 'string' | 'number' | 'boolean' | 'object' | 'undefined' {
  return isNumber(value) ? 'number' : (typeof value as ReturnType<typeof typeOfJson>);
}

export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** A whole number from its digits, as exact as it has to be. */
export function wholeNumber(digits: string): number | bigint {
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits);
}

/** With plain numbers only: what judges by JSON Schema knows no others. */
export function withPlainNumbers(json: Json): unknown {
  return JSON.parse(jsonText(json));
}
