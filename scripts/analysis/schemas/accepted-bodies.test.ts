import { expect, test } from 'vitest';
import { readDescription } from '../../documentation/index.ts';
import { analyse } from '../analyse.ts';
import { acceptedBodies } from './accepted-bodies.ts';
import { createAjv } from './ajv.ts';

async function bodiesOf(tagOfOther: object) {
  const body = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });
  const shown = { 200: { description: 'Fine', content: { 'application/json': { example: { id: 'a' } } } } };
  const tags = (tag: object) => ({ type: 'object', properties: { tags: { type: 'array', items: tag } } });
  const read = await readDescription(
    JSON.stringify({
      openapi: '3.1.0',
      paths: {
        '/games': { post: { ...body(tags({ $ref: '#/components/schemas/Tag' })), responses: shown } },
        '/games/{id}': {
          get: { responses: shown },
          put: {
            ...body({ type: 'object', properties: { id: { type: 'string' } }, $defs: { Tag: tagOfOther } }),
            responses: shown,
          },
        },
      },
      components: { schemas: { Tag: { type: 'string', minLength: 3 } } },
    }),
    'games.json',
  );
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const api = analyse(read.description);
  return api.operations.flatMap((operation) =>
    operation.operation.method === 'PUT' ? acceptedBodies(operation, api) : [],
  );
}

test('fields of another operation bring along what they refer to', async () => {
  const [body] = await bodiesOf({ type: 'string', minLength: 3 });
  const isAccepted = createAjv().compile(body?.schema ?? false);
  expect([{ tags: ['long'] }, { tags: ['no'] }].map((sent) => isAccepted(sent))).toEqual([true, false]);
});

test('fields that refer to another definition of the same name stay with their own operation', async () => {
  const [body] = await bodiesOf({ type: 'integer' });
  const isAccepted = createAjv().compile(body?.schema ?? false);
  expect(isAccepted({ tags: ['no'] })).toBe(true);
});
