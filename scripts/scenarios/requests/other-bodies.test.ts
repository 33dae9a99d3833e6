import { expect, it } from 'vitest';
import { analyse } from '../../analysis/index.ts';
import { type Json, type JsonObject, readDescription } from '../../documentation/index.ts';
import { planScenarios } from '../plan-scenarios.ts';

const disk = {
  type: 'object',
  required: ['size'],
  properties: {
    name: { type: 'string' },
    size: { type: 'integer' },
    driver: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    options: { type: 'object' },
  },
};
const shown = { name: 'tardis', size: 4, driver: 'custom', tags: ['a'], options: { a: 1 } };

async function planned(example: JsonObject | undefined, schema: JsonObject = disk) {
  const content = { 'application/json': { schema, ...(example ? { example } : {}) } };
  const answer = { description: 'A disk.', content: { 'application/json': { schema } } };
  const list = {
    description: 'All.',
    content: { 'application/json': { schema: { type: 'array', items: schema } } },
  };
  const name = { name: 'name', in: 'path', required: true, schema: { type: 'string' } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Disks' },
    paths: {
      '/disks': {
        get: { operationId: 'list', responses: { 200: list } },
        post: { operationId: 'create', requestBody: { content }, responses: { 201: answer } },
      },
      '/disks/{name}': {
        parameters: [name],
        get: { operationId: 'read', responses: { 200: answer } },
        put: { operationId: 'change', requestBody: { content }, responses: { 200: answer } },
        delete: { operationId: 'remove', responses: { 204: { description: 'Gone.' } } },
      },
    },
  };
  const read = await readDescription(JSON.stringify(document), 'disks.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const { scenarios } = planScenarios(analyse(read.description));
  return (id: string) => scenarios.find((each) => each.id === `disks/${id}`)?.attempts ?? [];
}

/** Without the name, which is made up where it is sent. */
async function created(...given: Parameters<typeof planned>): Promise<readonly Json[]> {
  const attempts = (await planned(...given))('create/201');
  return attempts.map(({ request: { body } }) => {
    const { name: _, ...json } = (body?.kind === 'json' ? body.json : {}) as JsonObject;
    return json;
  });
}

it('an example is sent whole, then without its optional objects, then with what is required alone', async () => {
  const { name: _, ...whole } = shown;
  expect(await created(shown)).toEqual([whole, { size: 4, driver: 'custom', tags: ['a'] }, { size: 4 }]);
});

it('what is made up to be recognised again stays, and what it replaces is a guess', async () => {
  const [first, ...others] = (await planned(shown))('create/201');
  expect(first).not.toHaveProperty('guessed');
  for (const { guessed, request, inputs } of others) {
    expect(guessed).toBe(true);
    expect(request.body).toMatchObject({ fills: [{ pointer: '/name' }] });
    expect(inputs).toMatchObject([{ kind: 'fresh' }]);
  }
});

it('an example that breaks its own schema is reduced as well', async () => {
  expect((await created({ ...shown, size: 'big' })).at(-1)).toEqual({ size: 'big' });
});

it('a body made of what is required comes with all documented fields as well', async () => {
  const [lean] = (await planned(undefined))('create/201');
  const full = lean?.requiredVariants?.[0]?.request.body;
  expect(Object.keys((full?.kind === 'json' ? full.json : {}) as JsonObject).sort()).toEqual(
    Object.keys(shown).sort(),
  );
});

it('a change sends what is documented: what it leaves out might be lost', async () => {
  expect((await planned(shown))('change/200')).toHaveLength(1);
});

it('who needs one to be made has the same bodies', async () => {
  const [input] = (await planned(shown))('remove/204')[0]?.inputs ?? [];
  const [source] = input?.kind === 'existing' ? input.sources : [];
  expect(source).toMatchObject({ kind: 'created', request: { body: { json: shown } } });
  expect(source?.kind === 'created' && source.otherBodies).toMatchObject([
    { json: { name: 'tardis', size: 4 } },
    { json: { name: 'tardis', size: 4 } },
  ]);
});
