import type { Finding, FindingCode, Source } from '../model.ts';
import { type Element, spans } from './api-elements.ts';
import type { SourceDocument } from './source-document.ts';

/** What every part of the reader needs: the document, and a place to put what it notices. */
export interface Reading {
  readonly api: string;
  readonly document: SourceDocument;
  readonly note: (
    code: FindingCode,
    severity: Finding['severity'],
    source: Source,
    detail?: Finding['detail'],
  ) => void;
}

/** The place of the first of these elements that the parser read from the document. */
export function placeOf(reading: Reading, ...elements: readonly (Element | undefined)[]): Source | undefined {
  for (const element of elements) {
    const line = firstLine(reading, element);
    if (line !== undefined) return reading.document.at(line);
  }
  return undefined;
}

function firstLine(reading: Reading, element: Element | undefined): number | undefined {
  const [first] = spans(element);
  return first && reading.document.lineOfByte(first.offset);
}

/** First and last line of an element. */
export function linesOf(reading: Reading, element: Element): { first: number; last: number } | undefined {
  const blocks = spans(element);
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return undefined;
  return {
    first: reading.document.lineOfByte(first.offset),
    last: reading.document.lineOfByte(last.offset + Math.max(last.length - 1, 0)),
  };
}
