import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { describeApi } from '../../../fixtures/analysis/description.ts';
import { analyse } from '../../analysis/index.ts';
import { schemaFiles } from '../schema-files.ts';
import { renderSchemas } from './render-schemas.ts';

const user = { id: 1, mail: 'a@example.com' };
const set = schemaFiles(
  analyse(
    describeApi({
      name: 'Users',
      responses: [{ json: [user] }, { json: { user } }],
      requests: [{ json: user }],
    }),
  ),
);

test('a file is draft 2020-12 with its path as id, a title, and a newline at the end', () => {
  const text = renderSchemas(set).get('things/get-things/200.response.json')!;
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'things/get-things/200.response.json',
    title: 'Get Users 200 response',
    description: 'GET /things',
    type: 'array',
    items: { $ref: '../shared/user.json' },
  });
});

test('any Ajv takes the files as they are, in its strict mode', () => {
  const ajv = new Ajv2020({ strict: true });
  formats.default(ajv);
  const rendered = renderSchemas(set);
  for (const text of rendered.values()) ajv.addSchema(JSON.parse(text));
  expect(ajv.validate('things/get-things/200-2.response.json', { user })).toBe(true);
  expect(ajv.validate('things/get-things/200-2.response.json', { user: { id: '1' } })).toBe(false);
});

test('the text of every file is the same each time', () => {
  expect([...renderSchemas(set)]).toEqual([...renderSchemas(set)]);
});
