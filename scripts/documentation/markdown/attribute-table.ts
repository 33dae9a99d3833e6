import { requirementOfAll } from '../../vocabulary/index.ts';
import type { Attribute, AttributeTable, Source } from '../model.ts';
import { type TableContext, whatIsDescribed } from './described.ts';
import { plainText } from './facts.ts';
import { nestFields } from './nested-fields.ts';

const aboutHeaders = /\bheaders?\b/i;
const headerName = /^[A-Z][A-Za-z0-9]*(?:-[A-Z][A-Za-z0-9]*)+$/;

/** Makes one table of the fields that a table or list describes; undefined if these are header fields. */
export function attributeTable(
  { heading, lead }: { readonly heading: string; readonly lead: string },
  nameHead: string,
  fields: readonly Attribute[],
  source: Source,
  context: TableContext,
): AttributeTable | undefined {
  const names = fields.map(({ name }) => name);
  if (names.every((name) => headerName.test(name))) return undefined;
  if (aboutHeaders.test(heading) || aboutHeaders.test(nameHead)) return undefined;
  const required = requirementOfAll(heading);
  const attributes = fields.map((field) => ({ ...field, required: field.required ?? required }));
  return {
    heading: plainText(heading || lead),
    describes: whatIsDescribed({ heading, lead, nameHead, names }, context),
    attributes: nestFields(attributes),
    source,
  };
}
