import { describe, expect, it } from 'vitest';
import { type Api, rehearse } from '../../../fixtures/collections/rehearsal.ts';
import type { ListQuery, RequestScript } from './plan.ts';

const items = [
  { id: 1, kind: 'tea', price: 5 },
  { id: 2, kind: 'coffee', price: 9 },
  { id: 3, kind: 'tea', price: 7 },
];

const script = (queries: readonly ListQuery[], isOfAll = false): RequestScript => ({
  id: 'shop/list/200',
  status: 200,
  documented: [200, 400],
  certain: true,
  effect: { kind: 'none' },
  notSent: undefined,
  attempts: [
    {
      summary: 'GET /items',
      inputs: [],
      request: {
        method: 'GET',
        path: '/items',
        values: {},
        query: [],
        headers: [],
        body: undefined,
        credentials: undefined,
      },
    },
  ],
  listed: undefined,
  watched: [],
  queries: { items: ['items'], id: ['id'], total: { place: ['total'], isOfAll, pageSize: 10 }, queries },
  fields: [],
  messages: {},
});

/** A sound list, but for what `spoil` does with the query. */
const shop =
  (spoil: (query: URLSearchParams) => void = () => {}, total?: number): Api =>
  ({ path }) => {
    const query = new URL(path, 'http://localhost').searchParams;
    spoil(query);
    const size = Number(query.get('size') ?? 10);
    const from = (Number(query.get('page') ?? 1) - 1) * size;
    const kind = query.get('kind');
    const found = items.filter((item) => kind === null || item.kind === kind);
    return { status: 200, body: { items: found.slice(from, from + size), total: total ?? found.length } };
  };

const asked = async (api: Api, queries: readonly ListQuery[], isOfAll = false) => {
  const { told } = await rehearse(api, script(queries, isOfAll), (test, answer) => {
    test('queries', () => answer.honoursQueries());
  });
  return told.join('\n');
};

const page: ListQuery = { kind: 'page', name: 'page', first: 1, size: 'size' };
const limit: ListQuery = { kind: 'limit', name: 'size' };
const filter: ListQuery = { kind: 'filter', name: 'kind', field: 'kind', compare: 'equal' };
const sort: ListQuery = { kind: 'sort', pairs: { sort: 'price' }, field: 'price' };

