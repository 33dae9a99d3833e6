import { describe, expect, it } from 'vitest';
import { operation } from '../../../fixtures/analysis/sketches.ts';
import { planOf, scenarioOf } from '../../../fixtures/scenarios/api.ts';
import { analyse } from '../../analysis/index.ts';
import { type Json, readDescription } from '../../documentation/index.ts';
import type { RequestVariant, Scenario } from '../model.ts';
import { planScenarios } from '../plan-scenarios.ts';

const thing = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'size'],
  properties: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 9, pattern: '^[a-z]+$' },
    size: { type: 'integer', minimum: 1 },
    note: { type: 'string' },
    shape: { enum: ['round', 'flat'] },
  },
} as const;

interface Change {
  readonly schema?: Json;
  readonly answers?: Json;
  readonly bodies?: Json;
  readonly summary?: string;
}

async function planned(id: string, change: Change = {}): Promise<Scenario> {
  const schema = change.schema ?? thing;
  const json = { 'application/json': { schema } };
  const success = { description: 'The thing.', content: change.answers ?? json };
  const refusal = { description: 'A field is not valid.' };
  const path = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const body = { required: true, content: change.bodies ?? json };
  const list = { type: 'array', items: schema };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        get: {
          operationId: 'list',
          responses: { 200: { description: 'All.', content: { 'application/json': { schema: list } } } },
        },
        post: { operationId: 'create', requestBody: body, responses: { 201: success, 422: refusal } },
      },
      '/things/{id}': {
        parameters: [path],
        get: { operationId: 'read', responses: { 200: success } },
        put: {
          operationId: 'replace',
          summary: change.summary ?? 'Replace a thing',
          requestBody: { required: true, content: json },
          responses: { 200: success },
        },
        delete: { operationId: 'remove', responses: { 204: { description: 'Gone.' } } },
      },
    },
  };
  const read = await readDescription(JSON.stringify(document), 'things.json');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const scenario = planScenarios(analyse(read.description)).scenarios.find(
    (each) => each.id === `things/${id}`,
  );
  if (!scenario) throw new Error(`no ${id}`);
  return scenario;
}

function furtherOf({ attempts: [attempt] }: Scenario, kind: string): readonly RequestVariant[] {
  return (attempt?.requiredVariants ?? []).filter(({ outcome }) => outcome?.kind === kind);
}

describe('ways to break a schema', () => {
  const asked = async (change?: Change) => {
    const { attempts } = await planned('create/422', change);
    const ways = attempts.flatMap((attempt) => [attempt, ...(attempt.requiredVariants ?? [])]);
    return ways.map(({ summary }) => summary.replace('POST /things ', ''));
  };

  it('are asked for each keyword', async () => {
    expect(await asked()).toEqual(
      expect.arrayContaining([
        'without name',
        'with a field that is not documented',
        'with size "not-a-number"',
        'with shape "docproof-none-of-these"',
        // What is too long as well would not show whether the pattern is kept.
        'with name "0"',
        'with name "samplenamx"',
        'with name ""',
        'with size 0',
      ]),
    );
  });

  it('are no others than the schema refuses, and not asked again where another reading has them', async () => {
    const schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
    const { attempts } = await planned('create/422', { schema });
    const ways = attempts[0]?.requiredVariants?.filter(({ outcome }) => outcome?.kind !== 'no-failure');
    expect(ways?.map(({ summary }) => summary)).toEqual(['POST /things with name {"not":"a text"}']);
  });

  it('are each asked once', async () => {
    const { attempts } = await planned('create/422');
    for (const attempt of attempts) {
      const bodies = [attempt, ...(attempt.requiredVariants ?? [])].map(({ request }) =>
        JSON.stringify(request.body),
      );
      expect(new Set(bodies).size).toBe(bodies.length);
    }
  });
});

describe('odd bodies', () => {
  const summariesOf = async (id: string) =>
    furtherOf(await planned(id), 'no-failure').map(({ summary }) => summary);

  it('go with the refusal of fields, field by field where something is made', async () => {
    expect(await summariesOf('create/422')).toEqual([
      'POST /things with a list as the body',
      'POST /things with name null',
      'POST /things with size null',
      'POST /things with shape null',
      'POST /things with shape {"not":"a value"}',
    ]);
    expect(await summariesOf('create/201')).toEqual([]);
  });

  it('do not go with a change, which could not be put back whole', async () => {
    expect(await summariesOf('replace/200')).toEqual([]);
  });
});

