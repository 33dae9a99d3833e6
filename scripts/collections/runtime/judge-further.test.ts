import { describe, expect, it } from 'vitest';
import type { RequestPlan, RequestVariant } from '../../scenarios/index.ts';
import { type Api, type Asked, rehearse } from '../fixtures/rehearsal.ts';
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
  further: Omit<RequestVariant, 'needs'>,
): RequestScript => ({
  id: 'lamps/do/1',
  status,
  documented: [status, 422],
  certain: true,
  notSent: undefined,
  attempts: [{ summary: 'first', needs: [], request, besides: [{ ...further, needs: [] }] }],
  effect: { kind: 'none' },
  listed: undefined,
  watched: [],
  fields: [],
  messages: {},
});

type Further = Pick<Assertions, 'hasMediaType' | 'textMatches'>;

describe('another media type', () => {
  const accept = 'text/csv';
  const further: Omit<RequestVariant, 'needs'> = {
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
    const { told } = await rehearse(
      api,
      script,
      (test, answer) => test('status', () => answer.hasStatus(422)),
      { variables: { writes: 'restore' } },
    );
    return told.at(-1);
  };

  it.each([422, 400, 409])('is refused with any status: %d', async (status) => {
    expect(await judged(status)).toBe('passed also other: is refused');
  });

  it.each([201, 500])('deviates by %d', async (status) => {
    expect(await judged(status)).toContain(
      'failed also other: is refused: expected status 422 or another refusal',
    );
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
    expect(told).toContain('passed what a replacement leaves out is gone');
    expect(lamp).toMatchObject({ name: 'a', note: 'b' });
  });

  it('deviates where what it leaves out has the value from before', async () => {
    const { told } = await judged((old, sent) => ({ ...old, ...sent }));
    expect(told).toContain(
      'failed what a replacement leaves out is gone: /note: expected no value, since the replacement leaves it out, got "b"',
    );
  });
});
