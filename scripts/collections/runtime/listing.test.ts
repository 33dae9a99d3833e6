import { describe, expect, it } from 'vitest';
import { type Api, type Asked, rehearse } from '../../../fixtures/collections/rehearsal.ts';
import type { Json } from '../../documentation/index.ts';
import type { Effect, Input, RequestPlan } from '../../scenarios/index.ts';
import type { RequestScript } from './plan.ts';

const plan = (method: string, path: string): RequestPlan => ({
  method,
  path,
  values: {},
  query: [],
  headers: [],
  body: undefined,
  credentials: undefined,
});
const posting: RequestPlan = {
  ...plan('POST', '/cups'),
  body: {
    kind: 'json',
    mediaType: 'application/json',
    json: { name: '' },
    fills: [{ pointer: '/name', input: 'name' }],
  },
};
const shelf = { request: plan('GET', '/cups'), items: [] };
const fresh: Input = { kind: 'fresh', name: 'name', form: 'text', like: 'cup' };
const existing: Input = {
  kind: 'existing',
  name: 'id',
  of: 'cup',
  sources: [{ kind: 'listed', list: shelf, field: ['id'] }],
};
const makes: Effect = {
  kind: 'create',
  id: { in: 'body', field: ['id'] },
  list: { ...shelf, field: ['id'] },
  variable: 'id',
  remove: plan('DELETE', '/cups/{id}'),
  read: undefined,
  object: [],
  fields: [],
};
const updates: Effect = {
  kind: 'update',
  read: plan('GET', '/cups/{id}'),
  object: [],
  fields: ['name'],
  body: {},
  list: { ...shelf, idField: ['id'] },
  restorable: true,
};
const removes: Effect = { kind: 'delete', read: undefined, list: { ...shelf, idField: ['id'] } };

const script = (
  status: number,
  effect: Effect,
  inputs: readonly Input[],
  request: RequestPlan,
): RequestScript => ({
  id: 'cups/one',
  status,
  documented: [status],
  certain: true,
  notSent: undefined,
  attempts: [{ summary: '', inputs, request }],
  effect,
  listed: effect.kind === 'none' ? { ...shelf, object: [], idField: ['id'] } : undefined,
  watched: ['id', 'name', 'size'],
  fields: [],
  messages: {},
});

interface Cup {
  id: number;
  name: string;
  size: number;
}

/** Cups in memory; `broken` may act in another way. */
function cups(broken: (asked: Asked, store: Cup[]) => ReturnType<Api> | 'sound' = () => 'sound') {
  const store: Cup[] = [1, 2, 3].map((id) => ({ id, name: `cup ${id}`, size: id * 10 }));
  let next = 4;
  const api: Api = (asked) => {
    const other = broken(asked, store);
    if (other !== 'sound') return other;
    if (asked.path === '/cups' && asked.method === 'GET')
      return { status: 200, body: structuredClone(store) };
    if (asked.method === 'POST') {
      const cup = { ...(asked.body as Cup), id: next++, size: 10 };
      store.push(cup);
      return { status: 201, body: cup };
    }
    const at = store.findIndex(({ id }) => asked.path === `/cups/${id}`);
    if (at < 0) return { status: 404, body: {} };
    if (asked.method === 'DELETE') store.splice(at, 1);
    return { status: asked.method === 'DELETE' ? 204 : 200, body: store[at] };
  };
  return { api, store };
}

const failed = (told: readonly string[]) => told.filter((line) => line.startsWith('failed'));