describe('what is only said to be required', () => {
  const asked = (status: number, required: boolean) => {
    const change = operation('PUT /lamps/{id}', {
      name: 'Change',
      request: { json: { room: 'attic' }, attributes: [{ name: 'room', required }] },
      responses: [
        { status: 200, json: { id: 1, room: 'attic' } },
        { status, json: { message: 'Room attic does not exist' } },
      ],
    });
    const read = operation('GET /lamps/{id}', {
      responses: [{ status: 200, json: { id: 1, room: 'attic' } }],
    });
    return furtherOf(scenarioOf(planOf(change, read), `change/${status}`), 'refusal').map(
      ({ request }) => request.body?.kind === 'json' && request.body.json,
    );
  };

  it.each([
    [400, true, [{}]],
    [400, false, []],
    [409, true, []],
  ])('is left out as well where %i refuses values and it is required: %s', (status, required, expected) => {
    expect(asked(status, required)).toEqual(expected);
  });
});

describe('odd parameters of a read', () => {
  const asked = (id: string, refuses: boolean) => {
    const list = operation('GET /lamps{?size,room,text}', {
      name: 'List',
      parameters: {
        size: { type: 'integer', example: '5' },
        room: { values: ['attic', 'hall'] },
      },
      responses: [
        { status: 200, json: [{ id: 1, room: 'attic' }] },
        ...(refuses ? [{ status: 400, json: { message: 'The size is not a number' } }] : []),
      ],
    });
    return furtherOf(scenarioOf(planOf(list), id), 'no-failure').map(({ request }) => request.query);
  };
  const odd = [
    [{ name: 'size', value: 'not-a-number' }],
    [{ name: 'room', value: 'docproof-none-of-these' }],
  ];

  it.each([
    ['where values are refused', 'list/400', true, odd.slice(1)],
    ['else with the read itself', 'list/200', false, odd],
    ['and not twice', 'list/200', true, []],
  ])('are sent %s', (_where, id, refuses, expected) => {
    expect(asked(id, refuses)).toEqual(expected);
  });
});

describe('other media types of an answer', () => {
  const text = (type: string, schema?: Json) => ({ [type]: schema === undefined ? {} : { schema } });

  it.each([
    ['text/csv', text('text/csv', { type: 'string' }), ['text/csv']],
    ['another form of JSON', text('application/hal+json', thing as Json), ['application/hal+json']],
    ['a text of which nothing is said how it shows an object', text('text/plain', thing as Json), []],
  ])('%s', async (_name, other, expected) => {
    const answers = { 'application/json': { schema: thing }, ...other } as Json;
    const ways = furtherOf(await planned('read/200', { answers }), 'media-type');
    expect(ways.map(({ request }) => request.headers.find(({ name }) => name === 'Accept')?.value)).toEqual(
      expected,
    );
  });

  it('are not asked for by a write', async () => {
    const answers = { 'application/json': { schema: thing }, 'text/csv': {} } as Json;
    expect(furtherOf(await planned('create/201', { answers }), 'media-type')).toEqual([]);
  });
});

describe('other media types of a request', () => {
  const sent = async (type: string, content: Json) => {
    const bodies = { 'application/json': { schema: thing }, [type]: content } as Json;
    const { attempts } = await planned('create/201', { bodies });
    return (attempts[0]?.requiredVariants ?? []).flatMap(({ request }) =>
      request.body?.mediaType === type ? [request.body] : [],
    );
  };

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data'])(
    'a form of plain values is sent, with a name of its own: %s',
    async (type) => {
      const [body] = await sent(type, { schema: thing as Json });
      expect(body).toMatchObject({
        kind: 'form',
        fields: [{ name: 'name', value: { input: 'name' } }, { name: 'size' }, { name: 'shape' }],
      });
    },
  );

  it('a form is not sent where it would have to write a list', async () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { type: 'array', items: {} } } };
    expect(await sent('application/x-www-form-urlencoded', { schema })).toEqual([]);
  });

  it('a text is not sent where what it makes would be the same each time', async () => {
    expect(await sent('application/xml', { example: '<thing><name>a</name></thing>' })).toEqual([]);
  });
});

describe('a replacement', () => {
  it('leaves out what the one before has set, on what is made for it', async () => {
    const [way] = furtherOf(await planned('replace/200'), 'emptied');
    const [existing, before] = [way?.inputs[0], way?.inputs.at(-1)];
    expect(way?.outcome).toEqual({ kind: 'emptied', fields: ['note'] });
    expect(existing?.kind === 'existing' && existing.sources.map(({ kind }) => kind)).toEqual(['created']);
    expect(before).toMatchObject({ kind: 'done', request: { body: { json: { note: expect.anything() } } } });
    expect(way?.request.body?.kind === 'json' && way.request.body.json).not.toHaveProperty('note');
  });

  it.each([
    ['an operation that only updates', { summary: 'Update a thing' }],
    ['one that says what it keeps', { summary: 'Replace a thing; fields that are left out stay unchanged' }],
    ['what answers always show', { schema: { ...thing, required: ['id', 'name', 'size', 'note'] } as Json }],
  ])('is not one of %s', async (_name, change) => {
    expect(furtherOf(await planned('replace/200', change), 'emptied')).toEqual([]);
  });
});
