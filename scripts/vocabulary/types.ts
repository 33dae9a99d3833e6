/** What people call the types of JSON. */
export type TypeName = 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string' | 'null';

const wholeNumber = 'integer|int|whole number';
const anyNumber = 'number|numeric|numerical|float|decimal';
const truth = 'boolean|bool|true or false';

const names: readonly (readonly [TypeName, string])[] = [
  ['array', 'array|list|collection|set'],
  ['boolean', `${truth}|flag`],
  ['integer', `u?int\\d+|uint|${wholeNumber}|long|short|byte(?! ?arr)|bigint|count`],
  ['number', `${anyNumber}|num|float\\d+|double|real`],
  ['object', 'object|obj|hash|map|dict|dictionary|struct|json'],
  [
    'string',
    'string|str|text|char|varchar|uuid|guid|url|uri|email|date|datetime|date-time|timestamp|iso ?-?8601|time|enum',
  ],
  ['null', 'null'],
];

const atStart = names.map(([type, words]) => [type, new RegExp(`^(${words})\\b`, 'i')] as const);
const alone = names.map(([type, words]) => [type, new RegExp(`^(${words})s?$`, 'i')] as const);

/** The type that a text begins with: `integer (32 bit)`, `list of users`, `string[]`. */
export function typeAtStart(text: string): TypeName | undefined {
  if (/\[\]\s*$|\b(array|list) of\b/i.test(text)) return 'array';
  return atStart.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The type that a word names: `ints`, `dictionary`. */
export function typeNamed(word: string): TypeName | undefined {
  return alone.find(([, pattern]) => pattern.test(word))?.[0];
}

/** A type that any value has. */
export const namesAnyType = (word: string): boolean => /^(any|mixed|file)$/i.test(word);

/** `email`, `ISO 8601 date`: names of texts of a form. */
export const namesText = (word: string): boolean =>
  /^((file|binary|base64|html|password|phone|hex|ip|id)s?|(iso[- ]?8601|date[- ]time|date|time|datetime|timestamp) .*)$/i.test(
    word,
  );

/** The type of the items, in `list of ints`, `array<int>` and `int[]`. */
export function itemTypeIn(written: string): string | undefined {
  return (
    /^(?:array|list|set|collection)\s*(?:of\s+|<\s*|\(\s*)([^<>()]+?)\s*[>)]?$/i.exec(written)?.[1] ??
    /^([^[\]]+?)\s*\[\s*\]$/.exec(written)?.[1] ??
    /^\[\s*([^[\]]+?)\s*\]$/.exec(written)?.[1]
  );
}

const inSentences: readonly (readonly [Exclude<TypeName, 'null'>, RegExp])[] = [
  ['array', /(?<! in (the|this|that)( allowed| valid| permitted)?) (array|list) /],
  ['object', / (object|hash|map|dictionary) /],
  ['integer', new RegExp(` (${wholeNumber}|целое число|entero|entier) |整数`)],
  ['number', new RegExp(` (${anyNumber}|digits|numérico|numero) |数値|数字`)],
  ['boolean', new RegExp(` (${truth}|booleano) `)],
  ['string', / (string|text) /],
];
const statesType = /must|should|expected|not|needs? to|ha(s|ve) to|type|expects/;

/** The type that a text made by `plain` demands: `must be an integer`. */
export function typeDemandedIn(text: string): Exclude<TypeName, 'null'> | undefined {
  return statesType.test(text) ? inSentences.find(([, pattern]) => pattern.test(text))?.[0] : undefined;
}

/** `whole number`, `decimal`, `true or false`: a type without a form of its own, anywhere in a text. */
export function plainTypeIn(text: string): 'integer' | 'number' | 'boolean' | undefined {
  return plainTypes.find(([, pattern]) => pattern.test(text))?.[0];
}

/** What has a number that is a name and not an amount: `the phone number`, `an account number`. */
const knownByNumber =
  'phone|telephone|mobile|cell|fax|contact|virtual|recipient|account|card|bank|routing|customer|serial|order|invoice|reference|tracking|registration|passport|licen[cs]e|policy|part|model|vat|tax|document|id|identification|identity|security|flight';

const plainTypes = [
  ['integer', new RegExp(`\\b(${wholeNumber})\\b`, 'i')],
  ['number', new RegExp(`(?<!\\b(${knownByNumber})[ -])\\b(${anyNumber})\\b`, 'i')],
  ['boolean', new RegExp(`\\b(${truth})\\b`, 'i')],
] as const;
