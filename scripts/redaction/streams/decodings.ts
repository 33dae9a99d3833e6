/** All that a text may mean: the text itself, and what it says once its encodings are undone, in whatever order they nest. */
import { fromBase64 } from './base64.ts';
import { unescaped } from './escapes.ts';
import { fromHex } from './hex.ts';
import { type Decoded, hexNumber, type Stream, StreamBuilder } from './stream.ts';

export interface Decoding {
  readonly stream: Stream;
  /** Nothing but escapes was undone, so it reads as text. */
  readonly isText: boolean;
}

/** Levels of escapes (percent, JSON, HTML) beside those of the other encodings: pages and logs wrap a text in several. */
const mostEscapes = 6;
const mostEncodings = 3;

/** More bytes than so many for each byte of the text come of no real text. */
const mostBytesForEach = 48;
const smallText = 1024;

const decoders: readonly ((stream: Stream) => Decoded | undefined)[] = [
  fromBase64,
  ...[fromHex, unquoted].map((decode) => (stream: Stream) => asRead(decode(stream))),
];

/**
 * Gives each decoding to `visit`, the text itself first. Returns false if they are too many, which only happens for a text
 * that is made for it: the work is bound by the length of the text.
 */
export function visitDecodings(text: Stream, visit: (decoding: Decoding) => void): boolean {
  let room = mostBytesForEach * Math.max(text.bytes.length, smallText);
  const explore = (
    { stream, likely }: Decoded,
    isText: boolean,
    escapes: number,
    encodings: number,
  ): boolean => {
    room -= stream.bytes.length;
    if (room < 0) return false;
    visit({ stream, isText });
    const plain = escapes > 0 ? asRead(unescaped(likely)) : undefined;
    if (plain && !explore(plain, isText, escapes - 1, encodings)) return false;
    // Takes no level: it halves what it is given, and is below another encoding.
    const narrow = asRead(fromUtf16(likely));
    if (narrow && !explore(narrow, false, escapes, encodings)) return false;
    if (encodings === 0) return true;
    return decoders.every((decode) => {
      const decoded = decode(likely);
      return decoded === undefined || explore(decoded, false, escapes, encodings - 1);
    });
  };
  return explore({ stream: text, likely: text }, true, mostEscapes, mostEncodings);
}

function asRead(stream: Stream | undefined): Decoded | undefined {
  return stream && { stream, likely: stream };
}

const equals = 0x3d;

/** Quoted-printable undone: `=41`, and lines that go on behind a `=`; undefined without any. */
function unquoted({ bytes, starts, ends }: Stream): Stream | undefined {
  if (!bytes.includes(equals)) return undefined;
  const out = new StreamBuilder(bytes.length);
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] === equals ? hexNumber(bytes, at + 1, 2) : -1;
    const length = byte >= 0 ? 3 : softBreak(bytes, at);
    if (byte >= 0) out.push(byte, starts[at]!, ends[at + 2]!);
    else if (length === 0) out.push(bytes[at]!, starts[at]!, ends[at]!);
    at += Math.max(1, length);
  }
  return out.length < bytes.length ? out.finish() : undefined;
}

/** The length of the line break that a `=` takes away. */
function softBreak(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== equals) return 0;
  if (bytes[at + 1] === 0x0a) return 2;
  return bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a ? 3 : 0;
}

const fewestCharacters = 4;

/** ASCII that is written in UTF-16 of either byte order: every other byte is zero. */
function fromUtf16({ bytes, starts, ends }: Stream): Stream | undefined {
  if (!bytes.includes(0)) return undefined;
  const out = new StreamBuilder(0);
  for (let at = 0; at + 1 < bytes.length; ) {
    let end = at;
    while (end + 1 < bytes.length && bytes[end] !== 0 && bytes[end + 1] === 0) end += 2;
    // The last character of the big-endian order has no zero behind it.
    const isOpen = end < bytes.length && bytes[end] !== 0 && bytes[end - 1] === 0;
    if (end - at < 2 * (fewestCharacters - 1)) {
      at = Math.max(end, at + 1);
      continue;
    }
    for (let index = at; index < end; index += 2) out.push(bytes[index]!, starts[index]!, ends[index + 1]!);
    if (isOpen) out.push(bytes[end]!, starts[end]!, ends[end]!);
    out.push(0x0a, starts[end - 1]!, ends[end - 1]!);
    at = end;
  }
  return out.length === 0 ? undefined : out.finish();
}
