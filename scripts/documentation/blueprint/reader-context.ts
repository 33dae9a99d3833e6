import type { Note } from '../collect-findings.ts';
import type { Source } from '../model.ts';
import { type Element, spans } from './api-elements.ts';
import type { DataStructures } from './data-structures.ts';
import type { LooseText } from './loose-text.ts';
import type { NameBook } from './names.ts';
import type { SourceDocument } from './source-document.ts';

/** What every part of the reader needs of the document as a whole, and a place to put what it notices. */
export interface ReaderContext {
  /** Name of the API, the first part of every id. */
  readonly api: string;
  readonly document: SourceDocument;
  readonly structures: DataStructures;
  readonly looseText: LooseText;
  readonly names: NameBook;
  readonly note: Note;
}

/** The place of the first of these elements that the parser read from the document. */
export function placeOf(
  reading: ReaderContext,
  ...elements: readonly (Element | undefined)[]
): Source | undefined {
  for (const element of elements) {
    const [first] = spans(element);
    if (first) return reading.document.at(reading.document.lineOfByte(first.offset));
  }
  return undefined;
}

/** First and last line of an element; undefined if the parser made it up. */
export function linesOf(
  reading: ReaderContext,
  element: Element,
): { first: number; last: number } | undefined {
  const blocks = spans(element);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  return {
    first: reading.document.lineOfByte(first.offset),
    last: reading.document.lineOfByte(last.offset + Math.max(last.length - 1, 0)),
  };
}
