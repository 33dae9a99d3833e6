/** How Ajv matches the patterns of documents: in a time that grows with the text and no faster. */
import type { Options } from 'ajv';
import { type Json, type JsonObject, matcherCode, matcherOf } from '../../documentation/index.ts';

type Engine = NonNullable<NonNullable<Options['code']>['regExp']>;

/** For validators that are used where they are compiled. */
export const patternEngine: Engine = Object.assign(
  (source: string) => ({ test: matcherOf(source), toString: () => `/${source}/` }) as unknown as RegExp,
  { code: 'new RegExp' },
);

/** For validators that are carried elsewhere as text, which holds what the patterns of this schema need. */
export function carriedPatternEngine(schema: Json): Engine {
  const sources = [...new Set(patternsIn(schema))];
  const table = sources.map((source) => `${JSON.stringify(source)}:${matcherCode(source)}`).join(',');
  const code = `(source=>({test:({${table}})[source]}))`;
  return Object.assign((source: string) => patternEngine(source, ''), { code });
}

/** Every pattern that a schema holds, for texts and for names of fields. */
export function patternsIn(schema: Json): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(patternsIn);
  return Object.entries(schema as JsonObject).flatMap(([key, value]) => [
    ...(key === 'pattern' && typeof value === 'string' ? [value] : []),
    ...(key === 'patternProperties' && typeof value === 'object' && value !== null ? Object.keys(value) : []),
    ...patternsIn(value),
  ]);
}
