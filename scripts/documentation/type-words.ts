import type { AttributeType } from './model.ts';

/** What people call the types of JSON. */
const words: readonly (readonly [RegExp, AttributeType])[] = [
  [/^(array|list|collection|set)\b|\[\]\s*$/, 'array'],
  [/\b(array|list) of\b/, 'array'],
  [/^(bool|boolean|flag)\b/, 'boolean'],
  [/^(u?int(eger)?(8|16|32|64)?|long|short|bigint|count)\b/, 'integer'],
  [/^(number|numeric|float|double|decimal|real)\b/, 'number'],
  [/^(object|hash|map|dict|dictionary|struct|json)\b/, 'object'],
  [
    /^(string|str|text|char|varchar|uuid|guid|url|uri|email|date|datetime|date-time|timestamp|iso ?-?8601|time|enum)\b/,
    'string',
  ],
  [/^null$/, 'null'],
];

/** The JSON type that a written type means: `array[string]` → `array`, `ISO 8601 date` → `string`; of several any. */
export function typeFromWords(written: string): AttributeType {
  const several = new Set(alternativesIn(written));
  if (several.size > 1) {
    several.delete('null');
    return several.size === 1 ? ([...several][0] ?? 'any') : 'any';
  }
  return typeOf(written.trim().toLowerCase());
}

/** The JSON types that a written type leaves open, `integer / string` or `number or null`; none where it names one. */
export function alternativesIn(written: string): readonly AttributeType[] {
  const words = written
    .trim()
    .toLowerCase()
    .split(/\s*[/|]\s*|\s+or\s+/);
  const types = [...new Set(words.map((word) => typeOf(word)))];
  return types.length > 1 && !types.includes('any') ? types : [];
}

function typeOf(plain: string): AttributeType {
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? 'any';
}
