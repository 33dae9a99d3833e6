/** All that a text may mean: the text itself, and what it says once its encodings are undone, in whatever order they nest. */
import { fromBase64 } from './base64.ts';
import { unescaped } from './escapes.ts';
import { fromHex } from './hex.ts';
import { unquoted } from './quoted-printable.ts';
import type { Decoded, Stream } from './stream.ts';
import { fromUtf16 } from './utf16.ts';

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
 * Gives each decoding to `visit`, the text itself first. Returns false where they are too many, which only happens for a text
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
    // Takes no level: it halves what it is given, and stands below another encoding.
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
