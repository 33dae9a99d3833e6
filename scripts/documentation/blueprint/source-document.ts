import type { Source } from '../model.ts';

/** The document as the parser sees it, with the means to say on which line something stands. */
export interface SourceDocument {
  readonly file: string;
  /** Line 1 is `lines[0]`. */
  readonly lines: readonly string[];
  /** The lines as the author wrote them, before any repair; the same number of lines. */
  readonly written: readonly string[];
  /** Line, from 1, of an offset counted in bytes of UTF-8. */
  readonly lineOfByte: (offset: number) => number;
  readonly at: (line: number) => Source;
}

/** A line of the document, with its number from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly line: number;
}

/** Indexes the lines of a document, once, so that each later look-up is cheap. */
export function indexDocument(
  file: string,
  lines: readonly string[],
  written: readonly string[],
): SourceDocument {
  const starts = lineStarts(lines);
  return {
    file,
    lines,
    written,
    lineOfByte: (offset) => lastAtOrBefore(starts, offset) + 1,
    at: (line) => ({ file, line: Math.min(Math.max(line, 1), lines.length) }),
  };
}

function lineStarts(lines: readonly string[]): readonly number[] {
  const encoder = new TextEncoder();
  let start = 0;
  return lines.map((line) => {
    const own = start;
    start += encoder.encode(line).length + 1;
    return own;
  });
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
