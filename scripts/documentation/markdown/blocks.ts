import MarkdownIt, { type Token } from 'markdown-it';

/** A table or list of a Markdown text, with what introduces it. */
export type Block = TableBlock | ListBlock;

interface Introduced {
  /** The nearest heading above; empty if none. */
  readonly heading: string;
  /** The paragraph right above, e.g. `Parameters are:`; empty if none. */
  readonly lead: string;
}

export interface TableBlock extends Introduced {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** Line within the text, from 0. */
  readonly line: number;
}

export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface ListBlock extends Introduced {
  readonly kind: 'list';
  readonly items: readonly Item[];
}

export interface Item {
  /** The first paragraph of the item, as written. */
  readonly text: string;
  readonly line: number;
  readonly items: readonly Item[];
}

const markdown = new MarkdownIt();

/** The tables and lists of a Markdown text, in order; lists within lists are in the items of the outer one. */
export function readBlocks(text: string): readonly Block[] {
  const tokens = markdown.parse(text, {});
  const blocks: Block[] = [];
  let heading = '';
  let lead = '';
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const content = tokens[at + 1]?.content ?? '';
    if (token.type === 'table_open') {
      const end = closing(tokens, at);
      blocks.push({ kind: 'table', heading, lead, ...readTable(tokens.slice(at, end)) });
      at = end;
    } else if (isListStart(token)) {
      const end = closing(tokens, at);
      blocks.push({ kind: 'list', heading, lead, items: readItems(tokens.slice(at + 1, end)) });
      at = end;
    }
    if (token.type === 'heading_open') heading = content;
    if (token.level === 0 && token.nesting >= 0) lead = token.type === 'paragraph_open' ? content : '';
  }
  return blocks;
}

function isListStart(token: Token): boolean {
  return token.type === 'bullet_list_open' || token.type === 'ordered_list_open';
}

/** Index of the token that closes the one at `start`. */
function closing(tokens: readonly Token[], start: number): number {
  const { level, type } = tokens[start]!;
  const close = type.replace('_open', '_close');
  const end = tokens.findIndex((each, index) => index > start && each.type === close && each.level === level);
  return end === -1 ? tokens.length : end;
}

function readTable(tokens: readonly Token[]): Pick<TableBlock, 'header' | 'rows' | 'line'> {
  const rows: { cells: string[]; line: number }[] = [];
  tokens.forEach((token, index) => {
    if (token.type === 'tr_open') rows.push({ cells: [], line: token.map?.[0] ?? 0 });
    if (token.type === 'th_open' || token.type === 'td_open')
      rows.at(-1)?.cells.push(tokens[index + 1]?.content.trim() ?? '');
  });
  return { header: rows[0]?.cells ?? [], rows: rows.slice(1), line: rows[0]?.line ?? 0 };
}

function readItems(tokens: readonly Token[]): readonly Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]!.type !== 'list_item_open') continue;
    const end = closing(tokens, at);
    items.push(readItem(tokens.slice(at, end)));
    at = end;
  }
  return items;
}

function readItem(tokens: readonly Token[]): Item {
  const list = tokens.findIndex(isListStart);
  const inline = tokens.findIndex((token) => token.type === 'inline');
  const nested = list === -1 ? [] : readItems(tokens.slice(list + 1, closing(tokens, list)));
  const text = inline === -1 || (list !== -1 && inline > list) ? '' : tokens[inline]!.content;
  return { text, line: tokens[0]?.map?.[0] ?? 0, items: nested };
}
