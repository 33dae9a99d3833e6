import { entities, longestEntity } from './entities.ts';
import { hexDigit, hexNumber, type Stream, StreamBuilder } from './stream.ts';

/** The families of escapes that one pass undoes. */
export interface Escapes {
  /** `%41`, `%u0041`. */
  readonly percent: boolean;
  /** `\"`, `\n`, `\u0041`, `\u{41}`, `\x41`, of JSON and JavaScript. */
  readonly backslash: boolean;
  /** `&amp;`, `&#65;`, `&#x41;`, of HTML and XML. */
  readonly entities: boolean;
}

export const allEscapes: Escapes = { percent: true, backslash: true, entities: true };

const percentSign = 0x25;
const backslash = 0x5c;
const ampersand = 0x26;

/** One escape: the code point or the byte it means, and how many bytes write it. */
interface Escape {
  readonly length: number;
  readonly point?: number;
  readonly byte?: number;
}

/** One level of escapes undone; undefined without escapes. */
export function unescaped(stream: Stream, which: Escapes = allEscapes): Stream | undefined {
  const { bytes, starts, ends } = stream;
  if (![percentSign, backslash, ampersand].some((sign) => bytes.includes(sign))) return undefined;
  let out: StreamBuilder | undefined;
  for (let at = 0; at < bytes.length; ) {
    const found = escapeAt(bytes, at, which);
    if (found === undefined) {
      out?.push(bytes[at]!, starts[at]!, ends[at]!);
      at += 1;
      continue;
    }
    out ??= copyOf(stream, at);
    const end = ends[at + found.length - 1]!;
    if (found.byte !== undefined) out.push(found.byte, starts[at]!, end);
    else if (found.point !== undefined) out.pushPoint(found.point, starts[at]!, end);
    at += found.length;
  }
  return out?.finish();
}

function copyOf({ bytes, starts, ends }: Stream, count: number): StreamBuilder {
  const out = new StreamBuilder(bytes.length);
  for (let at = 0; at < count; at += 1) out.push(bytes[at]!, starts[at]!, ends[at]!);
  return out;
}

function escapeAt(bytes: Uint8Array, at: number, which: Escapes): Escape | undefined {
  switch (bytes[at]) {
    case percentSign:
      return which.percent ? percentEscape(bytes, at) : undefined;
    case backslash:
      return which.backslash ? backslashEscape(bytes, at) : undefined;
    case ampersand:
      return which.entities ? entity(bytes, at) : undefined;
    default:
      return undefined;
  }
}

function percentEscape(bytes: Uint8Array, at: number): Escape | undefined {
  if ((bytes[at + 1]! | 0x20) === 0x75) return unitEscape(bytes, at);
  const byte = hexNumber(bytes, at + 1, 2);
  return byte < 0 ? undefined : { length: 3, byte };
}

const controls: Readonly<Record<string, number>> = { b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

function backslashEscape(bytes: Uint8Array, at: number): Escape {
  const next = bytes[at + 1];
  if (next === undefined) return { length: 1 };
  if (next === 0x75) return unitEscape(bytes, at) ?? bracedEscape(bytes, at) ?? { length: 2, byte: next };
  const byte = next === 0x78 ? hexNumber(bytes, at + 2, 2) : -1;
  if (byte >= 0) return { length: 4, byte };
  return { length: 2, byte: controls[String.fromCharCode(next)] ?? next };
}

/** `\u0041` or `%u0041`, and two of them for one character that takes two units of UTF-16. */
function unitEscape(bytes: Uint8Array, at: number): Escape | undefined {
  const unit = hexNumber(bytes, at + 2, 4);
  if (unit < 0) return undefined;
  const isPair =
    unit >= 0xd800 && unit < 0xdc00 && bytes[at + 6] === bytes[at] && bytes[at + 7] === bytes[at + 1];
  const low = isPair ? hexNumber(bytes, at + 8, 4) : -1;
  if (low < 0xdc00 || low > 0xdfff) return { length: 6, point: unit };
  return { length: 12, point: 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) };
}

/** `\u{1f600}`. */
function bracedEscape(bytes: Uint8Array, at: number): Escape | undefined {
  if (bytes[at + 2] !== 0x7b) return undefined;
  let point = 0;
  for (let index = at + 3; index < at + 12; index += 1) {
    const digit = hexDigit(bytes[index]);
    if (digit < 0) {
      const isWhole = bytes[index] === 0x7d && index > at + 3;
      return isWhole ? { length: index + 1 - at, point } : undefined;
    }
    point = point * 16 + digit;
  }
  return undefined;
}

function entity(bytes: Uint8Array, at: number): Escape | undefined {
  let name = '';
  for (let index = at + 1; index <= at + longestEntity + 1; index += 1) {
    const byte = bytes[index];
    if (byte === undefined) return undefined;
    if (byte === 0x3b) {
      const point = pointOf(name);
      return point === undefined ? undefined : { length: index + 1 - at, point };
    }
    name += String.fromCharCode(byte);
  }
  return undefined;
}

function pointOf(name: string): number | undefined {
  const [, hex, decimal] = /^#(?:[xX]([\da-fA-F]+)|(\d+))$/.exec(name) ?? [];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  if (decimal !== undefined) return Number.parseInt(decimal, 10);
  return entities.get(name);
}
