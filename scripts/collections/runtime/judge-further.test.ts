import { describe, expect, it } from 'vitest';
import { type Api, type Asked, rehearse } from '../../../fixtures/collections/rehearsal.ts';
import type { RequestPlan, RequestVariant } from '../../scenarios/index.ts';
import type { Assertions } from './answer.ts';
import type { RequestScript } from './plan.ts';

const plan = (method: string, path: string, json?: Record<string, string>, accept?: string): RequestPlan => ({
  method,
  path,
  values: {},
  query: [],
  headers: accept === undefined ? [] : [{ name: 'Accept', value: accept }],
  body: json && { kind: 'json', mediaType: 'application/json', json, fills: [] },
  credentials: undefined,
});

const scriptOf = (
  status: number,
  request: RequestPlan,
  further: Omit<RequestVariant, 'inputs'>,
): RequestScript => ({
  id: 'lamps/do/1',
  status,
  documented: [status, 422],
  certain: true,
  notSent: undefined,
  attempts: [{ summary: 'first', inputs: [], request, requiredVariants: [{ ...further, inputs: [] }] }],
  effect: { kind: 'none' },
  listed: undefined,
  watched: [],
  fields: [],
  messages: {},
});

type Further = Pick<Assertions, 'hasMediaType' | 'textMatches'>;