describe('what was made', () => {
  const make = script(201, makes, [fresh], posting);
  const isStored: Parameters<typeof rehearse>[2] = (test, answer) => test('stored', () => answer.isStored());

  const isStoredAlone: Parameters<typeof rehearse>[2] = (test, answer) => {
    isStored(test, answer);
    test('rest', () => answer.leavesTheRest());
  };

  it.each<[string, Parameters<typeof cups>[0], RegExp[]]>([
    ['is in its list', undefined, []],
    [
      'is missing there',
      ({ method }) => (method === 'POST' ? { status: 201, body: { id: 9 } } : 'sound'),
      [
        /^failed stored: in the list: expected 9, which was made, got a list without it/,
        /^failed the account is left as it was found: .* look in GET \/cups for the one whose name is "cup/,
      ],
    ],
    [
      'is missing there, while somebody else makes another one',
      ({ method }, store) => {
        if (method !== 'POST') return 'sound';
        store.push({ id: 8, name: 'cup 8', size: 1 });
        return { status: 201, body: { id: 9 } };
      },
      [
        /^failed stored: in the list: expected 9, which was made, got a list without it/,
        /^failed the account/,
      ],
    ],
    [
      'may be there under another id than the answer tells',
      ({ method, body }, store) => {
        if (method !== 'POST') return 'sound';
        store.push({ ...(body as Cup), id: 8, size: 1 });
        return { status: 201, body: { id: 9 } };
      },
      [],
    ],
    [
      'is there twice',
      ({ method, body }, store) => {
        if (method !== 'POST') return 'sound';
        store.push({ ...(body as Cup), id: 9, size: 1 }, { ...(body as Cup), id: 9, size: 1 });
        return { status: 201, body: { id: 9 } };
      },
      [/expected 9 once, got it 2 times/],
    ],
    [
      'has no copy',
      ({ method, body }, store) => {
        if (method !== 'POST') return 'sound';
        const cup = { ...(body as Cup), size: 1 };
        store.push({ ...cup, id: 8 }, { ...cup, id: 9 });
        return { status: 201, body: { id: 9 } };
      },
      [/^failed rest: in the list: expected nothing new, got a copy of the resource as 8/],
    ],
    [
      'takes the place of no other',
      ({ method, body }, store) => {
        if (method !== 'POST') return 'sound';
        store.splice(0, 1, { ...(body as Cup), id: 9, size: 1 });
        return { status: 201, body: { id: 9 } };
      },
      [/^failed rest: another resource \(1\): expected it in the list/],
    ],
  ])('%s', async (_what, broken, expected) => {
    const told = failed((await rehearse(cups(broken).api, make, isStoredAlone)).told);
    expect(told).toEqual(expected.map((each) => expect.stringMatching(each)));
  });

  it('is missed also where nothing documented removes it', async () => {
    const kept = { ...make, effect: { ...makes, remove: undefined } as Effect };
    const { api } = cups(({ method }) => (method === 'POST' ? { status: 201, body: { id: 9 } } : 'sound'));
    const { told } = await rehearse(api, kept, isStored, { variables: { writes: 'all' } });
    expect(failed(told)).toEqual([expect.stringContaining('expected 9, which was made')]);
  });

  it('has no copy that shows the only text that was made up for it', async () => {
    const { api } = cups(({ method, body }, store) => {
      if (method !== 'POST') return 'sound';
      store.push({ ...(body as Cup), id: 8 }, { ...(body as Cup), id: 9 });
      return { status: 201, body: { id: 9 } };
    });
    const { told } = await rehearse(api, { ...make, watched: ['id', 'name'] }, isStoredAlone);
    expect(failed(told)).toEqual([expect.stringMatching(/a copy of the resource as 8/)]);
  });

  it('may not be in a list that shows none in its state', async () => {
    const draft: Api = ({ method, path }) =>
      method === 'POST'
        ? { status: 201, body: { id: 9 } }
        : { status: path === '/cups' ? 200 : 204, body: [{ id: 1, published: true }] };
    const { told } = await rehearse(draft, { ...make, attempts: [drafting] }, isStored);
    expect(failed(told)).toEqual([]);
  });
  const drafting = {
    summary: '',
    inputs: [],
    request: {
      ...posting,
      body: { kind: 'json', mediaType: 'application/json', json: { published: false }, fills: [] },
    } as RequestPlan,
  };

  it('though it was refused is reported and removed', async () => {
    const { api, store } = cups(({ method, body }, all) => {
      if (method !== 'POST') return 'sound';
      all.push({ ...(body as Cup), id: 9, size: 1 });
      return { status: 400, body: {} };
    });
    const refused = { ...make, status: 400 };
    const { told } = await rehearse(api, refused, (test, answer) => test('rest', () => answer.leavesAll()));
    expect(failed(told)).toEqual([
      expect.stringMatching(/expected nothing new, since the request was refused/),
    ]);
    expect(store.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  const cup = { name: 'taken', size: 7 };
  it.each<[string, Json, Partial<Cup>, number]>([
    ['with all that was sent is reported', cup, cup, 1],
    ['with all that was sent in an envelope is reported', { data: cup }, cup, 1],
    ['by somebody else is not', cup, { name: 'taken', size: 8 }, 0],
  ])('though it was refused, %s', async (_, sent, made, count) => {
    const { api } = cups(({ method }, all) => {
      if (method !== 'POST') return 'sound';
      all.push({ name: '', size: 0, ...made, id: 9 });
      return { status: 409, body: {} };
    });
    const body = { kind: 'json', mediaType: 'application/json', json: sent, fills: [] };
    const refused = script(409, makes, [], { ...posting, body } as RequestPlan);
    const { told } = await rehearse(api, refused, (test, answer) => test('rest', () => answer.leavesAll()));
    expect(failed(told).length).toBe(count);
  });
});

describe('what was made in a list of at most three at once', () => {
  const request = { ...plan('GET', '/cups'), query: [{ name: 'limit', value: '3' }] };
  const make = script(201, { ...makes, list: { ...shelf, request, field: ['id'] } }, [fresh], posting);

  it.each([
    ['may be on a later page', 3, 0],
    ['is missing in a shorter one', 2, 1],
  ])('%s', async (_, length, missing) => {
    const { api, store } = cups(({ path, method }, all) =>
      path.startsWith('/cups?') && method === 'GET' ? { status: 200, body: all.slice(0, length) } : 'sound',
    );
    store.length = length;
    const { told } = await rehearse(api, make, (test, answer) => test('stored', () => answer.isStored()));
    expect(told.filter((each) => each.startsWith('failed stored')).length).toBe(missing);
  });
});

describe('what was changed', () => {
  const change = script(200, updates, [existing], {
    ...plan('PUT', '/cups/{id}'),
    body: { kind: 'json', mediaType: 'application/json', json: { name: 'mug' }, fills: [] },
  });
  const isStored: Parameters<typeof rehearse>[2] = (test, answer) => test('stored', () => answer.isStored());
  const changed = (store: Cup[], { path, body }: Asked) =>
    store.find(({ id }) => path === `/cups/${id}` && Object.assign(store[id - 1] ?? {}, body)) as Cup;

  it('is in its list once, as before', async () => {
    const { api } = cups((asked, store) => {
      if (asked.method !== 'PUT') return 'sound';
      store.push({ ...changed(store, asked) });
      return { status: 200, body: {} };
    });
    const { told } = await rehearse(api, change, isStored);
    expect(failed(told)).toEqual([expect.stringMatching(/in the list: expected 2 once, got it 2 times/)]);
  });
});

describe('a list whose entries hold the resource', () => {
  const held = { ...shelf, within: 'cup', idField: ['id'] };
  const request = { ...plan('PUT', '/cups/{id}'), body: posting.body } as RequestPlan;
  const update = script(200, { ...updates, list: held } as Effect, [existing, fresh], request);
  const holding =
    (api: Api): Api =>
    (asked) => {
      const answer = api(asked);
      const isList = asked.method === 'GET' && asked.path === '/cups';
      const entries = isList && answer ? (answer.body as readonly Json[]) : [];
      return isList ? { status: 200, body: entries.map((cup) => ({ role: 'owner', cup })) } : answer;
    };

  it.each([
    ['shows the update', 'sound', []],
    ['shows that another one has changed', 'other', [expect.stringContaining('other-changed')]],
  ])('%s', async (_, kind, expected) => {
    const { api } = cups(({ method }, all) => {
      if (method === 'PUT' && kind === 'other') Object.assign(all[2] as Cup, { name: 'broken' });
      return 'sound';
    });
    const inHeld = { ...existing, sources: [{ kind: 'listed', list: held, field: ['id'] }] } as Input;
    const own = {
      ...update,
      attempts: [{ summary: '', inputs: [inHeld, fresh], request }],
      watched: ['id', 'name'],
    };
    const { told } = await rehearse(holding(api), own as RequestScript, (test, answer) => {
      test('status', () => answer.hasStatus(200));
      test('rest', () => answer.leavesTheRest());
    });
    expect(told.filter((each) => each.startsWith('failed')).length).toBe(expected.length);
    expect(told).toContain('passed status');
  });
});

describe('a removal', () => {
  const remove = script(204, removes, [existing], plan('DELETE', '/cups/{id}'));
  const gone: Parameters<typeof rehearse>[2] = (test, answer) => {
    test('gone', () => answer.isGone());
    test('rest', () => answer.leavesTheRest());
  };
  const tell = async (broken: Parameters<typeof cups>[0]) =>
    failed((await rehearse(cups(broken).api, remove, gone, { variables: { writes: 'all' } })).told);

  it.each<[string, Parameters<typeof cups>[0], RegExp[]]>([
    ['is seen in the list', undefined, []],
    [
      'that removes nothing is found out',
      ({ method }) => (method === 'DELETE' ? { status: 204 } : 'sound'),
      [/^failed gone: in the list: expected it to be gone, got it as before/],
    ],
    [
      'may leave it there in another state',
      ({ method, path }, store) => {
        if (method !== 'DELETE') return 'sound';
        for (const cup of store) if (path === `/cups/${cup.id}`) Object.assign(cup, { removed: true });
        return { status: 204 };
      },
      [],
    ],
    [
      'of all is found out',
      ({ method }, store) => {
        if (method === 'DELETE') store.length = 0;
        return method === 'DELETE' ? { status: 204 } : 'sound';
      },
      [/^failed rest: another resource \(\d\): expected it in the list/],
    ],
  ])('%s', async (_what, broken, expected) => {
    expect(await tell(broken)).toEqual(expected.map((each) => expect.stringMatching(each)));
  });

  it('that lets it stay may leave it as it was', async () => {
    const staying = { ...remove, effect: { ...removes, stays: true } as Effect };
    const { api } = cups(({ method }) => (method === 'DELETE' ? { status: 204 } : 'sound'));
    expect(failed((await rehearse(api, staying, gone, { variables: { writes: 'all' } })).told)).toEqual([]);
  });

  it('that is refused must not remove it anyway', async () => {
    const broken: Parameters<typeof cups>[0] = ({ method }, store) => {
      if (method === 'DELETE') store.splice(0, 3);
      return method === 'DELETE' ? { status: 409, body: {} } : 'sound';
    };
    const refused = { ...remove, status: 409 };
    const { told } = await rehearse(
      cups(broken).api,
      refused,
      (test, answer) => test('rest', () => answer.leavesAll()),
      { variables: { writes: 'all' } },
    );
    expect(failed(told)).toEqual([
      expect.stringMatching(/^failed rest: in the list: expected it, as before the refused request/),
    ]);
  });

  it('of somebody else is not asked for, even where it is to be refused', async () => {
    const { told, traffic } = await rehearse(cups().api, { ...remove, status: 409 }, () => {});
    expect(told).toEqual([expect.stringMatching(/^skipped skipped: .*could not be restored$/)]);
    expect(traffic.filter((line) => line.startsWith('DELETE'))).toEqual([]);
  });
});

it('a read that changes what is read is detected', async () => {
  const read = script(200, { kind: 'none' }, [existing], plan('GET', '/cups/{id}'));
  const { api } = cups(({ path }, store) => {
    for (const cup of store) if (path === `/cups/${cup.id}`) cup.size = 0;
    return 'sound';
  });
  const { told } = await rehearse(api, read, (test, answer) => test('reads', () => answer.onlyReads()));
  expect(failed(told)).toEqual([expect.stringMatching(/\/size: expected 20, as before, got 0/)]);
});

it('a look-up whose connection breaks is sent once more, and no more', async () => {
  const read = script(200, { kind: 'none' }, [existing], plan('GET', '/cups/{id}'));
  const lookUps = async (breaks: number) => {
    let broken = 0;
    const { api } = cups(({ path }) => {
      if (path !== '/cups' || broken === breaks) return 'sound';
      broken += 1;
      return undefined;
    });
    const { told, traffic } = await rehearse(api, read, (test, answer) =>
      test('200', () => answer.hasStatus(200)),
    );
    return { told, first: traffic.slice(0, 3) };
  };
  expect(await lookUps(1)).toMatchObject({
    told: ['passed 200'],
    first: ['GET /cups', 'GET /cups', 'GET /cups/2'],
  });
  expect((await lookUps(9)).told).toEqual([expect.stringContaining('gave no answer (socket hang up)')]);
});

it('an update that makes a copy is detected', async () => {
  const { api } = cups(({ method }, store) => {
    if (method === 'PUT') store.push({ ...(store[0] as Cup), id: 8 }, { id: 9, name: 'new', size: 1 });
    return 'sound';
  });
  const put = script(200, updates, [existing], plan('PUT', '/cups/{id}'));
  const { told } = await rehearse(
    api,
    { ...put, attempts: [{ ...put.attempts[0], inputs: [first] }] as RequestScript['attempts'] },
    (test, answer) => test('rest', () => answer.leavesTheRest()),
    { variables: { writes: 'all' } },
  );
  expect(failed(told)).toEqual([
    'failed rest: in the list: expected nothing new, got a copy of the resource as 8',
  ]);
});

it('what was made twice is detected, though the other one has a size of its own', async () => {
  const { api } = cups(({ method, body }, store) => {
    if (method === 'POST') store.push({ ...(body as Cup), id: 8, size: 11 });
    return 'sound';
  });
  const { told } = await rehearse(
    api,
    script(201, makes, [fresh], posting),
    (test, answer) => test('rest', () => answer.leavesTheRest()),
    { variables: { writes: 'all' } },
  );
  expect(failed(told)).toEqual([
    'failed rest: in the list: expected nothing new, got a copy of the resource as 8',
  ]);
});

it('an update that empties a list that it was not sent is detected', async () => {
  const { api, store } = cups(({ method }, all) => {
    if (method === 'PATCH') Object.assign(all[0] as Cup, { size: [] });
    return 'sound';
  });
  for (const cup of store) Object.assign(cup, { size: ['small', 'tall'] });
  const patch = script(200, updates, [existing], plan('PATCH', '/cups/{id}'));
  const { told } = await rehearse(
    api,
    { ...patch, attempts: [{ ...patch.attempts[0], inputs: [first] }] as RequestScript['attempts'] },
    (test, answer) => test('rest', () => answer.leavesTheRest()),
    { variables: { writes: 'all' } },
  );
  expect(failed(told)).toEqual(['failed rest: /size: expected ["small","tall"], as before, got []']);
});

it('an update may change others that it names', async () => {
  const { api } = cups(({ method }, store) => {
    if (method === 'PUT') for (const cup of store) cup.size += 1;
    return 'sound';
  });
  const naming = (ids: readonly number[]): RequestPlan => ({
    ...plan('PUT', '/cups/{id}'),
    body: { kind: 'json', mediaType: 'application/json', json: { ids, size: 1 }, fills: [] },
  });
  const rest = async (ids: readonly number[]) =>
    failed(
      (
        await rehearse(
          api,
          script(200, updates, [first], naming(ids)),
          (test, answer) => test('rest', () => answer.leavesTheRest()),
          { variables: { writes: 'all' } },
        )
      ).told,
    );
  expect(await rest([2, 3])).toEqual([]);
  expect(await rest([2])).toEqual([
    expect.stringMatching(/another resource \(3\) \/size: expected 3\d, as before/),
  ]);
});
const first: Input = { ...existing, sources: [{ kind: 'example', value: 1 }] };

describe('what was there before a create', () => {
  const passes: Parameters<typeof rehearse>[2] = (test) => test('any', () => {});
  const reads: Effect = { ...makes, read: plan('GET', '/cups/{id}') } as Effect;
  const cup = { id: 1, name: 'mine' };

  it.each<[string, (sent: object) => Record<string, unknown>, Record<string, unknown>]>([
    ['an id that was listed', (sent) => ({ ...sent, id: 1 }), cup],
    ['the values of another resource', () => ({ ...cup, id: 8 }), cup],
    ['an id that is a path', (sent) => ({ ...sent, id: '1/' }), cup],
    ['an id with an escape', (sent) => ({ ...sent, id: 'x%2f..%2f1' }), cup],
    ['an id that names another resource', (sent) => ({ ...sent, id: 77 }), cup],
  ])('is not removed where the answer shows %s', async (_what, answer, read) => {
    const api: Api = ({ method, path, body }) => {
      if (method === 'POST') return { status: 201, body: answer(body as object) };
      return { status: 200, body: path === '/cups' ? [cup] : read };
    };
    const { traffic, told } = await rehearse(api, script(201, reads, [fresh], posting), passes);
    expect(traffic.filter((asked) => asked.startsWith('DELETE'))).toEqual([]);
    expect(failed(told).join('\n')).toContain('the account is left as it was found');
  });

  it('is not sent to again once it was overwritten', async () => {
    const stored = { ...cup };
    const api: Api = ({ method, path, body }) => {
      if (method === 'POST') return { status: 201, body: Object.assign(stored, body as object) };
      return { status: 200, body: path === '/cups' ? [stored] : stored };
    };
    const first = await rehearse(api, script(201, reads, [fresh], posting), passes);
    expect(first.traffic.filter((asked) => asked.startsWith('DELETE'))).toEqual([]);
    const kept = Object.fromEntries([...first.variables].map(([name, value]) => [name, String(value)]));
    const second = await rehearse(api, script(201, reads, [fresh], posting), passes, { kept });
    expect(second.traffic.filter((asked) => asked.startsWith('POST'))).toEqual([]);
    expect(second.told.join('\n')).toContain('is not sent again');
  });
});

describe('an answer', () => {
  it('must show what was sent', async () => {
    const api: Api = ({ method }) =>
      method === 'POST' ? { status: 201, body: { id: 9, name: 'old' } } : { status: 200, body: [] };
    const { told } = await rehearse(api, script(201, makes, [fresh], posting), (test, answer) =>
      test('shows', () => answer.showsWhatWasSent([], [], ['name'])),
    );
    expect(failed(told)).toEqual([
      // Whose `9` is nothing proves.
      expect.stringMatching(/^failed the account is left as it was found: /),
      expect.stringMatching(/^failed shows: \/name: expected ".+", as sent, got "old"/),
    ]);
  });
});

describe('what is asked besides', () => {
  const pages: RequestScript = {
    ...script(400, { kind: 'none' }, [], plan('GET', '/cups?size=51')),
    listed: undefined,
    attempts: [
      {
        summary: 'size 51',
        inputs: [],
        request: plan('GET', '/cups?size=51'),
        requiredVariants: [{ summary: 'size 0', inputs: [], request: plan('GET', '/cups?size=0') }],
      },
    ],
  };
  const status: Parameters<typeof rehearse>[2] = (test, answer) =>
    test('status', () => answer.hasStatus(400));

  it.each([
    [400, ['passed status', 'passed also size 0: status is 400'], 2],
    [200, ['passed status', expect.stringMatching(/^failed also size 0: .*expected status 400, got 200/)], 2],
  ])('has to bring out the same (%i)', async (came, expected, asked) => {
    const api: Api = ({ path }) => ({ status: path.endsWith('=0') ? came : 400, body: {} });
    const { told, traffic } = await rehearse(api, pages, status);
    expect(told).toEqual(expected);
    expect(traffic).toHaveLength(asked);
  });

  it('is not asked where the first did not bring it out', async () => {
    const { told } = await rehearse(() => ({ status: 200, body: {} }), pages, status);
    expect(told).toEqual([expect.stringMatching(/^failed status/)]);
  });
});

it('a success in the place of a refusal that must not come is a deviation, however sure the refusal is', async () => {
  const guess = { ...script(409, { kind: 'none' }, [], plan('GET', '/a')), certain: false };
  const [attempt] = guess.attempts;
  const forbidding = { ...guess, attempts: [{ ...attempt, forbids: true }] as RequestScript['attempts'] };
  const told = async (status: number) =>
    (
      await rehearse(
        () => ({ status, body: {} }),
        forbidding,
        (test, answer) => test('status', () => answer.hasStatus(409)),
      )
    ).told;
  expect(await told(200)).toEqual([expect.stringMatching(/^failed status: expected status 409, got 200/)]);
  expect(await told(400)).toEqual([
    'skipped unprovoked: got 400, expected 409: its condition is inferred, the documentation does not state it',
  ]);
});
