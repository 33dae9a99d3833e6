/** Where a text shows secrets, in any of their encodings. */
import { isCutOff, isRevealingPart, isWhole, type Match, matchesIn, wordsIn } from './matches.ts';
import { type Needle, PieceIndex } from './needles.ts';
import { type Decoding, visitDecodings } from './streams/decodings.ts';
import { streamOf } from './streams/stream.ts';

/** What counts: `whole` secrets only, telling `parts` too, or besides them what a `cut` left at both ends of the text. */
export type Extent = 'whole' | 'parts' | 'cut';

/** A stretch of the text that has to be hidden; without a needle where the text could not be searched. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly needle: Needle | undefined;
  readonly isWhole: boolean;
}

export interface Needles {
  readonly index: PieceIndex;
  /** Those with forms that are sought as words. */
  readonly words: Needle[];
  /** In bytes. */
  longest: number;
}

export function noNeedles(): Needles {
  return { index: new PieceIndex(), words: [], longest: 0 };
}

export function addNeedle(needles: Needles, needle: Needle): void {
  needles.index.add(needle);
  if (needle.words.length > 0) needles.words.push(needle);
  needles.longest = Math.max(needles.longest, needle.forms[0]?.length ?? 0);
}

/** A text is searched window by window, so that memory does not grow with it. In characters. */
const windowLength = 1 << 17;
/** Windows overlap by so many characters for each byte of the longest secret: what its encodings may take. */
const overlapForEach = 32;

export function findSecrets(text: string, needles: Needles, extent: Extent): readonly Span[] {
  const overlap = Math.max(4096, needles.longest * overlapForEach);
  const length = Math.max(windowLength, 2 * overlap);
  const spans: Span[] = [];
  for (let from = 0; from < text.length; from += length - overlap) {
    const to = Math.min(text.length, from + length);
    spans.push(...spansInWindow(text, from, to, needles, extent));
    if (to === text.length) break;
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

function spansInWindow(
  text: string,
  from: number,
  to: number,
  needles: Needles,
  extent: Extent,
): readonly Span[] {
  const spans: Span[] = [];
  const wasSearched = visitDecodings(streamOf(text, from, to), (decoding) => {
    for (const match of matchesIn(decoding.stream, needles.index)) {
      const span = spanOf(match, decoding, text, extent);
      if (span !== undefined) spans.push(span);
    }
    for (const match of wordsIn(decoding, needles.words))
      spans.push({ ...placesOf(match, decoding), needle: match.needle, isWhole: true });
  });
  return wasSearched ? spans : [{ start: from, end: to, needle: undefined, isWhole: false }];
}

function placesOf(
  { start, end }: Match,
  { stream }: Decoding,
): { readonly start: number; readonly end: number } {
  return { start: stream.starts[start]!, end: stream.ends[end - 1]! };
}

function spanOf(match: Match, decoding: Decoding, text: string, extent: Extent): Span | undefined {
  const { needle } = match;
  const places = placesOf(match, decoding);
  if (isWhole(match)) return { ...places, needle, isWhole: true };
  if (extent === 'whole') return undefined;
  const isPart = isRevealingPart(match, decoding.stream);
  if (extent === 'cut') {
    // What is left of an encoding at the very end tells some bits more.
    const isLast = isRemainder(text.slice(places.end, places.end + longestRemainder + 1));
    if (isLast && isCutOff(match, decoding.stream, 'end'))
      return { start: places.start, end: text.length, needle, isWhole: false };
    const isFirst = isRemainder(text.slice(Math.max(0, places.start - longestRemainder - 1), places.start));
    if (isFirst && isCutOff(match, decoding.stream, 'start'))
      return { start: 0, end: places.end, needle, isWhole: false };
  }
  return isPart ? { ...places, needle, isWhole: false } : undefined;
}

/** Half an escape or half a group of base64 is no longer. In characters. */
const longestRemainder = 7;

function isRemainder(rest: string): boolean {
  return rest.length <= longestRemainder && /^[\w%\\+/=&#;{-]*$/.test(rest);
}
