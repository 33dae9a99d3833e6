import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deviationCodes, docsOf } from './index.ts';

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../docs/${name}.schema.json`, import.meta.url), 'utf8'));

it('are each explained under a heading of their own', () => {
  const text = readFileSync(new URL('../../docs/deviations.md', import.meta.url), 'utf8');
  const headings = [...text.matchAll(/^### (.*)$/gm)].map((match) => `docs/deviations.md#${match[1]}`);
  expect(headings).toEqual(deviationCodes.map(docsOf));
});

it('are the ones that the published schemas allow', () => {
  expect(schema('results').$defs.deviationCode.enum).toEqual(deviationCodes);
  expect(schema('baseline').properties.deviations.items.properties.code.enum).toEqual(deviationCodes);
  const { differences } = schema('overrides').definitions.entry.properties;
  expect(differences.items.properties.code.enum).toEqual(deviationCodes);
});
