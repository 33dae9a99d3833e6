import { introducesFields } from '../../vocabulary/index.ts';
import type { Attribute, AttributeTable, Source } from '../model.ts';
import { typeFromWords } from '../type-words.ts';
import { typedValue } from '../typed-value.ts';
import { attributeTable } from './attribute-table.ts';
import type { Item, ListBlock } from './blocks.ts';
import type { TableContext } from './described.ts';
import { areFacts, plainText, readFacts } from './facts.ts';

const fieldName = /^[A-Za-z_$@][\w$@.:-]*(?:\[[^\]]*\][\w$@.-]*)*$/;
/** A name in code, bold or plain; an example behind a colon; words in parentheses; a description behind a dash. */
const parts =
  /^(`[^`]+`|\*\*[^*]+\*\*|__[^_]+__|[^\s:(]+)(?:\s*:\s*(`[^`]*`|[^(\u2013\u2014]*?))?(?:\s*\(((?:[^()`]|`[^`]*`|\([^()]*\))*)\))?\s*(?:(?::|-+|\u2013|\u2014|\.\.\.)\s+(.*))?$/s;

/**
 * Reads a list whose items all describe a field: `+ name (string, required) - text`, `* \`name\`: text`. Lists say
 * many things; one without types is taken for fields only if what is above it speaks of fields.
 */
export function readFieldList(
  block: ListBlock,
  lineAt: (line: number) => Source,
  context: TableContext,
): readonly AttributeTable[] {
  const introduced = introducesFields(block.lead) || (block.lead === '' && introducesFields(block.heading));
  const items = listedFields(block);
  const fields = items.map((item) => fieldOf(item, lineAt));
  const known = fields.filter((field) => field !== undefined);
  const typed = known.filter(({ typeText, required }) => typeText !== '' || required !== undefined);
  if (known.length === 0 || known.length < items.length) return [];
  if (typed.length < items.length && !(introduced && items.length > 1)) return [];
  const table = attributeTable(block, '', known, lineAt(items[0]!.line), context);
  return table ? [table] : [];
}

/** `+ Data Structure: Attributes` and the like: a single item around the fields, with no other meaning. */
function wrapperOf({ items }: ListBlock): Item | undefined {
  return items.find(
    (item) => item.items.length > 0 && introducesFields(item.text) && !/[`(]/.test(item.text),
  );
}

function listedFields(block: ListBlock): readonly Item[] {
  return wrapperOf(block)?.items ?? block.items;
}

function fieldOf({ text, line, items }: Item, lineAt: (line: number) => Source): Attribute | undefined {
  const [, written = '', behindColon = '', words, behindDash] = parts.exec(text) ?? [];
  const name = plainText(written);
  if (!fieldName.test(name) || (words !== undefined && !areFacts(words))) return undefined;
  const isMarked = written !== name;
  if (words === undefined && !isMarked && behindDash === undefined && behindColon === '') return undefined;
  const facts = readFacts(words ?? '');
  const type = typeFromWords(facts.typeText);
  const example = plainText(behindColon);
  const isEnum = /^enum\b/i.test(facts.typeText) && example.includes(',');
  const isExample = words !== undefined && behindColon.trim() !== '';
  return {
    name,
    type,
    typeText: facts.typeText,
    description: (behindDash ?? (isExample ? '' : behindColon)).trim(),
    required: facts.required,
    nullable: facts.nullable,
    values: isExample && isEnum ? example.split(/\s*,\s*/) : membersBelow(facts.typeText, items),
    default: typedValue(facts.default ?? saidBelow('default', items), type),
    example: typedValue(
      isExample && !isEnum ? example : (facts.example ?? saidBelow('sample|example', items)),
      type,
    ),
    children: nested(items, lineAt),
    source: lineAt(line),
  };
}

/** `+ Default: 5` and the like, nested in the item of a field. */
function saidBelow(what: string, items: readonly Item[]): string | undefined {
  const said = new RegExp(`^(?:${what})\\s*:\\s*(\\S.*)$`, 'i');
  return items.map(({ text }) => said.exec(plainText(text))?.[1]).find((value) => value !== undefined);
}

/** The members of an enumeration: single words nested in its item, each perhaps with a description. */
function membersBelow(typeText: string, items: readonly Item[]): readonly string[] {
  if (!/^enum\b/i.test(typeText)) return [];
  const inner = items.find(({ text }) => /^(?:members|values)\b/i.test(text))?.items ?? items;
  const members = inner
    .map(({ text }) => plainText(text.split(/\s+(?:-+|\u2013|\u2014)\s+/)[0] ?? ''))
    .filter((word) => !/^(?:default|sample|example)\b/i.test(word));
  return members.every((word) => /^\S+$/.test(word)) ? members : [];
}

/** The fields of an object, where all that is nested in its item are fields. */
function nested(items: readonly Item[], lineAt: (line: number) => Source): readonly Attribute[] {
  const fields = items.map((item) => fieldOf(item, lineAt));
  const known = fields.filter((field) => field !== undefined);
  return known.length === items.length && known.every(({ typeText }) => typeText !== '') ? known : [];
}
