import { expect, test } from 'vitest';
import { describeApi } from '../../../fixtures/analysis/description.ts';
import { analyse } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { schemaFiles } from '../schema-files.ts';
import { documentedPaths } from './documented-paths.ts';
import { undocumentedFields } from './undocumented-fields.ts';

function pathsOf(json: Json): string[] {
  const set = schemaFiles(analyse(describeApi({ responses: [{ json }] })));
  return documentedPaths(set, set.files[0]!.path);
}

const example = {
  total: 1,
  results: [{ id: 1, 'a/b': { x: true }, tags: ['a'], data: {} }],
  byDay: { '2014-01-01': { hits: 1 } },
};

test('the documented places, without those that others are inside of', () => {
  expect(pathsOf(example)).toEqual([
    '/byDay/*/hits',
    '/results/*/a~1b/x',
    '/results/*/data/**',
    '/results/*/id',
    '/results/*/tags/*',
    '/total',
  ]);
});

test('a body as documented has no undocumented field', () => {
  expect(undocumentedFields(example, pathsOf(example))).toEqual([]);
});

test('undocumented fields are found in all depths, but not inside of one another', () => {
  const body = {
    total: 1,
    more: { inner: 1 },
    results: [{ id: 1 }, { id: 2, 'a/b': { x: 1, 'y~': 2 }, data: { anything: { goes: 1 } } }],
    byDay: { '2015-12-31': { hits: 2, misses: 1 } },
  };
  expect(undocumentedFields(body, pathsOf(example))).toEqual([
    '/more',
    '/results/1/a~1b/y~0',
    '/byDay/2015-12-31/misses',
  ]);
});

test('shared parts are followed, also into themselves', () => {
  const schema = { type: 'object', properties: { name: {}, children: { items: { $ref: '#' } } } };
  const set = schemaFiles(analyse(describeApi({ responses: [{ schema }] })));
  expect(documentedPaths(set, set.files[0]!.path)).toEqual(['/children/*/**', '/name/**']);
});
