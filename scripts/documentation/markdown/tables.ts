import { requirementOfCell } from '../../vocabulary/index.ts';
import type { Attribute, AttributeTable, Source } from '../model.ts';
import { typeFromWords } from '../type-words.ts';
import { typedValue } from '../typed-value.ts';
import { attributeTable } from './attribute-table.ts';
import { type Row, readBlocks, type TableBlock } from './blocks.ts';
import { type Column, type Columns, recogniseColumns } from './columns.ts';
import type { TableContext } from './described.ts';
import { areFacts, plainText, readFacts } from './facts.ts';
import { readFieldList } from './field-lists.ts';

/**
 * The tables and lists of a Markdown text that describe fields. `lineAt` gives the place of a line of the text,
 * counted from 0.
 */
export function readTables(
  text: string,
  lineAt: (line: number) => Source,
  context: TableContext,
): readonly AttributeTable[] {
  if (!/\||^\s*(?:[+*-]|\d+\.) /m.test(text)) return [];
  return readBlocks(text).flatMap((block) =>
    block.kind === 'table' ? readTable(block, lineAt, context) : readFieldList(block, lineAt, context),
  );
}

function readTable(
  block: TableBlock,
  lineAt: (line: number) => Source,
  context: TableContext,
): readonly AttributeTable[] {
  const columns = recogniseColumns(block.header);
  if (!columns) return [];
  const fields = block.rows.flatMap((row) => fieldsOf(row, columns, lineAt(row.line)));
  if (fields.length === 0) return [];
  const nameHead = block.header[columns.get('name') ?? 0] ?? '';
  const table = attributeTable(block, nameHead, fields, lineAt(block.line), context);
  return table ? [table] : [];
}

const fieldName = /^[\w$@][\w$@.:/-]*(?:\[[^\]]*\][\w$@.-]*)*$/;
/** Marks of depth before a name, the name, marks that it is required or not, and words in parentheses. */
const nameCell = /^[\s\u21B3\u2514\u00BB>.-]*([^\s*?(]+)\s*([*?]?)\s*(?:\(?([^()]*)\)?)$/;

/** The fields of a row: more than one where its name cell lists several. */
function fieldsOf(row: Row, columns: Columns, source: Source): readonly Attribute[] {
  const cell = (column: Column): string => row.cells[columns.get(column) ?? -1] ?? '';
  return cell('name')
    .split(/,(?![^(]*\))|\s+or\s+/)
    .map((written) => nameOf(written))
    .flatMap((name) => (name ? [fieldOf(name, cell, columns, source)] : []));
}

interface Name {
  readonly name: string;
  readonly mark: string;
  readonly words: string;
}

function nameOf(written: string): Name | undefined {
  const [, name = '', mark = '', words = ''] = nameCell.exec(plainText(written)) ?? [];
  return fieldName.test(name) && (words === '' || areFacts(words)) ? { name, mark, words } : undefined;
}

function fieldOf(
  { name, mark, words }: Name,
  cell: (column: Column) => string,
  columns: Columns,
  source: Source,
): Attribute {
  const beside = readFacts(words);
  const typed = readFacts(cell('type'));
  const typeText = typed.typeText || beside.typeText;
  const type = typeFromWords(typeText);
  const notes = readFacts(/^[\w\s]{1,20}\.?$/.test(cell('notes')) ? cell('notes') : '');
  const isRequired =
    requirement(columns, cell) ?? typed.required ?? beside.required ?? notes.required ?? markOf(mark);
  return {
    name,
    type,
    typeText: [typeText, plainText(cell('format'))].filter(Boolean).join(', '),
    description: [cell('description'), cell('notes')].filter(Boolean).join(' '),
    required: isRequired,
    nullable: typed.nullable || beside.nullable,
    values: listed(cell('values')).flatMap((value) => typedValue(value, type) ?? []),
    default: typedValue(givenValue(cell('default')) ?? typed.default ?? beside.default, type),
    example: typedValue(givenValue(cell('example')), type),
    children: [],
    source,
  };
}

function markOf(mark: string): boolean | undefined {
  return mark === '' ? undefined : mark === '*';
}

/** A dash or `none` in a column of values says that there is none. */
function givenValue(cell: string): string | undefined {
  const value = plainText(cell);
  return /^(?:|-+|\u2013|\u2014|none|n\/a|no default)$/i.test(value) ? undefined : value;
}

function listed(cell: string): readonly string[] {
  const inCode = [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!.trim());
  if (inCode.length > 0) return inCode;
  const parts = plainText(cell).split(/\s*(?:,|\||\/|\bor\b)\s*/);
  return parts.length > 1 ? parts.filter((part) => /^[\w.-]+$/.test(part)) : [];
}

/**
 * Whether a row says that its field is required. Empty cells say nothing, nor do those that say when it is:
 * `yes, if …`.
 */
function requirement(columns: Columns, cell: (column: Column) => string): boolean | undefined {
  const column = columns.has('required') ? 'required' : 'optional';
  const said = requirementOfCell(plainText(cell(column)).replace(/[.!]$/, '') || cell(column).trim());
  if (said === undefined) return undefined;
  return said === 'required' || said === 'optional'
    ? said === 'required'
    : (said === 'yes') === (column === 'required');
}
