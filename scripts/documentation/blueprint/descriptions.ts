import { readTables, type TableContext } from '../markdown/tables.ts';
import type { AttributeTable } from '../model.ts';
import { childrenOf, type Element, text } from './api-elements.ts';
import { linesOf, type Reading } from './reading.ts';

/** Text in Markdown, with the tables in it. */
export interface Description {
  readonly description: string;
  readonly tables: readonly AttributeTable[];
}

/** Reads the text that stands directly within an element. */
export function readDescription(reading: Reading, element: Element, context: TableContext): Description {
  const copies = childrenOf(element, 'copy');
  return {
    description: copies.map((copy) => (text(copy) ?? '').trim()).join('\n\n'),
    tables: copies.flatMap((copy) => tablesIn(reading, copy, context)),
  };
}

function tablesIn(reading: Reading, copy: Element, context: TableContext): readonly AttributeTable[] {
  const markdown = text(copy) ?? '';
  const place = linesOf(reading, copy);
  if (!place || !markdown.includes('|')) return [];
  const lines = alignedLines(reading, markdown.split('\n'), place.first, place.last);
  return readTables(markdown, (line) => reading.document.at(lines[line] ?? place.first), context);
}

/**
 * The document's line for each line of a text that the parser took from lines `first` to `last`. The parser
 * strips indentation and leaves out blank lines, so that lines are found again by what stands in them.
 */
export function alignedLines(
  reading: Reading,
  content: readonly string[],
  first: number,
  last: number,
): readonly number[] {
  let next = first;
  return content.map((line) => {
    const wanted = line.trim();
    for (let candidate = next; candidate <= last; candidate += 1) {
      if (reading.document.lines[candidate - 1]?.trim() !== wanted) continue;
      next = candidate + 1;
      return candidate;
    }
    return Math.min(next, last);
  });
}
