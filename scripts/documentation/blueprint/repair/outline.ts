/** What a line is to the parser, as far as the repairs need to know; what is in an HTML comment counts as fenced. */
export interface OutlinedLine {
  readonly text: string;
  readonly indent: number;
  readonly kind: 'blank' | 'heading' | 'item' | 'fenced' | 'text';
}

const item = /^ *(?:[+*-]|\d+\.) +\S/;
const heading = /^ {0,3}#{1,6}[^#]/;
const fence = /^ *(`{3,}|~{3,})([^`]*)$/;

/** Outlines a document in one pass. A code fence that is never closed is none. */
export function outline(lines: readonly string[]): readonly OutlinedLine[] {
  const closers = closingFences(lines);
  let fencedUntil = -1;
  return lines.map((text, index) => {
    const indent = text.length - text.trimStart().length;
    if (index <= fencedUntil) return { text, indent, kind: 'fenced' };
    const end = closers.get(index);
    if (end !== undefined) {
      fencedUntil = end;
      return { text, indent, kind: 'fenced' };
    }
    return { text, indent, kind: kindOf(text) };
  });
}

function kindOf(text: string): OutlinedLine['kind'] {
  if (text.trim() === '') return 'blank';
  if (heading.test(text)) return 'heading';
  return item.test(text) ? 'item' : 'text';
}

/** The line on which a fence or comment is closed, by the line on which it is opened. */
function closingFences(lines: readonly string[]): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  let open: { line: number; mark: string } | undefined;
  let comment: number | undefined;
  lines.forEach((line, index) => {
    if (comment !== undefined || (!open && line.startsWith('<!--'))) {
      comment ??= index;
      if (line.includes('-->')) {
        closers.set(comment, index);
        comment = undefined;
      }
      return;
    }
    const [, mark = '', info = ''] = fence.exec(line) ?? [];
    if (mark === '') return;
    if (open && info.trim() === '' && mark.startsWith(open.mark)) {
      closers.set(open.line, index);
      open = undefined;
    } else if (!open) open = { line: index, mark };
  });
  return closers;
}