describe('another media type', () => {
  const accept = 'text/csv';
  const further: Omit<RequestVariant, 'inputs'> = {
    summary: 'as csv',
    request: plan('GET', '/lamps', undefined, accept),
    outcome: { kind: 'media-type', mediaType: accept },
  };
  const byType = {
    [accept]: (test: (name: string, check: () => void) => void, answer: Further) => {
      test('type', () => answer.hasMediaType(accept));
      test('text', () =>
        answer.textMatches((text) =>
          text === 'id' ? [] : [{ instancePath: '', keyword: 'const', params: { allowedValue: 'id' } }],
        ));
    },
  };
  const judged = async (asCsv: ReturnType<Api>) => {
    const api: Api = ({ headers }) => (headers.Accept === accept ? asCsv : { status: 200, body: [] });
    const script = scriptOf(200, plan('GET', '/lamps'), further);
    return (
      await rehearse(api, script, (test, answer) => test('status', () => answer.hasStatus(200)), { byType })
    ).told;
  };

  it('is judged for itself', async () => {
    const csv = { 'Content-Type': 'text/csv; charset=utf-8' };
    expect(await judged({ status: 200, body: 'id\n', headers: csv })).toEqual([
      'passed status',
      'passed also as csv: status is 200',
      'passed type',
      'passed text',
    ]);
  });

  it.each<[string, ReturnType<Api>, string]>([
    ['another type', { status: 200, body: 'id' }, 'failed type: expected text/csv, got application/json'],
    [
      'another text',
      { status: 200, body: 'name', headers: { 'Content-Type': accept } },
      'failed text: the body: expected "id", got "name"',
    ],
    ['a failure', { status: 500 }, 'failed also as csv: status is 200: expected status 200, got 500'],
  ])('deviates by %s', async (_name, answer, expected) => {
    expect(await judged(answer)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('another way to break the schema', () => {
  const judged = async (status: number) => {
    const api: Api = ({ body }) => ({ status: (body as { a: string }).a === 'wrong' ? 422 : status });
    const script = scriptOf(422, plan('POST', '/lamps', { a: 'wrong' }), {
      summary: 'other',
      request: plan('POST', '/lamps', { a: 'other' }),
      outcome: { kind: 'refusal' },
    });
    const documented = [...script.documented, 500];
    const { told } = await rehearse(
      api,
      { ...script, documented },
      (test, answer) => test('status', () => answer.hasStatus(422)),
      { variables: { writes: 'restore' } },
    );
    return told.at(-1);
  };

  it.each([422, 400, 409])('is refused with any status: %d', async (status) => {
    expect(await judged(status)).toBe('passed also other: is refused');
  });

  it.each([201, 500])('deviates by %d, documented or not', async (status) => {
    expect(await judged(status)).toContain(
      'failed also other: is refused: expected status 422 or another refusal',
    );
  });
});

describe('a read with an odd parameter', () => {
  it.each([
    [200, 'passed also odd: does not fail'],
    [404, 'passed also odd: does not fail'],
    [
      500,
      expect.stringMatching(/^failed also odd: does not fail: expected status 400, or a refusal, got 500/),
    ],
  ])('may be answered in any way but a failure: %d', async (status, expected) => {
    const script = scriptOf(400, plan('GET', '/lamps?size=a'), {
      summary: 'odd',
      request: plan('GET', '/lamps?size=0'),
      outcome: { kind: 'no-failure' },
    });
    const api: Api = ({ path }) => ({ status: path.endsWith('=0') ? status : 400, body: {} });
    const { told } = await rehearse(api, script, (test, answer) =>
      test('status', () => answer.hasStatus(400)),
    );
    expect(told.at(-1)).toEqual(expected);
  });
});

describe('a further request that is refused', () => {
  const told = async (effect: RequestScript['effect'], change: (sent: object) => object[]) => {
    let lamps: object[] = [{ id: 1, name: 'hall', watts: 7 }];
    const api: Api = ({ method, path, body }) => {
      if (method === 'GET') return { status: 200, body: path === '/lamps' ? lamps : lamps[0] };
      if ((body as { watts: unknown }).watts === 'b') lamps = change(body as object);
      return { status: method === 'DELETE' ? 204 : 422, body: {} };
    };
    const [method, path] = effect.kind === 'create' ? ['POST', '/lamps'] : ['PUT', '/lamps/1'];
    const script = scriptOf(422, plan(method, path, { name: 'attic', watts: 'a' }), {
      summary: 'other',
      request: plan(method, path, { name: 'attic', watts: 'b' }),
    });
    const watched = ['id', 'name', 'watts'];
    const ran = await rehearse(
      api,
      { ...script, effect, watched },
      (test, answer) => test('status', () => answer.hasStatus(422)),
      { variables: { writes: 'all' } },
    );
    return ran.told.filter((line) => line.includes('also'));
  };
  const list = { request: plan('GET', '/lamps'), items: [] };
  const makes: RequestScript['effect'] = {
    kind: 'create',
    id: { in: 'body', field: ['id'] },
    list: { ...list, field: ['id'] },
    variable: 'id',
    remove: plan('DELETE', '/lamps/{id}'),
    read: undefined,
    object: [],
    fields: [],
  };
  const changes: RequestScript['effect'] = {
    kind: 'update',
    read: plan('GET', '/lamps/1'),
    object: [],
    fields: ['name'],
    body: {},
    list: { ...list, idField: ['id'] },
    restorable: true,
  };
  const hall = { id: 1, name: 'hall', watts: 7 };

  it.each<[string, RequestScript['effect'], (sent: object) => object[]]>([
    ['makes nothing', makes, () => [hall]],
    ['makes nothing, while somebody else makes another one', makes, () => [hall, { id: 2, name: 'cellar' }]],
    ['changes nothing', changes, () => [hall]],
  ])('%s', async (_, effect, change) => {
    expect(await told(effect, change)).toEqual([
      'passed also other: status is 422',
      'passed also other: changes nothing',
    ]);
  });

  it.each<[string, RequestScript['effect'], (sent: object) => object[]]>([
    ['makes what it refuses', makes, (sent) => [hall, { ...sent, id: 2 }]],
    ['changes what it refuses to', changes, (sent) => [{ ...hall, ...sent }]],
    ['takes away what it is about', changes, () => []],
  ])('is found out where it %s', async (_, effect, change) => {
    expect(await told(effect, change)).toEqual([
      'passed also other: status is 422',
      expect.stringMatching(/^failed also other: changes nothing: /),
    ]);
  });
});

describe('a replacement', () => {
  const judged = async (replace: (old: object, sent: object) => object) => {
    let lamp: object = { id: '1', name: 'a', note: 'b' };
    const api: Api = ({ method, body }: Asked) => {
      if (method === 'PUT') lamp = replace(lamp, body as object);
      return { status: 200, body: lamp };
    };
    const script = scriptOf(200, plan('PUT', '/lamps/1', { name: 'a', note: 'b' }), {
      summary: 'without note',
      request: plan('PUT', '/lamps/1', { name: 'a' }),
      outcome: { kind: 'emptied', fields: ['note'] },
    });
    const effect = {
      kind: 'update',
      read: plan('GET', '/lamps/1'),
      object: [],
      fields: ['name', 'note'],
      body: {},
      list: undefined,
      restorable: true,
    } as const;
    const { told } = await rehearse(api, { ...script, effect }, (test, answer) =>
      test('status', () => answer.hasStatus(200)),
    );
    return { told, lamp };
  };

  it('is whole where what it leaves out is gone or empty, and is undone', async () => {
    const { told, lamp } = await judged((_old, sent) => ({ id: '1', note: null, ...sent }));
    expect(told).toContain('passed fields that a replacement omits are gone');
    expect(lamp).toMatchObject({ name: 'a', note: 'b' });
  });

  it('deviates where what it leaves out has the value from before', async () => {
    const { told } = await judged((old, sent) => ({ ...old, ...sent }));
    expect(told).toContain(
      'failed fields that a replacement omits are gone: /note: expected no value, since the replacement leaves it out, got "b"',
    );
  });
});

describe('what a further request changes at the target', () => {
  const effect: RequestScript['effect'] = {
    kind: 'update',
    read: plan('GET', '/account'),
    object: [],
    fields: ['name'],
    written: ['name', 'limit'],
    mediaType: 'application/json',
    body: {},
    list: undefined,
    restorable: true,
  };
  const form = (fields: { name: string; value: string }[]): RequestPlan => ({
    ...plan('PUT', '/account'),
    body: { kind: 'form', mediaType: 'application/x-www-form-urlencoded', fields },
  });
  const judged = async (further: RequestPlan, put: (old: object, asked: Asked) => object) => {
    let account: object = { name: 'Ann', limit: 10 };
    const types: unknown[] = [];
    const api: Api = (asked) => {
      if (asked.method === 'PUT') {
        types.push(asked.headers['Content-Type']);
        account = put(account, asked);
      }
      return { status: 200, body: account };
    };
    const script = scriptOf(200, plan('PUT', '/account', { name: 'Bob' }), {
      summary: 'other',
      request: further,
    });
    const { told } = await rehearse(
      api,
      { ...script, effect },
      (test, answer) => test('status', () => answer.hasStatus(200)),
      { variables: { writes: 'restore' } },
    );
    return { told, account, types };
  };
  const bodyOf = ({ body }: Asked): object =>
    typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : (body as object);

  it('is put back as JSON where it was sent as a form, with what the replacement left out', async () => {
    const { account, types } = await judged(form([{ name: 'name', value: 'Eve' }]), (_old, asked) =>
      bodyOf(asked),
    );
    expect(account).toEqual({ name: 'Ann', limit: 10 });
    expect(types).toEqual(['application/json', 'application/json', types[2], 'application/json']);
    expect(types[2]).toContain('x-www-form-urlencoded');
  });

  it('is reported where it cannot be put back: a field that was not there before', async () => {
    const { told, account } = await judged(
      plan('PUT', '/account', { name: 'Bob', unknown: 'x' }),
      (old, asked) => ({ ...old, ...bodyOf(asked) }),
    );
    expect(account).toMatchObject({ name: 'Ann', unknown: 'x' });
    expect(told).toContainEqual(
      expect.stringContaining('expected unknown not to be there, as before, got "x"'),
    );
  });
});

describe('a further create that is stored despite its refusal', () => {
  const judged = async (json: Record<string, string>, fresh: boolean) => {
    const store: { id: number }[] = [{ id: 1 }];
    const api: Api = ({ method, path, body }) => {
      const at = store.findIndex(({ id }) => path === `/lamps/${id}`);
      if (method === 'DELETE') store.splice(at, 1);
      if (method === 'POST' && (body as { ok?: string }).ok !== 'no')
        store.push({ id: 2, ...(body as object) });
      if (method === 'POST') return { status: 422 };
      if (path === '/lamps') return { status: 200, body: store };
      return at < 0 ? { status: 404 } : { status: 200, body: store[at] };
    };
    const request = plan('POST', '/lamps', json);
    const script = scriptOf(422, plan('POST', '/lamps', { ok: 'no' }), { summary: 'other', request });
    const name = { kind: 'fresh', name: 'mark', form: 'text', like: 'Lamp' } as const;
    const further: RequestVariant = {
      summary: 'other',
      outcome: { kind: 'refusal' },
      inputs: fresh ? [name] : [],
      request: fresh
        ? {
            ...request,
            body: {
              kind: 'json',
              mediaType: 'application/json',
              json,
              fills: [{ pointer: '/a', input: 'mark' }],
            },
          }
        : request,
    };
    const [first] = script.attempts;
    const list = { request: plan('GET', '/lamps'), items: [], field: ['id'] };
    const { told } = await rehearse(
      api,
      {
        ...script,
        attempts: first ? [{ ...first, requiredVariants: [further] }] : [],
        effect: {
          kind: 'create',
          id: { in: 'body', field: ['id'] },
          list,
          variable: 'id',
          remove: plan('DELETE', '/lamps/{id}'),
          read: plan('GET', '/lamps/{id}'),
          object: [],
          fields: [],
        },
      },
      (test, answer) => test('status', () => answer.hasStatus(422)),
      { variables: { writes: 'restore' } },
    );
    return { told, ids: store.map(({ id }) => id) };
  };

  it('is removed where it shows its mark', async () => {
    expect((await judged({ a: 'x', b: 'y' }, true)).ids).toEqual([1]);
  });

  it('is reported where nothing proves whose it is', async () => {
    const { told, ids } = await judged({ a: 'x', b: 'y' }, false);
    expect(ids).toEqual([1, 2]);
    expect(told).toContainEqual(expect.stringMatching(/left as it was found.*2 appeared.*remove it by hand/));
  });
});
