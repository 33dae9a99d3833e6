/** What a column of an attribute table tells of a field. */
export type Column =
  | 'name'
  | 'type'
  | 'description'
  | 'required'
  | 'optional'
  | 'default'
  | 'values'
  | 'example'
  | 'notes'
  | 'format';

export type Columns = ReadonlyMap<Column, number>;

/** Heads that name a field wherever they stand; others do so only beside a type or whether it is required. */
const fieldHead = /^(?:property|field|parameter|param|attribute|argument|arg|member)(?: name)?$/;
const nameHead = /^(?:name|key|variable|option|column|element|item|query|id)$/;

const heads: readonly (readonly [RegExp, Column])[] = [
  [/^(?:(?:data|value|json)[ -]?)?types?$/, 'type'],
  [
    /^(?:description|desc|details?|meaning|explanation|definition|purpose|summary|info|information)$/,
    'description',
  ],
  [/^(?:(?:is )?(?:required|mandatory|req)|presence|requirement|required\/optional)$/, 'required'],
  [/^(?:is )?optional$/, 'optional'],
  [/^defaults?(?: value)?$/, 'default'],
  [
    /^(?:(?:allowed|valid|possible|accepted|permitted|supported) (?:values?|options)|values|enum|options)$/,
    'values',
  ],
  [/^(?:(?:example|sample)s?(?: value)?)$/, 'example'],
  [/^(?:notes?|comments?|remarks?|constraints?|restrictions?|validations?|rules?|limits?)$/, 'notes'],
  [/^(?:format|pattern)$/, 'format'],
];

/** Says which column of a table tells what; undefined where the table does not describe fields. */
export function recogniseColumns(header: readonly string[]): Columns | undefined {
  const names = header.map((cell) =>
    cell
      .replace(/[`*_?]/g, '')
      .trim()
      .toLowerCase(),
  );
  const columns = new Map<Column, number>();
  names.forEach((name, index) => {
    const column = heads.find(([pattern]) => pattern.test(name))?.[1];
    if (column && !columns.has(column)) columns.set(column, index);
  });
  const certain = names.findIndex((name) => fieldHead.test(name));
  const possible = names.findIndex((name) => nameHead.test(name));
  const described = columns.size > 0;
  const typed = columns.has('type') || columns.has('required') || columns.has('optional');
  const name = certain !== -1 && described ? certain : typed ? possible : -1;
  return name === -1 ? undefined : columns.set('name', name);
}
