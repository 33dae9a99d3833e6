/** How Ajv matches the patterns of documents: in a time that grows with the text and no faster. */
import type { Options } from 'ajv';
import { isObject, type Json, type JsonSchema, matcherCode, matcherOf } from '../../documentation/index.ts';
import { once } from '../../vocabulary/index.ts';

type Engine = NonNullable<NonNullable<Options['code']>['regExp']>;

/** For validators that are used where they are compiled. */
export const patternEngine: Engine = Object.assign(
  (source: string) => ({ test: matcherOf(source), toString: () => `/${source}/` }) as unknown as RegExp,
  { code: 'new RegExp' },
);

/** For validators that are carried elsewhere as text, which holds what the patterns of this schema need. */
export function carriedPatternEngine(schema: JsonSchema): Engine {
  const sources = patternsIn(schema);
  const table = sources.map((source) => `${JSON.stringify(source)}:${matcherCode(source)}`).join(',');
  const code = `(source=>({test:({${table}})[source]}))`;
  return Object.assign((source: string) => patternEngine(source, ''), { code });
}

/** Every pattern that a schema holds, for texts and for names of fields. */
export const patternsIn = once((schema: JsonSchema): readonly string[] => {
  const found = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries<Json>(value)) {
      if (key === 'pattern' && typeof inner === 'string') found.add(inner);
      if (key === 'patternProperties' && isObject(inner))
        for (const pattern of Object.keys(inner)) found.add(pattern);
      visit(inner);
    }
  };
  visit(schema);
  return [...found];
});
