import { readHeading } from './heading.ts';
import { isVerbatim, type OutlinedLine, outline } from './outline.ts';

/** What the list items of a line describe: fields (MSON), parameters of the URI, or nothing that the parser reads. */
export type Described = 'attributes' | 'parameters' | undefined;

const opening = /^ *[+*-] +(attributes?|parameters?)\s*(?:\(.*\))?\s*$/i;
const dataStructures = /^ {0,3}#{1,6}\s*Data Structures?\b/i;

/** Says for each line of a document what it describes, in one pass. */
export function describedLines(lines: readonly string[]): readonly Described[] {
  let inStructures = false;
  let open: { readonly of: 'attributes' | 'parameters'; readonly indent: number } | undefined;
  return outline(lines).map((line) => {
    const { text, kind, indent } = line;
    if (kind === 'heading') {
      inStructures = dataStructures.test(text) || (inStructures && !leavesStructures(text));
      open = undefined;
      return undefined;
    }
    if (kind === 'blank' || isVerbatim(kind)) return undefined;
    if (open && indent <= open.indent) open = undefined;
    if (open) return kind === 'item' ? open.of : undefined;
    open = opened(line);
    return inStructures && kind === 'item' && !open ? 'attributes' : undefined;
  });
}

function opened({
  text,
  indent,
}: OutlinedLine): { of: 'attributes' | 'parameters'; indent: number } | undefined {
  const word = opening.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  return { of: word.startsWith('a') ? 'attributes' : 'parameters', indent };
}

function leavesStructures(text: string): boolean {
  return readHeading(text) !== undefined || /^ {0,3}#{1,6}\s*Group\s/i.test(text);
}
