import type { Finding, FindingCode, Source } from '../model.ts';
import { type Element, spans } from './api-elements.ts';
import type { DataStructures } from './data-structures.ts';
import type { LooseText } from './loose-text.ts';
import type { NameBook } from './names.ts';
import type { SourceDocument } from './source-document.ts';

/** What every part of the reader needs of the document as a whole, and a place to put what it notices. */
export interface Reading {
  /** Name of the API, the first part of every id. */
  readonly api: string;
  readonly document: SourceDocument;
  readonly structures: DataStructures;
  readonly looseText: LooseText;
  readonly names: NameBook;
  readonly note: (
    code: FindingCode,
    severity: Finding['severity'],
    source: Source,
    detail?: Finding['detail'],
  ) => void;
}

/** Collects findings; the same one at the same place, met again in a repeated part, is told once. */
export function collectFindings(findings: Finding[]): Reading['note'] {
  const known = new Set<string>();
  return (code, severity, source, detail = {}) => {
    const key = JSON.stringify([code, source.line, detail]);
    if (!known.has(key)) findings.push({ code, severity, source, detail });
    known.add(key);
  };
}

/** The place of the first of these elements that the parser read from the document. */
export function placeOf(reading: Reading, ...elements: readonly (Element | undefined)[]): Source | undefined {
  for (const element of elements) {
    const [first] = spans(element);
    if (first) return reading.document.at(reading.document.lineOfByte(first.offset));
  }
  return undefined;
}

/** First and last line of an element; undefined where the parser made it up. */
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
