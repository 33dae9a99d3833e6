/** What a line is to the parser, as far as the repairs need to know. */
export interface OutlinedLine {
  readonly text: string;
  readonly indent: number;
  readonly kind: 'blank' | 'heading' | 'item' | 'fenced' | 'comment' | 'text';
}

/** True for lines in a code fence or an HTML comment: what is written there opens nothing. */
export function isVerbatim(kind: OutlinedLine['kind']): boolean {
  return kind === 'fenced' || kind === 'comment';
}

const item = /^ *(?:[+*-]|\d+\.) +\S/;
const heading = /^ {0,3}#{1,6}[^#]/;
const fence = /^ *(`{3,}|~{3,})([^`]*)$/;

/** Outlines a document in one pass. A code fence that is never closed does not count. */
export function outline(lines: readonly string[]): readonly OutlinedLine[] {
  const blocks = verbatimBlocks(lines);
  let block: Block | undefined;
  return lines.map((text, index) => {
    const indent = text.length - text.trimStart().length;
    if (block && index > block.end) block = undefined;
    block ??= blocks.get(index);
    return { text, indent, kind: block?.kind ?? kindOf(text) };
  });
}

function kindOf(text: string): OutlinedLine['kind'] {
  if (text.trim() === '') return 'blank';
  if (heading.test(text)) return 'heading';
  return item.test(text) ? 'item' : 'text';
}

interface Block {
  readonly kind: 'fenced' | 'comment';
  /** Index of the line that closes it. */
  readonly end: number;
}

/** The code fences and comments that are closed, by the index of the line that opens them. */
function verbatimBlocks(lines: readonly string[]): ReadonlyMap<number, Block> {
  const blocks = new Map<number, Block>();
  let open: { line: number; mark: string } | undefined;
  let comment: number | undefined;
  lines.forEach((line, index) => {
    if (comment !== undefined || (!open && line.startsWith('<!--'))) {
      comment ??= index;
      if (line.includes('-->')) {
        blocks.set(comment, { kind: 'comment', end: index });
        comment = undefined;
      }
      return;
    }
    const [, mark = '', info = ''] = fence.exec(line) ?? [];
    if (mark === '') return;
    if (open && info.trim() === '' && mark.startsWith(open.mark)) {
      blocks.set(open.line, { kind: 'fenced', end: index });
      open = undefined;
    } else if (!open) open = { line: index, mark };
  });
  return blocks;
}
