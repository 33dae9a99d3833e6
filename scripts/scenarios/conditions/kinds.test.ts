import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const scripts = new URL('../../', import.meta.url);
const here = 'scenarios/conditions/';

const files = readdirSync(scripts, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/fixtures\//.test(file),
);
const texts = new Map(files.map((file) => [file, readFileSync(new URL(file, scripts), 'utf8')]));

/** The union has a member for each. */
const kinds = [...(texts.get(`${here}model.ts`) ?? '').matchAll(/readonly kind: '([a-z-]+)'/g)].map(
  (match) => match[1] ?? '',
);

it('are known', () => {
  expect(kinds.length).toBeGreaterThan(25);
  expect(new Set(kinds).size).toBe(kinds.length);
});

/** Topics, stages, codes of deviations and plain words may be called the same; elsewhere they are no kinds. */
const ambiguous = new Set([
  ...['vocabulary/topics.ts', `${here}stage.ts`, 'findings/deviation.ts'].flatMap((file) =>
    [...(texts.get(file) ?? '').matchAll(/'([a-z-]+)'/g)].map((match) => match[1] ?? ''),
  ),
  'variant',
]);

/** As a string anywhere; of a word that others use as well, only where it stands for a kind. */
function naming(kind: string): RegExp {
  return ambiguous.has(kind)
    ? new RegExp(`\\bkind\\b(?: [!=]==|:| \\?\\?) '${kind}'|\\bcase '${kind}':|Condition\\w*<'${kind}'`)
    : new RegExp(`(['"\`])${kind}\\1`);
}

it('is looked for in every stage', () => {
  const stages = new Set(files.map((file) => file.split('/')[0]));
  for (const stage of ['mock', 'collections', 'reports', 'findings', 'score', 'conformance', 'cli']) {
    expect(stages).toContain(stage);
  }
  expect(kinds.filter((kind) => !ambiguous.has(kind)).length).toBeGreaterThan(20);
});

it.each(kinds)('%s is named by its own file and the registry alone', (kind) => {
  const named = naming(kind);
  const allowed = [`${here}${kind}.ts`, `${here}model.ts`, `${here}index.ts`];
  const found = [...texts].filter(([, text]) => named.test(text)).map(([file]) => file);
  expect(found.filter((file) => !allowed.includes(file) && !isOfFindings(file, kind))).toEqual([]);
});

/** A code of deviations is written as a `case`, too. */
function isOfFindings(file: string, kind: string): boolean {
  return file.startsWith('findings/') && ambiguous.has(kind);
}
