import MarkdownIt, { type Token } from 'markdown-it';
import type { Attribute, AttributeTable, Source } from '../model.ts';
import { typeFromWords } from '../type-words.ts';

/** Whose text a table stands in. */
export type TableContext =
  | { readonly of: 'api' | 'group' | 'resource' | 'request' | 'response' }
  | { readonly of: 'operation'; readonly method: string };

const markdown = new MarkdownIt();

interface Row {
  readonly cells: readonly string[];
  /** Line within the text, from 0. */
  readonly line: number;
}

interface Table {
  readonly heading: string;
  readonly header: Row;
  readonly rows: readonly Row[];
}

/** The tables of a Markdown text that describe fields. `lineAt` gives the place of a line of the text, from 0. */
export function readTables(
  text: string,
  lineAt: (line: number) => Source,
  context: TableContext,
): readonly AttributeTable[] {
  return tablesOf(markdown.parse(text, {})).flatMap((table) => {
    const columns = recogniseColumns(table.header.cells);
    if (!columns) return [];
    const attributes = table.rows.flatMap((row) => attributeFrom(row, columns, lineAt(row.line)) ?? []);
    if (attributes.length === 0) return [];
    return [
      {
        heading: table.heading,
        describes: described(table, context),
        attributes,
        source: lineAt(table.header.line),
      },
    ];
  });
}

function tablesOf(tokens: readonly Token[]): readonly Table[] {
  const tables: { heading: string; header: Row; rows: Row[] }[] = [];
  let heading = '';
  let rows: { cells: string[]; line: number }[] = [];
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open') heading = tokens[index + 1]?.content ?? '';
    if (token.type === 'table_open') rows = [];
    if (token.type === 'tr_open') rows.push({ cells: [], line: token.map?.[0] ?? 0 });
    if (token.type === 'th_open' || token.type === 'td_open')
      rows.at(-1)?.cells.push(tokens[index + 1]?.content ?? '');
    if (token.type === 'table_close' && rows[0])
      tables.push({ heading, header: rows[0], rows: rows.slice(1) });
  });
  return tables;
}

type Column = 'name' | 'type' | 'description' | 'required' | 'default' | 'notes';

const headings: readonly (readonly [RegExp, Column])[] = [
  [/^(property|field|parameter|param|attribute|key|name)( name)?$/i, 'name'],
  [/^(data )?type$/i, 'type'],
  [/^(description|details|meaning)$/i, 'description'],
  [/^(required|mandatory)\??$/i, 'required'],
  [/^default( value)?$/i, 'default'],
  [/^(notes?|comments?)$/i, 'notes'],
];

function recogniseColumns(header: readonly string[]): ReadonlyMap<Column, number> | undefined {
  const columns = new Map<Column, number>();
  header.forEach((cell, index) => {
    const column = headings.find(([pattern]) => pattern.test(plain(cell)))?.[1];
    if (column && !columns.has(column)) columns.set(column, index);
  });
  return columns.has('name') && columns.size > 1 ? columns : undefined;
}

function attributeFrom(
  row: Row,
  columns: ReadonlyMap<Column, number>,
  source: Source,
): Attribute | undefined {
  const cell = (column: Column) => (row.cells[columns.get(column) ?? -1] ?? '').trim();
  const name = plain(cell('name'));
  if (!/^[\w$@][\w.$@:[\]-]*$/.test(name)) return undefined;
  const typeText = plain(cell('type'));
  return {
    name,
    type: typeFromWords(typeText),
    typeText,
    description: [cell('description'), cell('notes')].filter(Boolean).join(' '),
    required: /^(yes|true|required|y|x|\*)/i.test(plain(cell('required')))
      ? true
      : /^(no|false|optional|n)\b/i.test(plain(cell('required')))
        ? false
        : undefined,
    nullable: false,
    values: [],
    default: plain(cell('default')) || undefined,
    example: undefined,
    children: [],
    source,
  };
}

function plain(cell: string): string {
  return cell.replace(/[`*]|__/g, '').trim();
}

function described(table: Table, context: TableContext): AttributeTable['describes'] {
  if (/\b(request|body|payload)\b/i.test(table.heading)) return 'request';
  if (/\bresponse\b/i.test(table.heading)) return 'response';
  if (/\bparam/i.test(table.heading)) return 'parameters';
  if (context.of === 'request' || context.of === 'response') return context.of;
  if (context.of === 'operation') return context.method === 'GET' ? 'response' : 'request';
  return 'resource';
}
