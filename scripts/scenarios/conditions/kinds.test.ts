import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const scripts = new URL('../../', import.meta.url);
const here = 'scenarios/conditions/';

/** But for tests, and for the stage of findings, whose codes are another thing. */
const files = readdirSync(scripts, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/fixtures\/|^findings\//.test(file),
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

it.each(kinds)('%s is named by its own file and the registry alone', (kind) => {
  const named = new RegExp(`\\bkind\\b(?: [!=]==|:| \\?\\?) '${kind}'|\\bcase '${kind}':`);
  const allowed = [`${here}${kind}.ts`, `${here}model.ts`, `${here}index.ts`];
  const naming = [...texts].filter(([, text]) => named.test(text)).map(([file]) => file);
  expect(naming.filter((file) => !allowed.includes(file))).toEqual([]);
});