describe('query parameters of a list', () => {
  it('are kept by a sound list', async () => {
    expect(await asked(shop(), [page, limit, filter], true)).toBe('passed queries');
  });

  it.each([
    [
      'an ignored page',
      (query: URLSearchParams) => query.delete('page'),
      page,
      '?size=1&page=2: expected other',
    ],
    [
      'an ignored limit',
      (query: URLSearchParams) => query.delete('size'),
      limit,
      '?size=1: expected one item',
    ],
    [
      'an ignored filter',
      (query: URLSearchParams) => query.delete('kind'),
      filter,
      'expected only items whose kind',
    ],
  ] as const)('find %s', async (_, spoil, query, found) => {
    expect(await asked(shop(spoil), [query])).toContain(found);
  });

  it('take nothing for repeated where items cannot be distinguished', async () => {
    const alike: Api = () => ({ status: 200, body: { items: [{ kind: 'tea' }, { kind: 'tea' }] } });
    expect(await asked(alike, [page])).toBe('passed queries');
  });

  it('take pages that are counted from another number', async () => {
    const fromZero = (query: URLSearchParams) => query.set('page', String(Number(query.get('page')) + 1));
    const two: Api = (request) => {
      const answer = shop(fromZero)(request);
      const body = answer?.body as { items: typeof items };
      return { status: 200, body: { items: body.items.filter(({ id }) => id < 3) } };
    };
    expect(await asked(two, [page])).toBe('passed queries');
  });

  it('take a text that is searched for a part of it', async () => {
    const teas = [{ kind: 'tea' }, { kind: 'ice tea' }];
    const partly: Api = ({ path }) => {
      const kind = new URL(path, 'http://localhost').searchParams.get('kind') ?? '';
      return { status: 200, body: { items: teas.filter((each) => each.kind.includes(kind)) } };
    };
    expect(await asked(partly, [filter])).toBe('passed queries');
    expect(await asked(partly, [{ ...filter, members: ['tea'] }])).toContain('expected only');
  });

  it('ask for a text that is not part of the others', async () => {
    const numbered = ['tea', 'tea 2', 'tea 3'].map((kind, id) => ({ id, kind }));
    const deaf: Api = () => ({ status: 200, body: { items: numbered } });
    expect(await asked(deaf, [filter])).toContain('?kind=tea 2: expected only items whose kind');
  });

  it('show entries that are as documented, whatever is beside them', async () => {
    const validate = (body: unknown) => {
      const { items: shown, next } = body as { items: readonly { price: unknown }[]; next?: string };
      const wrong = shown.flatMap(({ price }, at) =>
        typeof price === 'number' ? [] : [`/items/${at}/price`],
      );
      return [...wrong, ...(next === undefined ? [] : ['/next'])].map((instancePath) => ({
        instancePath,
        keyword: 'type',
        params: { type: 'number' },
      }));
    };
    const judged = async (price: unknown) => {
      const api: Api = ({ path }) =>
        path.includes('kind')
          ? { status: 200, body: { items: [{ id: 2, kind: 'coffee', price }], next: 'more' } }
          : { status: 200, body: { items } };
      const { told } = await rehearse(api, script([filter]), (test, answer) => {
        test('queries', () => answer.honoursQueries(validate));
      });
      return told.join('\n');
    };
    expect(await judged(9)).toBe('passed queries');
    expect(await judged('9')).toContain('of ?kind=coffee /items/0/price: expected a number');
  });

  it('find an order that is not kept in either direction', async () => {
    expect(await asked(shop(), [sort])).toContain('?sort=price: expected the items in the order of price');
  });

  const named =
    (order: (names: string[], asked: string | null) => string[]): Api =>
    ({ path }) => {
      const names = order(
        ['Álvaro', 'émile', 'Bo'],
        new URL(path, 'http://localhost').searchParams.get('sort'),
      );
      return {
        status: 200,
        body: { items: names.map((name, at) => ({ id: at, name })), total: names.length },
      };
    };
  const both: ListQuery = {
    kind: 'sort',
    pairs: { sort: 'name' },
    field: 'name',
    opposite: { sort: '-name' },
  };

  it('find two opposite orders that are one and the same, whatever the language', async () => {
    expect(
      await asked(
        named((names) => names),
        [both],
      ),
    ).toContain('?sort=-name: expected another order than with ?sort=name');
    const turned = named((names, order) => (order === '-name' ? names.toReversed() : names));
    expect(await asked(turned, [both])).toBe('passed queries');
  });

  it('find a list that is not in the order which its description states', async () => {
    const order = { field: 'name', descending: true };
    const judged = async (names: readonly string[]) => {
      const queries = { items: ['items'], id: ['id'], order, queries: [] };
      const { told } = await rehearse(
        named(() => [...names]),
        { ...script([]), queries },
        (test, answer) => test('queries', () => answer.honoursQueries()),
      );
      return told.join('\n');
    };
    expect(await judged(['Cy', 'Bo', 'Al'])).toBe('passed queries');
    expect(await judged(['Al', 'Cy', 'Bo'])).toContain('/items: expected the items in the order of name');
  });

  it.each([
    ['by code', ['Bo', 'Cy', 'ad']],
    ['without the case', ['ad', 'Bo', 'Cy']],
    ['by number', ['item 2', 'item 10']],
    ['by letters', ['item 10', 'item 2']],
    ['without signs', ['a-b', 'ac', 'a d']],
  ])('take texts for sorted %s', async (_, names) => {
    expect(
      await asked(
        named(() => names),
        [{ ...both, opposite: undefined } as ListQuery],
      ),
    ).toBe('passed queries');
  });

  const pagedBy =
    (total: number, last: readonly object[] = items.slice(2)): Api =>
    ({ path }) => {
      const number = new URL(path, 'http://localhost').searchParams.get('page') ?? '1';
      const body = { items: { 1: items.slice(0, 2), 2: last }[number] ?? [] };
      return { status: 200, headers: { 'X-Total-Count': String(total) }, body };
    };

  it.each([
    ['as many as its pages list', pagedBy(3), 'passed'],
    [
      'more than its pages list',
      pagedBy(4),
      'X-Total-Count: expected 3, which are all that its pages list, got 4',
    ],
    ['fewer than one of them lists', pagedBy(1), 'X-Total-Count: expected 2 at least'],
    ['what nobody can count', pagedBy(4, items.slice(0, 1)), 'passed'],
  ])('judge a total in a header that is %s', async (_, api, outcome) => {
    const total = { place: { header: 'X-Total-Count' }, isOfAll: true };
    const { told } = await rehearse(
      api,
      { ...script([]), queries: { items: ['items'], id: ['id'], total, pages: ['page'], queries: [] } },
      (test, answer) => test('queries', () => answer.honoursQueries()),
    );
    expect(told.join('\n')).toContain(outcome);
  });

  it.each([
    ['less than is listed', 2, false, 'failed'],
    ['more than is listed, which may count other things', 4, false, 'passed'],
    ['more than is listed, though it counts all', 4, true, 'failed'],
  ] as const)('judge a total of %s', async (_, total, isOfAll, outcome) => {
    expect(await asked(shop(undefined, total), [], isOfAll)).toContain(outcome);
  });

  it.each([
    ['right', 90, 100, 'passed'],
    ['too large by one', 91, 100, 'expected 90, which are all that its pages list, got 91'],
    ['right, on pages of ten at most', 90, 10, 'passed'],
  ])('judge a total of many pages that is %s', async (_, total, most, outcome) => {
    const many = Array.from({ length: 90 }, (_each, at) => ({ id: at }));
    const api: Api = ({ path }) => {
      const query = new URL(path, 'http://localhost').searchParams;
      const size = Math.min(most, Number(query.get('size') ?? 10));
      const from = (Number(query.get('page') ?? 1) - 1) * size;
      return { status: 200, body: { items: many.slice(from, from + size), total } };
    };
    const place = { place: ['total'], isOfAll: true };
    const { told } = await rehearse(
      api,
      {
        ...script([]),
        queries: { items: ['items'], id: ['id'], total: place, pages: ['page'], queries: [limit] },
      },
      (test, answer) => {
        test('queries', () => answer.honoursQueries());
      },
    );
    expect(told.join('\n')).toContain(outcome);
  });

  it('find a parameter that brings the target down, and take a refusal', async () => {
    const broken =
      (status: number): Api =>
      (request) =>
        request.path.includes('kind') ? { status, body: {} } : shop()(request);
    expect(await asked(broken(500), [filter])).toContain('?kind=coffee: expected the list, got 500');
    expect(await asked(broken(422), [filter])).toBe('passed queries');
  });
});

