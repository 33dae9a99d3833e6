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
const fieldHead =
  /^(?:(?:property|field|parameter|param|attribute|argument|arg|member)(?: name)?|par[aâá]metros?|paramètre|campo|champ|feld|veld|attribut|atributo|propiedad|propriedade|eigenschaft|参数名?|字段名?|属性|パラメータ名?|フィールド|プロパティ|параметр|поле)$/;
const nameHead =
  /^(?:name|key|variable|option|column|element|item|query|id|nome|nombre|nom|naam|名称|名前|项目|項目|キー|имя|название)$/;

/** In the languages that people document APIs in. */
const heads: readonly (readonly [RegExp, Column])[] = [
  [/^(?:(?:(?:data|value|json)[ -]?)?types?|tipo(?: de dados?)?|typ|类型|型|タイプ|тип)$/, 'type'],
  [
    /^(?:description|desc|details?|meaning|explanation|definition|purpose|summary|info|information|descri[cç](?:ão|ao)|descripci[oó]n|descrizione|beschreibung|beschrijving|omschrijving|说明|描述|含义|説明|備考|описание)$/,
    'description',
  ],
  [
    /^(?:(?:is )?(?:required|mandatory|req)|presence|requirement|required\/optional|obrigat[oó]rio|obligatorio|requerido|obligatoire|requis|pflicht(?:feld)?|erforderlich|verplicht|obbligatorio|必须|必填|是否必[须填]|必須|обязательн(?:ый|ое|о))$/,
    'required',
  ],
  [/^(?:is )?(?:optional|opcional|optionnel)$/, 'optional'],
  [
    /^(?:defaults?(?: value)?|padr[aã]o|por defecto|défaut|standard(?:wert)?|默认值?|デフォルト|初期値|по умолчанию)$/,
    'default',
  ],
  [
    /^(?:(?:allowed|valid|possible|accepted|permitted|supported) (?:values?|options)|values|enum|options|valores|werte)$/,
    'values',
  ],
  [
    /^(?:(?:example|sample)s?(?: value)?|ejemplo|exemplo|exemple|beispiel|voorbeeld|示例|例|пример)$/,
    'example',
  ],
  [/^(?:notes?|comments?|remarks?|constraints?|restrictions?|validations?|rules?|limits?|备注)$/, 'notes'],
  [/^(?:format|pattern|formato|フォーマット|格式)$/, 'format'],
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
