/** Where a stream shows a secret, or enough of one. */
import { fold, type Needle, type PieceIndex, pieceLength } from './needles.ts';
import type { Decoding } from './streams/decodings.ts';
import type { Stream } from './streams/stream.ts';

/** A stretch of a stream, in bytes. */
export interface Match {
  readonly needle: Needle;
  readonly start: number;
  readonly end: number;
}

/** The longest stretches that are made of pieces of one secret. */
export function matchesIn({ bytes }: Stream, index: PieceIndex): readonly Match[] {
  const matches: { needle: Needle; start: number; end: number }[] = [];
  const latest = new Map<Needle, { needle: Needle; start: number; end: number }>();
  let piece = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    piece = (piece << 8) | fold(bytes[at]!);
    if (at < pieceLength - 1) continue;
    const holders = index.holders(piece);
    if (holders === undefined) continue;
    for (const needle of holders) {
      const match = latest.get(needle);
      if (match?.end === at) {
        match.end = at + 1;
        continue;
      }
      const begun = { needle, start: at + 1 - pieceLength, end: at + 1 };
      latest.set(needle, begun);
      matches.push(begun);
    }
  }
  return matches;
}

export function isWhole({ needle, start, end }: Match): boolean {
  return end - start >= needle.length;
}

/** In bytes. A shorter part says too little, and is in too many other texts. */
const shortestPart = 6;
const surelyPart = 12;
const fewestDistinct = 4;

/** Whether a part of a secret gives it away: half of it does, and any that is not a word of ordinary text. */
export function isRevealingPart({ needle, start, end }: Match, { bytes }: Stream): boolean {
  const length = end - start;
  if (!needle.secret.isSecretInPart || length < shortestPart) return false;
  const part = bytes.subarray(start, end);
  if (new Set(part).size < fewestDistinct) return false;
  return length >= surelyPart || length * 2 >= needle.length || !isOrdinary(part);
}

/** Letters of one case, or with a capital at the start of words, and signs between them. */
function isOrdinary(part: Uint8Array): boolean {
  const text = String.fromCharCode(...part);
  return !/\d|[a-z][A-Z]/.test(text);
}

/** Whether a text that was cut ends with the first bytes of a secret, or starts with its last ones. */
export function isCutOff({ needle, start, end }: Match, { bytes }: Stream, edge: 'start' | 'end'): boolean {
  if (!needle.secret.isSecretInPart && end - start < needle.length / 2) return false;
  return needle.forms.some((form) => {
    for (let length = Math.min(form.length, end - start); length >= pieceLength; length -= 1) {
      const from = edge === 'end' ? 0 : form.length - length;
      const at = edge === 'end' ? end - length : start;
      if (form.subarray(from, from + length).every((byte, index) => byte === fold(bytes[at + index]!)))
        return true;
    }
    return false;
  });
}

/** Short secrets, where they stand as words. */
export function wordsIn(
  { stream: { bytes }, isText }: Decoding,
  needles: readonly Needle[],
): readonly Match[] {
  if (!isText) return [];
  return needles.flatMap((needle) => {
    return needle.words.flatMap((word) =>
      placesOf(word, bytes).map((start) => ({ needle, start, end: start + word.length })),
    );
  });
}

function placesOf(word: Uint8Array, bytes: Uint8Array): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at + word.length <= bytes.length; at += 1) {
    if (fold(bytes[at]!) !== word[0] || !word.every((byte, index) => byte === fold(bytes[at + index]!)))
      continue;
    if (!isOfWord(bytes[at - 1]) && !isOfWord(bytes[at + word.length])) places.push(at);
  }
  return places;
}

/** A letter or digit; of those beyond ASCII all are taken for one. */
function isOfWord(byte: number | undefined): boolean {
  return byte !== undefined && (byte > 0x7f || /[A-Za-z\d]/.test(String.fromCharCode(byte)));
}
