import { type Column, columnOf, isFieldHead, isNameHead } from '../../vocabulary/index.ts';

export type { Column };

export type Columns = ReadonlyMap<Column, number>;

/** Says which column of a table tells what; undefined if the table does not describe fields. */
export function recogniseColumns(header: readonly string[]): Columns | undefined {
  const names = header.map((cell) =>
    cell
      .replace(/[`*_?]/g, '')
      .trim()
      .toLowerCase(),
  );
  const columns = new Map<Column, number>();
  names.forEach((name, index) => {
    const column = columnOf(name);
    if (column && !columns.has(column)) columns.set(column, index);
  });
  const certain = names.findIndex(isFieldHead);
  const possible = names.findIndex(isNameHead);
  const described = columns.size > 0;
  const typed = columns.has('type') || columns.has('required') || columns.has('optional');
  const name = certain !== -1 && described ? certain : typed ? possible : -1;
  return name === -1 ? undefined : columns.set('name', name);
}
