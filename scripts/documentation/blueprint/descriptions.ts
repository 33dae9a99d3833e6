import type { TableContext } from '../markdown/described.ts';
import { readTables } from '../markdown/tables.ts';
import type { AttributeTable, Source } from '../model.ts';
import { childrenOf, type Element, text } from './api-elements.ts';
import { dedented } from './payload-lines.ts';
import { linesOf, type ReaderContext } from './reader-context.ts';
import { showBrackets } from './repair/hidden-characters.ts';
import type { NumberedLine } from './source-document.ts';

/** Text in Markdown, with the tables in it. */
export interface Description {
  readonly description: string;
  readonly tables: readonly AttributeTable[];
}

/** Reads the text that stands directly within an element. */
export function readDescription(
  reading: ReaderContext,
  element: Element,
  context: TableContext,
): Description {
  return joinDescriptions(childrenOf(element, 'copy').map((copy) => readCopy(reading, copy, context)));
}

/** Reads lines of the document as text. */
export function readProse(
  reading: ReaderContext,
  lines: readonly NumberedLine[],
  context: TableContext,
): Description {
  const prose = dedented(lines);
  if (!prose) return { description: '', tables: [] };
  return describe(prose.text, (line) => reading.document.at(prose.line + line), context);
}

export function joinDescriptions(parts: readonly Description[]): Description {
  return {
    description: parts
      .map((part) => part.description)
      .filter((each) => each !== '')
      .join('\n\n'),
    tables: parts.flatMap((part) => part.tables),
  };
}

function readCopy(reading: ReaderContext, copy: Element, context: TableContext): Description {
  const markdown = text(copy) ?? '';
  const place = linesOf(reading, copy);
  if (!place) return { description: markdown.trim(), tables: [] };
  const lines = alignedLines(reading, markdown.split('\n'), place.first, place.last);
  return describe(markdown, (line) => reading.document.at(lines[line] ?? place.first), context);
}

function describe(markdown: string, lineAt: (line: number) => Source, context: TableContext): Description {
  return { description: showBrackets(markdown).trim(), tables: readTables(markdown, lineAt, context) };
}

/**
 * The document's line for each line of a text that the parser took from lines `first` to `last`. The parser strips
 * indentation and has its own mind about blank lines, so that lines are found again by what is in them.
 */
function alignedLines(
  reading: ReaderContext,
  content: readonly string[],
  first: number,
  last: number,
): readonly number[] {
  const written = reading.document.lines.slice(first - 1, last).map((line) => line.trim());
  let next = 0;
  return content.map((line) => {
    const wanted = line.trim();
    const found = wanted === '' ? -1 : written.indexOf(wanted, next);
    if (found === -1) return first + Math.min(next, last - first);
    next = found + 1;
    return first + found;
  });
}
