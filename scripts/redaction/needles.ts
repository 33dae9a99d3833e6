/** The secrets as bytes that are sought in streams, and an index of all pieces of four bytes in them. */

import { type SoughtSecret, shortestSafeSecret } from './secret.ts';
import { allEscapes, type Escapes, unescaped } from './streams/escapes.ts';
import { type Stream, streamOf } from './streams/stream.ts';

export interface Needle {
  readonly secret: SoughtSecret;
  /** The secret in each form that decodings of a text may leave it in. */
  readonly forms: readonly Uint8Array[];
  /** Those forms that are sought as words only. */
  readonly words: readonly Uint8Array[];
  /** In bytes, of the shortest of `forms`. */
  readonly length: number;
}

/** In bytes: any longer match is made of such pieces. */
export const pieceLength = 4;

export function needleOf(secret: SoughtSecret): Needle {
  const all = formsOf(secret.value);
  const isWord = (form: Uint8Array) => secret.isWord || form.length < shortestSafeSecret;
  const forms = all.filter((form) => !isWord(form));
  const length = Math.min(...forms.map((form) => form.length));
  return { secret, forms, words: all.filter(isWord), length };
}

/**
 * Decoding undoes all escapes at once, also those that the secret itself seems to hold, so it is sought as it is left then, too.
 * ISO 8859-1 and UTF-16 are how other systems write it before it gets encoded.
 */
function formsOf(value: string): readonly Uint8Array[] {
  const texts = [...new Set([value, withoutOpenEscape(value)])]
    .map((text) => streamOf(text, 0, text.length))
    .flatMap((plain) => [plain, ...leftByDecoding(plain)].map(({ bytes }) => bytes))
    .filter((bytes) => bytes.length > 0);
  const units = [...Array(value.length).keys()].map((index) => value.charCodeAt(index));
  if (units.every((unit) => unit < 0x80)) return texts.map(folded);
  const isLatin = units.every((unit) => unit < 0x100);
  const others = isLatin
    ? [units]
    : [units.flatMap((unit) => [unit & 0xff, unit >> 8]), units.flatMap((unit) => [unit >> 8, unit & 0xff])];
  return [...texts, ...others.map((bytes) => Uint8Array.from(bytes))].map(folded);
}

/** What follows a secret that ends like the start of an escape may complete that: `…%` before `00` reads as one byte. */
function withoutOpenEscape(value: string): string {
  return value.replace(/(?:%(?:u[\da-f]{0,3}|[\da-f])?|\\(?:[ux][\da-f]{0,3})?|&#?\w{0,8})$/i, '');
}

const escapesAlone: readonly Escapes[] = [
  allEscapes,
  { ...allEscapes, percent: false },
  { ...allEscapes, backslash: false },
  { ...allEscapes, entities: false },
  { percent: true, backslash: false, entities: false },
  { percent: false, backslash: true, entities: false },
  { percent: false, backslash: false, entities: true },
];

/** Secrets with more escapes in them than this do not occur. */
const mostForms = 24;

function leftByDecoding(plain: Stream): readonly Stream[] {
  const found = new Map<string, Stream>([[plain.bytes.join(), plain]]);
  for (const stream of found.values()) {
    for (const escapes of escapesAlone) {
      const left = found.size < mostForms ? unescaped(stream, escapes) : undefined;
      if (left !== undefined && left.bytes.length > 0) found.set(left.bytes.join(), left);
    }
  }
  return [...found.values()].slice(1);
}

/** A form writes a space as a plus; both are sought as one. */
export function fold(byte: number): number {
  return byte === 0x2b ? 0x20 : byte;
}

function folded(bytes: Uint8Array): Uint8Array {
  return bytes.map(fold);
}

/** Which needles hold a piece of four bytes. */
export class PieceIndex {
  readonly #needles = new Map<number, Set<Needle>>();
  /** Most pieces of a text are in no secret: one look at a bit tells. */
  readonly #filter = new Uint8Array(1 << 16);

  add(needle: Needle): void {
    for (const form of needle.forms) {
      let piece = 0;
      for (let at = 0; at < form.length; at += 1) {
        piece = (piece << 8) | form[at]!;
        if (at < pieceLength - 1) continue;
        this.#filter[slot(piece)] = 1;
        const holders = this.#needles.get(piece);
        if (holders === undefined) this.#needles.set(piece, new Set([needle]));
        else holders.add(needle);
      }
    }
  }

  holders(piece: number): ReadonlySet<Needle> | undefined {
    return this.#filter[slot(piece)] === 0 ? undefined : this.#needles.get(piece);
  }
}

function slot(piece: number): number {
  return Math.imul(piece, 0x9e3779b1) >>> 16;
}
