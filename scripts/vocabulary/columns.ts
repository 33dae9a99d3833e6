/** The heads of attribute tables, and what introduces tables and lists of fields. */

/** What a column of an attribute table says of a field. */
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

/** The column below a head in lower case; undefined for one that says nothing of a field, or its name. */
export function columnOf(head: string): Column | undefined {
  return heads.find(([pattern]) => pattern.test(head))?.[1];
}

/** A head that names a field everywhere that it stands. */
export const isFieldHead = (head: string): boolean => fieldHead.test(head);

/** A head that names a field beside a type, or beside whether it is required. */
export const isNameHead = (head: string): boolean => nameHead.test(head);

/** `Attributes`, `The body has these fields`. */
export const introducesFields = (text: string): boolean =>
  /\b(?:attributes?|propert(?:y|ies)|fields?|param(?:eter)?s?|arguments?|body|payload|keys|members?|data structures?)\b/i.test(
    text,
  );

export const introducesParameters = (text: string): boolean =>
  /\b(?:param(?:eter)?s?|arguments?|args|options)\b/i.test(text);

/** What is said of is a part of the URL. */
export const introducesUrl = (text: string): boolean =>
  /\b(?:query|url|uri|path|route|querystring|get)\b/i.test(text);

export const introducesResponse = (text: string): boolean =>
  /\b(?:responses?|returns?|returned|results?|output|answer|errors?)\b/i.test(text);

export const introducesRequest = (text: string): boolean =>
  /\b(?:request|body|payload|post|put|patch|form|input|submit)\b/i.test(text);
