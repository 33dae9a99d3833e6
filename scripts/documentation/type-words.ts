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
  const plain = written.trim().toLowerCase();
  const several = new Set(plain.split(/\s*[/|]\s*|\s+or\s+/).map((word) => typeOf(word)));
  if (several.size > 1 && !several.has('any')) {
    several.delete('null');
    return several.size === 1 ? ([...several][0] ?? 'any') : 'any';
  }
  return typeOf(plain);
}

function typeOf(plain: string): AttributeType {
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? 'any';
}
