import { requirementOfCell } from '../../vocabulary/index.ts';
import type { Column, Columns } from './columns.ts';
import { plainText } from './facts.ts';

/**
 * Whether a row says that its field is required. Empty cells say nothing, nor do those that say when it is:
 * `yes, if …`.
 */
export function requirement(columns: Columns, cell: (column: Column) => string): boolean | undefined {
  const column = columns.has('required') ? 'required' : 'optional';
  const said = requirementOfCell(plainText(cell(column)).replace(/[.!]$/, '') || cell(column).trim());
  if (said === undefined) return undefined;
  return said === 'required' || said === 'optional'
    ? said === 'required'
    : (said === 'yes') === (column === 'required');
}
