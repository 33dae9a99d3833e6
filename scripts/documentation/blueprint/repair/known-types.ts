const names: readonly (readonly [RegExp, string])[] = [
  [/^(?:bool|boolean|flag)s?$/i, 'boolean'],
  [
    /^(?:u?int\d*|integer|long|short|byte|bigint|float\d*|double|decimal|real|num|numeric|number)s?$/i,
    'number',
  ],
  [/^(?:array|list|collection|set|tuple)$/i, 'array'],
  [/^(?:object|obj|hash|map|dict|dictionary|struct|json|any|mixed)s?$/i, 'object'],
  [/^(?:enum|enumeration)$/i, 'enum'],
  [
    /^(?:strings?|str|text|char|varchar|uuid|guid|uri|url|email|file|binary|base64|html|password|phone|hex|ip|id)$/i,
    'string',
  ],
  [/^(?:iso[- ]?8601|date|time|datetime|date[- ]time|timestamp)(?: .*)?$/i, 'string'],
];
const arrayForms = [
  /^(?:array|list|set|collection)\s*(?:of\s+|<\s*|\(\s*)([^<>()]+?)\s*[>)]?$/i,
  /^([^[\]]+?)\s*\[\s*\]$/,
  /^\[\s*([^[\]]+?)\s*\]$/,
];

/** The parser's name for what people call a type; undefined where it is not a common name. */
export function commonType(written: string): string | undefined {
  const name = written.trim();
  const array = arrayForms.map((form) => form.exec(name)?.[1]).find((inner) => inner !== undefined);
  if (array !== undefined) return `array[${commonType(array) ?? array}]`;
  const alternatives = name.split(/\s*(?:\||\/|\bor\b)\s*/i);
  if (alternatives.length > 1) return unionType(alternatives);
  return names.find(([pattern]) => pattern.test(name))?.[1] ?? typeInPhrase(name);
}

/** `must be a number`: the one type that a phrase names. */
function typeInPhrase(phrase: string): string | undefined {
  const named = phrase.match(/\b(?:string|number|integer|boolean|array|object)\b/gi) ?? [];
  return named.length === 1 && phrase.includes(' ') ? commonType(named[0]!) : undefined;
}

/** MSON has no unions: the first alternative counts, and `null` among them makes it nullable. */
function unionType(alternatives: readonly string[]): string | undefined {
  const first = commonType(alternatives.find((each) => !/^null$/i.test(each)) ?? '');
  return first && alternatives.some((each) => /^null$/i.test(each)) ? `${first}, nullable` : first;
}

/** A defined type that differs from the written one only in case, spaces or number: `users` → `User`. */
export function definedType(written: string, defined: ReadonlySet<string>): string | undefined {
  const wanted = bare(written);
  return [...defined].find((name) => bare(name) === wanted);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .replace(/s$/, '');
}