describe('a bound of a time', () => {
  const entries = ['2030-01-01T10:00:00Z', '2030-03-01T10:00:00Z', '2030-02-01T10:00:00Z'].map((at, id) => ({
    id,
    at,
  }));
  const since: ListQuery = {
    kind: 'filter',
    name: 'since',
    field: 'at',
    compare: 'least',
    time: 'date-time',
  };
  const log =
    (isShown: (at: string, since: string) => boolean): Api =>
    ({ path }) => {
      const from = new URL(path, 'http://localhost').searchParams.get('since');
      return { status: 200, body: { items: entries.filter(({ at }) => from === null || isShown(at, from)) } };
    };

  it.each([
    ['with it', (at: string, from: string) => at >= from],
    ['without it', (at: string, from: string) => at > from],
    ['cut to seconds', (at: string, from: string) => `${at.slice(0, 19)}.5Z` >= from],
  ])('may be kept %s', async (_name, isShown) => {
    expect(await asked(log(isShown), [since])).toBe('passed queries');
  });

  it('is not kept where entries beyond it are shown', async () => {
    expect(
      await asked(
        log(() => true),
        [since],
      ),
    ).toBe(
      'failed queries: ?since=2030-03-01T10:00:00Z: expected only items whose at is of at least "2030-03-01T10:00:00Z", got "2030-01-01T10:00:00Z"',
    );
  });

  it('is written as a day where the parameter takes days, which leaves room for time zones', async () => {
    const day: ListQuery = { ...since, time: 'date' };
    const shown: string[] = [];
    const api: Api = (each) => {
      shown.push(each.path);
      return log((at) => at >= '2030-02-28')(each);
    };
    expect(await asked(api, [day])).toBe('passed queries');
    expect(shown.at(-1)).toBe('/items?since=2030-03-01');
  });
});
