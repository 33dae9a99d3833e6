import { describe, expect, it } from 'vitest';
import { type Api, type Asked, type Rehearsed, rehearse } from '../../../fixtures/collections/rehearsal.ts';
import type { Input, RequestPlan } from '../../scenarios/index.ts';
import { withoutUnset } from './observe.ts';
import { ownVariable } from './own-variable.ts';
import type { RequestScript } from './plan.ts';

const plan = (
  method: string,
  path: string,
  json?: Record<string, string>,
  fills: { pointer: string; input: string }[] = [],
): RequestPlan => ({
  method,
  path,
  values: {},
  query: [],
  headers: [],
  body: json && { kind: 'json', mediaType: 'application/json', json, fills },
  credentials: undefined,
});

const list = { request: plan('GET', '/lamps'), items: ['lamps'] };
const lamp: Input = {
  kind: 'existing',
  name: 'id',
  of: 'lamp',
  sources: [
    { kind: 'listed', list, field: ['id'] },
    { kind: 'example', value: '99' },
  ],
};
const made: Input = {
  ...lamp,
  sources: [
    {
      kind: 'created',
      request: plan('POST', '/lamps', { name: 'new' }),
      inputs: [],
      id: { in: 'body', field: ['id'] },
      remove: plan('DELETE', '/lamps/{id}'),
    },
  ],
};
const update: RequestScript = {
  id: 'lamps/dim/200',
  status: 200,
  documented: [200, 404],
  certain: true,
  notSent: undefined,
  attempts: [
    {
      summary: '',
      inputs: [lamp],
      request: plan('PUT', '/lamps/{id}', { name: 'attic' }),
    },
  ],
  effect: {
    kind: 'update',
    read: plan('GET', '/lamps/{id}'),
    object: [],
    fields: ['name'],
    body: {},
    list: { ...list, idField: ['id'] },
    restorable: true,
  },
  listed: undefined,
  watched: ['id', 'name', 'watts'],
  fields: [],
  messages: {},
};
const refused: RequestScript = { ...update, id: 'lamps/dim/400', status: 400 };

const asserts: Parameters<typeof rehearse>[2] = (test, answer) => {
  test('status', () => answer.hasStatus(200));
  test('stored', () => answer.isStored());
  test('rest', () => answer.leavesTheRest());
};
const refuses: Parameters<typeof rehearse>[2] = (test, answer) => {
  test('status', () => answer.hasStatus(400));
  test('unchanged', () => answer.changesNothing());
};

interface Lamp {
  id: number;
  name: string;
  watts: number;
}

/** Lamps in memory; `broken` may answer in another way. */
function lamps(broken: (asked: Asked, store: Lamp[]) => ReturnType<Api> | 'sound' = () => 'sound') {
  const store: Lamp[] = [1, 2, 3].map((id) => ({ id, name: `lamp ${id}`, watts: id * 10 }));
  const api: Api = (asked) => {
    const other = broken(asked, store);
    if (other !== 'sound') return other;
    const one = store.find((each) => asked.path === `/lamps/${each.id}`);
    if (asked.path === '/lamps') return { status: 200, body: { lamps: store } };
    if (!one) return { status: 404, body: {} };
    if (asked.method === 'PUT') Object.assign(one, asked.body);
    return { status: 200, body: one };
  };
  return { store, api };
}

describe('an update', () => {
  it('is verified, undone, and the undoing is verified', async () => {
    const { api, store } = lamps();
    const before = JSON.stringify(store);
    const { told, variables } = await rehearse(api, update, asserts);
    expect(told).toEqual([
      'passed status',
      'passed stored',
      'passed rest',
      'passed the account is left as it was found',
    ]);
    expect(JSON.stringify(store)).toBe(before);
    expect(variables.has(ownVariable('undo'))).toBe(false);
  });

  it('of what the body wraps is verified', async () => {
    const attempt = {
      summary: '',
      inputs: [lamp],
      request: {
        ...plan('PUT', '/lamps/{id}'),
        body: { kind: 'json', mediaType: 'application/json', json: { lamp: { name: 'attic' } }, fills: [] },
      } as RequestPlan,
    };
    const wrapped = { at: ['lamp'], fields: ['name'] };
    const effect = { ...update.effect, fields: [], wrapped } as RequestScript['effect'];
    const told = async (store: boolean) => {
      const { api } = lamps(({ method, body }, all) => {
        if (method !== 'PUT') return 'sound';
        if (store) Object.assign(all[1] as Lamp, (body as { lamp: object }).lamp);
        return { status: 200, body: {} };
      });
      const script = { ...update, effect, attempts: [attempt] };
      return (await rehearse(api, script, asserts, { variables: { writes: 'all' } })).told;
    };
    expect(await told(true)).toContain('passed stored');
    expect(await told(false)).toContainEqual(
      expect.stringContaining('failed stored: /name: expected "attic", as sent, got "lamp'),
    );
  });

  it('by a form changes what the form names, and nothing else', async () => {
    const fields = [{ name: 'lamp[watts]', value: '7' }];
    const attempt = {
      summary: '',
      inputs: [lamp],
      request: {
        ...plan('PUT', '/lamps/{id}'),
        body: { kind: 'form', mediaType: 'application/x-www-form-urlencoded', fields },
      } as RequestPlan,
    };
    const told = async (changes: Partial<Lamp>) => {
      const { api } = lamps(({ method }, all) => {
        if (method !== 'PUT') return 'sound';
        Object.assign(all[1] as Lamp, changes);
        return { status: 200, body: {} };
      });
      const script = { ...update, attempts: [attempt] };
      return (await rehearse(api, script, asserts, { variables: { writes: 'all' } })).told;
    };
    expect(await told({ watts: 7 })).toContain('passed rest');
    expect(await told({ name: 'hall' })).toContainEqual(expect.stringContaining('failed rest: /name'));
  });

  it('is undone also when an assertion fails', async () => {
    const { api, store } = lamps();
    const before = JSON.stringify(store);
    const { told } = await rehearse(api, update, (test) =>
      test('wrong', () => {
        throw new Error('no');
      }),
    );
    expect(told).toEqual(['failed wrong: no', 'passed the account is left as it was found']);
    expect(JSON.stringify(store)).toBe(before);
  });

  it('is undone also when the connection breaks after it was stored', async () => {
    let writes = 0;
    const { api, store } = lamps(({ method, body }, all) => {
      if (method !== 'PUT' || writes++ > 0) return 'sound';
      Object.assign(all[1] as Lamp, body);
      return undefined;
    });
    const before = JSON.stringify(store);
    const { told } = await rehearse(api, update, asserts);
    expect(told[0]).toMatch(/^failed the target answers: expected an answer, got none/);
    expect(JSON.stringify(store)).toBe(before);
  });

  it('that cannot be undone is tried once more by the next request, and then left to the last', async () => {
    let writes = 0;
    const { api } = lamps(({ method }) => (method === 'PUT' && writes++ > 0 ? { status: 500 } : 'sound'));
    const reading: RequestScript = {
      ...update,
      attempts: [{ summary: '', inputs: [], request: plan('GET', '/lamps') }],
      effect: { kind: 'none' },
    };
    const undo = ({ variables }: Rehearsed) => ({
      kept: { [ownVariable('undo')]: String(variables.get(ownVariable('undo'))) },
    });
    const first = await rehearse(api, update, asserts);
    const second = await rehearse(api, reading, () => {}, undo(first));
    const third = await rehearse(api, reading, () => {}, undo(second));
    expect(second).toMatchObject({ told: [], traffic: ['PUT /lamps/2', 'GET /lamps'] });
    expect(third).toMatchObject({ told: [], traffic: ['GET /lamps'] });
    expect(JSON.parse(String(third.variables.get(ownVariable('undo'))))).toHaveLength(1);
  });

  it.each([
    [[200, 409], 'skipped unprovoked: got 409'],
    [[200], 'failed status: expected status 200'],
  ])('that what was there conflicts with, where %o is documented, is “%s”', async (documented, told) => {
    const { api } = lamps(({ method }) => (method === 'PUT' ? { status: 409, body: {} } : 'sound'));
    expect((await rehearse(api, { ...update, documented }, asserts)).told[0]).toContain(told);
  });

  it('that cannot be undone is reported and kept for later', async () => {
    let writes = 0;
    const { api } = lamps(({ method }) => (method === 'PUT' && writes++ > 0 ? { status: 500 } : 'sound'));
    const { told, variables } = await rehearse(api, update, asserts);
    expect(told.at(-1)).toMatch(
      /^failed the account is left as it was found: putting name back: expected a success/,
    );
    expect(JSON.parse(String(variables.get(ownVariable('undo'))))).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof lamps>[0], string]>([
    [
      'is not stored',
      ({ method }) => (method === 'PUT' ? { status: 200, body: {} } : 'sound'),
      'failed stored: /name: expected "attic", as sent, got "lamp 2"',
    ],
    [
      'changes another field',
      ({ method, body }, store) => {
        if (method === 'PUT') Object.assign(store[1] as Lamp, body, { watts: 7 });
        return method === 'PUT' ? { status: 200, body: {} } : 'sound';
      },
      'failed rest: /watts: expected 20, as before, got 7',
    ],
    [
      'changes another resource',
      ({ method, body }, store) => {
        if (method === 'PUT') Object.assign(store[0] as Lamp, body);
        return 'sound';
      },
      'failed rest: another resource (1) /name: expected "lamp 1", as before, got "attic"',
    ],
    [
      'removes another resource',
      ({ method, body }, store) => {
        if (method === 'PUT') Object.assign(store[1] as Lamp, body);
        if (method === 'PUT' && store.length === 3) store.pop();
        return method === 'PUT' ? { status: 200, body: {} } : 'sound';
      },
      'failed rest: another resource (3): expected it in the list, as before, got a list without it',
    ],
  ])('that %s is found out', async (_what, broken, message) => {
    const { told } = await rehearse(lamps(broken).api, update, asserts);
    expect(told.join('\n')).toContain(message);
  });

  it('may take it out of a list that shows none with the new value', async () => {
    const { api } = lamps(({ path }, store) =>
      path === '/lamps'
        ? { status: 200, body: { lamps: store.filter(({ name }) => name !== 'attic') } }
        : 'sound',
    );
    expect((await rehearse(api, update, asserts)).told).toContain('passed stored');
  });

  it('must not take it out of a list that shows others with the new value', async () => {
    const { api, store } = lamps(({ path }, all) =>
      path === '/lamps'
        ? { status: 200, body: { lamps: all.filter(({ id, name }) => id !== 2 || name !== 'attic') } }
        : 'sound',
    );
    Object.assign(store[0] as Lamp, { name: 'attic' });
    expect((await rehearse(api, update, asserts)).told).toContain(
      'failed stored: in the list: expected the updated resource, as before, got a list without it',
    );
  });

  it('may show a point in time that was sent in another way', async () => {
    const [attempt] = update.attempts;
    const timed: RequestScript = {
      ...update,
      attempts: attempt
        ? [{ ...attempt, request: plan('PUT', '/lamps/{id}', { name: '2026-01-02T10:00:00Z' }) }]
        : [],
    };
    const { api } = lamps(({ method, body }, store) => {
      const { name } = (body ?? {}) as { name?: string };
      if (method !== 'PUT' || !name?.startsWith('2026')) return 'sound';
      Object.assign(store[1] as Lamp, { name: '2026-01-02T11:00:00.000+01:00' });
      return { status: 200, body: {} };
    });
    expect((await rehearse(api, timed, asserts)).told).toContain('passed stored');
  });

  it('is not sent where the write policy forbids it', async () => {
    const { api } = lamps();
    const { told, traffic } = await rehearse(api, update, asserts, { variables: { writes: 'none' } });
    expect(told).toEqual(['skipped skipped: the write policy "none" forbids PUT']);
    expect(traffic).toEqual([]);
  });

  it('is not sent where what is there could not be read before', async () => {
    const { api } = lamps(({ path, method }) =>
      method === 'GET' && path === '/lamps/2' ? { status: 500 } : 'sound',
    );
    const { told, traffic } = await rehearse(api, update, asserts);
    expect(told[0]).toMatch(
      /skipped: the write policy "restore" forbids PUT \/lamps\/2: its values could not be read/,
    );
    expect(traffic.filter((line) => line.startsWith('PUT'))).toEqual([]);
  });

  it('is not sent where list and read disagree on what would have to be put back', async () => {
    const { api } = lamps(({ path, method }) =>
      method === 'GET' && path === '/lamps/2'
        ? { status: 200, body: { id: 2, name: 'other', watts: 20 } }
        : 'sound',
    );
    const { told } = await rehearse(api, update, asserts);
    expect(told[0]).toMatch(/different values of name/);
  });
});

describe('a request that is meant to be refused', () => {
  it('changes nothing, and then nothing is undone', async () => {
    const { api } = lamps(({ method }) => (method === 'PUT' ? { status: 400, body: {} } : 'sound'));
    const { told, traffic } = await rehearse(api, refused, refuses);
    expect(told).toEqual(['passed status', 'passed unchanged']);
    expect(traffic.filter((line) => line.startsWith('PUT'))).toHaveLength(1);
  });

  it('is undone where it was accepted', async () => {
    const { api, store } = lamps();
    const before = JSON.stringify(store);
    const { told } = await rehearse(api, refused, refuses);
    expect(told).toEqual([
      expect.stringMatching(/^failed status: expected status 400, got 200/),
      'skipped unchanged',
      'passed the account is left as it was found',
    ]);
    expect(JSON.stringify(store)).toBe(before);
  });

  it('is reported where it is stored despite the refusal', async () => {
    const { api } = lamps(({ method, body }, store) => {
      if (method === 'PUT') Object.assign(store[1] as Lamp, body);
      return method === 'PUT' ? { status: 400, body: {} } : 'sound';
    });
    const { told } = await rehearse(api, refused, refuses);
    expect(told).toContain(
      'failed unchanged: /name: expected "lamp 2", as before the refused request, got "attic"',
    );
  });
});

describe('a target without resources', () => {
  it('is reported as the reason to skip, and the documented example is not tried', async () => {
    const { told, traffic } = await rehearse(() => ({ status: 200, body: { lamps: [] } }), update, asserts);
    expect(told).toEqual(['skipped skipped: the target has no lamp']);
    expect(traffic).toEqual(['GET /lamps']);
  });
});

describe('a create that is refused', () => {
  const source = made.kind === 'existing' && made.sources[0];
  if (source === false || source?.kind !== 'created') throw new Error('nothing is made');
  const body = (json: Record<string, string>) => plan('POST', '/lamps', json).body as never;
  const others: Input = {
    ...lamp,
    sources: [{ ...source, otherBodies: [body({ name: 'new', kind: 'b' }), body({})] }],
  };
  const dim = { ...update, attempts: update.attempts.map((each) => ({ ...each, inputs: [others] })) };
  const kinds = (accepts: (sent: object) => number, sent: object[] = []) => {
    const api: Api = ({ method, path, body }) => {
      if (method !== 'POST') return { status: path === '/lamps' ? 404 : 200, body: { id: 4, name: 'attic' } };
      sent.push(body as object);
      return { status: accepts(body as object), body: { id: 4 } };
    };
    return { api, sent };
  };

  it('is sent with other bodies, and what was refused is not sent again', async () => {
    const { api, sent } = kinds((each) => ('kind' in each ? 201 : 400));
    const { told, variables } = await rehearse(api, dim, asserts);
    expect(told).not.toContainEqual(expect.stringMatching(/^skipped/));
    expect(sent).toEqual([{ name: 'new' }, { name: 'new', kind: 'b' }]);
    const kept = Object.fromEntries([...variables].map(([name, value]) => [name, String(value)]));
    await rehearse(api, dim, asserts, { kept });
    expect(sent.slice(2)).toEqual([{ name: 'new', kind: 'b' }]);
  });

  it.each([401, 403, 503])('for another reason than its body is not: %d', async (status) => {
    const { api, sent } = kinds(() => status);
    await rehearse(api, dim, asserts);
    expect(sent).toHaveLength(1);
  });

  it('is not sent once more where each may have made something', async () => {
    const { api, sent } = kinds(() => 500);
    const again = async ({ variables }: Pick<Rehearsed, 'variables'>) => {
      const kept = Object.fromEntries([...variables].map(([name, value]) => [name, String(value)]));
      return rehearse(api, dim, asserts, { kept });
    };
    const twice = await again(await rehearse(api, dim, asserts));
    expect(sent).toHaveLength(4);
    const { told } = await again(twice);
    expect(sent).toHaveLength(4);
    expect(told).toContainEqual(expect.stringMatching(/^skipped skipped: POST \/lamps gave 500/));
  });
});

describe('what has to be done first', () => {
  const lit: Input = {
    kind: 'done',
    name: 'lit',
    request: plan('POST', '/lamps/{id}/light'),
    undo: undefined,
  };
  const dim = (...inputs: Input[]): RequestScript => ({
    ...update,
    attempts: [{ summary: '', inputs, request: plan('PUT', '/lamps/{id}', { name: 'attic' }) }],
  });
  const api: Api = ({ method, path }) => {
    if (path === '/lamps' && method === 'GET') return { status: 200, body: { lamps: [{ id: 1 }] } };
    return { status: 200, body: { id: 4, name: 'attic' } };
  };

  it('and cannot be undone is done to a resource that the run made, since it goes with it', async () => {
    const { told, traffic } = await rehearse(api, dim(made, lit), asserts);
    expect(told).not.toContainEqual(expect.stringMatching(/^skipped/));
    expect(traffic).toContain('POST /lamps/4/light');
    expect(traffic.at(-1)).toBe('DELETE /lamps/4');
  });

  it('is not done where what the run made could not be removed then', async () => {
    const { told, traffic } = await rehearse(api, dim(made, { ...lit, keeps: true }), asserts);
    expect(told[0]).toContain('POST /lamps/4/light, which has to be done first, could not be undone');
    expect(traffic).not.toContain('POST /lamps/4/light');
  });

  it('may be refused in the documented way where it is the request itself, since it was done before', async () => {
    const busy: Api = ({ method, path }) =>
      path === '/lamps'
        ? { status: 200, body: { lamps: [{ id: 1 }] } }
        : { status: method === 'POST' ? 409 : 200, body: { name: 'hall' } };
    const twice = (again: object): RequestScript => ({
      ...dim(lamp, {
        ...lit,
        undo: plan('DELETE', '/lamps/{id}/light'),
        state: { request: plan('GET', '/lamps/{id}'), by: 'presence', fields: [] },
        ...again,
      }),
      status: 409,
    });
    expect((await rehearse(busy, twice({ already: [409] }), asserts)).told[0]).not.toMatch(/^skipped/);
    expect((await rehearse(busy, twice({}), asserts)).told[0]).toMatch(
      /^skipped.* has to succeed first, gave 409/,
    );
  });

  it('and cannot be undone is not done to a resource that was there before', async () => {
    const { told, traffic } = await rehearse(api, dim(lamp, lit), asserts);
    expect(told).toEqual([
      'skipped skipped: POST /lamps/1/light, which has to be done first, could not be undone',
    ]);
    expect(traffic).toEqual(['GET /lamps']);
  });
});

describe('several ways', () => {
  const ways: RequestScript = {
    ...update,
    id: 'lamps/list/400',
    status: 400,
    documented: [200, 400],
    certain: false,
    effect: { kind: 'none' },
    attempts: ['/a', '/b', '/c'].map((path) => ({ summary: path, inputs: [], request: plan('GET', path) })),
  };
  const status: Parameters<typeof rehearse>[2] = (test, answer) =>
    test('status', () => answer.hasStatus(400));

  it('are tried in order until the documented response comes', async () => {
    const { told, traffic } = await rehearse(
      ({ path }) => ({ status: path === '/b' ? 400 : 200, body: {} }),
      ways,
      status,
    );
    expect(told).toEqual(['passed status']);
    expect(traffic).toEqual(['GET /a', 'GET /b']);
  });

  it('are not all tried where the first was sure to be refused and was done', async () => {
    const api: Api = ({ path }) => ({ status: path === '/b' ? 400 : 200, body: {} });
    const { told, traffic } = await rehearse(api, { ...ways, certain: true }, status);
    expect(told).toEqual([expect.stringMatching(/^failed status: expected status 400, got 200/)]);
    expect(traffic).toEqual(['GET /a']);
  });

  it('that all fail leave a guess unprovoked, with what was received instead', async () => {
    const { told } = await rehearse(
      ({ path }) => ({ status: path === '/b' ? 404 : 200, body: {} }),
      ways,
      status,
    );
    expect(told).toEqual([
      'skipped unprovoked: got 200, then 404, then 200, expected 400: its condition is inferred, the documentation does not state it',
    ]);
  });

  it('are a deviation where the target fails with a status that is documented nowhere', async () => {
    const { told } = await rehearse(() => ({ status: 500, body: {} }), ways, status);
    expect(told[0]).toMatch(/^failed status: expected status 400, got 500/);
  });
});

describe('a documented request, and a guess after it', () => {
  const ways: RequestScript = {
    ...update,
    documented: [200, 400, 500],
    effect: { kind: 'none' },
    attempts: [
      { summary: '/a', inputs: [], request: plan('GET', '/a') },
      { summary: '/b', inputs: [], request: plan('GET', '/b'), guessed: true },
    ],
  };
  const told = async (a: number, b: number, certain = true) => {
    const api: Api = ({ path }) => ({ status: path === '/a' ? a : b, body: {} });
    return (
      await rehearse(api, { ...ways, certain }, (test, answer) => test('status', () => answer.hasStatus(200)))
    ).told;
  };

  it.each([
    [400, 200],
    [500, 200],
  ])('got %d, then %d: the response has come', async (a, b) => {
    expect(await told(a, b)).toEqual(['passed status']);
  });

  it.each([
    [400, 400],
    [400, 500],
    [400, 404],
  ])('got %d, then %d: a guess does not excuse that the documented request is refused', async (a, b) => {
    expect(await told(a, b)).toEqual([expect.stringMatching(/^failed status: expected status 200/)]);
  });

  it('of which neither is sure leave it unprovoked', async () => {
    expect(await told(400, 500, false)).toEqual([
      expect.stringMatching(/^skipped unprovoked: got 400, then 500/),
    ]);
  });
});

describe('another status than that of the success', () => {
  const lampOf = (effect: RequestScript['effect'], path: string, unexplained: number[] = []) => ({
    ...update,
    documented: [200, 404, 409],
    unexplained,
    effect,
    attempts: [
      { summary: '', inputs: path.includes('{') ? [made] : [], request: plan('POST', path, { name: 'a' }) },
    ],
  });
  const create = {
    kind: 'create',
    id: { in: 'body', field: ['id'] },
    variable: 'no',
    remove: plan('DELETE', '/parts/{no}'),
    read: undefined,
    object: [],
    fields: [],
  } as const;
  const nothing = { kind: 'none' } as const;

  it.each([
    ['a conflict of what is made below', create, '/lamps/{id}/parts', [], 409, 'skipped unprovoked'],
    ['a conflict of what is made', create, '/parts', [], 409, 'failed'],
    ['a conflict of what only asks', nothing, '/lamps/{id}/search', [], 409, 'failed'],
    ['what is not there, where nothing explains it', nothing, '/clock', [404], 404, 'skipped unprovoked'],
    ['what is not there, where something does', nothing, '/clock', [], 404, 'failed'],
  ] as const)('%s', async (_name, effect, path, unexplained, status, verdict) => {
    const api: Api = ({ path: asked, method }) =>
      asked === '/lamps' && method === 'POST' ? { status: 201, body: { id: 4 } } : { status, body: {} };
    const { told } = await rehearse(api, lampOf(effect, path, [...unexplained]), (test, answer) =>
      test('status', () => answer.hasStatus(200)),
    );
    expect(told[0]).toMatch(new RegExp(`^${verdict}`));
  });
});

describe('the media type of an answer', () => {
  it.each([
    ['GET', undefined, 'failed'],
    ['HEAD', undefined, 'passed'],
    ['HEAD', 'text/html', 'failed'],
  ])('to %s is %s', async (method, type, verdict) => {
    const script = {
      ...update,
      effect: { kind: 'none' } as const,
      attempts: [{ summary: '', inputs: [], request: plan(method, '/ping') }],
    };
    const api: Api = () => ({ status: 200, headers: { 'Content-Type': type ?? '' } });
    const { told } = await rehearse(api, script, (test, answer) =>
      test('media type', () => answer.hasMediaType('text/plain')),
    );
    expect(told[0]).toMatch(new RegExp(`^${verdict}`));
  });
});

describe('a failure of the target', () => {
  const ways: RequestScript = {
    ...update,
    certain: false,
    effect: { kind: 'none' },
    attempts: ['/a', '/b'].map((path) => ({ summary: path, inputs: [], request: plan('GET', path) })),
  };
  const status: Parameters<typeof rehearse>[2] = (test, answer) =>
    test('status', () => answer.hasStatus(200));
  const failing =
    (code: number): Api =>
    ({ path }) => ({ status: path === '/a' ? code : 200, body: {} });

  it('is reported also where another way works', async () => {
    const { told } = await rehearse(failing(500), ways, status);
    expect(told).toEqual([expect.stringMatching(/^failed status: expected status 200, got 500/)]);
  });

  it('that is documented is not', async () => {
    const { told } = await rehearse(failing(501), { ...ways, documented: [200, 501] }, status);
    expect(told).toEqual(['passed status']);
  });

  it('to know a method that is documented nowhere is not', async () => {
    const attempts = ways.attempts.map((each) => ({ ...each, undocumented: true as const }));
    const { told } = await rehearse(failing(501), { ...ways, attempts }, status);
    expect(told).toContain('passed status');
  });
});

describe('an answer that does not come', () => {
  const read: RequestScript = {
    ...update,
    attempts: [{ summary: '', inputs: [], request: plan('GET', '/events') }],
    effect: { kind: 'none' },
  };

  it.each([
    ['is a deviation', read, 'failed the target answers'],
    [
      'leaves a stream unprovoked',
      { ...read, mayNotEnd: true as const },
      'skipped unprovoked: no answer was complete',
    ],
  ])('%s', async (_what, script, expected) => {
    const { told } = await rehearse(
      () => undefined,
      script,
      () => {},
    );
    expect(told).toEqual([expect.stringContaining(expected)]);
  });
});

describe('a removal of what the run has made', () => {
  const removal: RequestScript = {
    ...update,
    id: 'lamps/remove/204',
    status: 204,
    attempts: [{ summary: '', inputs: [made], request: plan('DELETE', '/lamps/{id}') }],
    effect: { kind: 'delete', read: plan('GET', '/lamps/{id}'), list: undefined },
  };
  const left = 'the account is left as it was found';
  const removing = (doesRemove: boolean) =>
    lamps(({ method, path, body }, store) => {
      if (method === 'POST') {
        store.push({ id: 4, name: 'new', watts: 1, ...(body as object) });
        return { status: 201, body: { id: 4 } };
      }
      if (method !== 'DELETE') return 'sound';
      const index = store.findIndex(({ id }) => path === `/lamps/${id}`);
      if (index < 0 || !doesRemove) return { status: 500 };
      store.splice(index, 1);
      return { status: 204 };
    });

  it('is not owed once more where the target refuses that by a failure of its own', async () => {
    const { told } = await rehearse(removing(true).api, removal, () => {});
    expect(told).toEqual([`passed ${left}`]);
  });

  it.each([
    ['failed', true],
    ['passed', false],
  ])('%s where it is refused, is read before, and is done: %s', async (outcome, isDone) => {
    const { api } = removing(isDone);
    const refusing: Api = (request) => {
      const answer = api(request);
      return request.method === 'DELETE' ? { status: 403 } : answer;
    };
    const { told } = await rehearse(refusing, { ...removal, status: 403 }, (test, answer) => {
      test('unchanged', () => answer.leavesAll());
    });
    expect(told[0]).toMatch(new RegExp(`^${outcome} unchanged`));
  });

  it('is owed as long as it can be read', async () => {
    const { told } = await rehearse(removing(false).api, removal, () => {});
    expect(told.at(-1)).toMatch(
      new RegExp(`^failed ${left}: removing what POST /lamps made: expected a success`),
    );
  });
});

describe('a removal that only puts the thing away', () => {
  const archived = (stays: boolean): Api => {
    const read = stays ? 200 : 404;
    return ({ method }) =>
      method === 'POST'
        ? { status: 201, body: { id: 4 } }
        : { status: method === 'DELETE' ? 202 : read, body: { id: 4, name: 'attic' } };
  };
  const script = (removal: Partial<RequestPlan>): RequestScript => {
    const [source] = made.kind === 'existing' ? made.sources : [];
    if (source?.kind !== 'created' || !source.remove) throw new Error('nothing is made');
    const remove = { ...source.remove, ...removal };
    const inputs: Input[] = [{ ...lamp, sources: [{ ...source, remove, read: plan('GET', '/lamps/{id}') }] }];
    return {
      ...update,
      attempts: [{ summary: '', inputs, request: plan('GET', '/lamps/{id}') }],
      effect: { kind: 'none' },
    };
  };
  const removals = (traffic: readonly string[]) => traffic.filter((asked) => asked.startsWith('DELETE'));

  it('is asked for once, where the documentation says that the thing stays', async () => {
    const { traffic } = await rehearse(archived(true), script({ stays: true }), () => {});
    expect(removals(traffic)).toEqual(['DELETE /lamps/4']);
  });

  it('is asked for once, where the read shows that the thing is gone', async () => {
    const { traffic } = await rehearse(archived(false), script({}), () => {});
    expect(removals(traffic)).toEqual(['DELETE /lamps/4']);
  });

  it('leaves it to the end of the run to remove it for good', async () => {
    const purge = plan('DELETE', '/archive/{id}');
    const { traffic, variables } = await rehearse(archived(true), script({ stays: true, purge }), () => {});
    expect(removals(traffic)).toEqual(['DELETE /lamps/4']);
    expect(JSON.parse(String(variables.get(ownVariable('undo'))))).toMatchObject([
      { kind: 'removal', request: { method: 'DELETE', path: '/archive/4' }, atEnd: true },
    ]);
  });
});

describe('what changes besides what was sent', () => {
  const flagged = (follows?: string[]): RequestScript => ({
    ...update,
    attempts: [{ summary: '', inputs: [lamp], request: plan('PUT', '/lamps/{id}', { name: 'attic' }) }],
    effect: { ...update.effect, follows } as RequestScript['effect'],
  });
  const brighter = (asked: Asked, store: Lamp[]): 'sound' => {
    if (asked.method === 'PUT')
      for (const each of store) if (asked.path.endsWith(`/${each.id}`)) each.watts = 99;
    return 'sound';
  };

  it('is detected', async () => {
    const { told } = await rehearse(lamps(brighter).api, flagged(), asserts);
    expect(told).toContain('failed rest: /watts: expected 20, as before, got 99');
  });

  it('may be what the documentation ties to it', async () => {
    const { told } = await rehearse(lamps(brighter).api, flagged(['watts']), asserts);
    expect(told).toContain('passed rest');
  });

  it('may be the flag of another one, where only one can have it', () => {
    const sent = { main: true, on: true };
    expect(
      withoutUnset({ main: true, on: true, name: 'a' }, { main: false, on: true, name: 'b' }, sent),
    ).toEqual({
      on: true,
      name: 'a',
    });
  });
});

const makesLamp: Extract<RequestScript['effect'], { kind: 'create' }> = {
  kind: 'create',
  id: { in: 'body', field: ['id'] },
  variable: 'id',
  remove: plan('DELETE', '/lamps/{id}'),
  read: plan('GET', '/lamps/{id}'),
  object: [],
  fields: ['name'],
};

describe('a create that should be refused', () => {
  const named: Input = { kind: 'seen', name: 'name', of: 'lamp', list, field: ['name'], fallback: undefined };
  const again = plan('POST', '/lamps', { name: '' }, [{ pointer: '/name', input: 'name' }]);
  const taken = { summary: '', inputs: [named], request: again };
  const twice = { summary: '', inputs: [], request: plan('POST', '/lamps', { name: 'new' }) };
  const clash = (...attempts: RequestScript['attempts']): RequestScript => ({
    ...update,
    id: 'lamps/make/409',
    status: 409,
    attempts,
    effect: makesLamp,
  });
  const status: Parameters<typeof rehearse>[2] = (test, answer) =>
    test('status', () => answer.hasStatus(409));
  /** Takes a lamp of a known name for the known lamp. */
  const merging: Api = ({ method, path, body }) => {
    if (method === 'GET' && path === '/lamps')
      return { status: 200, body: { lamps: [{ id: 7, name: 'hall' }] } };
    const { name } = (body ?? {}) as { name?: string };
    return { status: 200, body: { id: name === 'hall' ? 7 : 8, name } };
  };

  it('and is taken for what exists never removes that', async () => {
    const { told, traffic } = await rehearse(merging, clash(taken), status);
    expect(told).toContain(
      'failed the account is left as it was found: expected 7, which exists, to be refused: it may have been overwritten, or another one may be left; look in what POST /lamps makes for one made at that time',
    );
    expect(traffic).not.toContain('DELETE /lamps/7');
  });

  it('and was accepted is not tried with what exists', async () => {
    const { told, traffic } = await rehearse(merging, clash(twice, taken), status);
    expect(traffic.filter((line) => line === 'POST /lamps')).toHaveLength(1);
    expect(traffic).toContain('DELETE /lamps/8');
    expect(told[0]).toMatch(/^failed status: expected status 409, got 200/);
  });
});

describe('a create', () => {
  const fresh: Input = { kind: 'fresh', name: 'name', form: 'text', like: 'hall' };
  const create: RequestScript = {
    ...update,
    id: 'lamps/make/201',
    status: 201,
    attempts: [
      {
        summary: '',
        inputs: [fresh],
        request: plan('POST', '/lamps', { name: '' }, [{ pointer: '/name', input: 'name' }]),
      },
    ],
    effect: { ...makesLamp, list: { ...list, field: ['id'] } },
  };
  const status: Parameters<typeof rehearse>[2] = (test, answer) =>
    test('status', () => answer.hasStatus(201));
  const making = (answer: ReturnType<Api>, { isListed = true } = {}) => {
    const { api, store } = lamps(({ method, path, body }, all) => {
      if (method === 'POST') {
        all.push({ id: 4, watts: 1, ...(body as { name: string }) });
        return answer;
      }
      if (method === 'DELETE')
        all.splice(
          all.findIndex((each) => path === `/lamps/${each.id}`),
          1,
        );
      if (method === 'DELETE') return { status: 204 };
      return isListed || path !== '/lamps' ? 'sound' : { status: 200, body: { lamps: [] } };
    });
    return { store, rehearsed: rehearse(api, create, status) };
  };

  it.each<[string, ReturnType<Api>]>([
    ['whose answer tells no id', { status: 201, body: {} }],
    ['whose answer gets lost', undefined],
    ['whose answer tells the id', { status: 201, body: { id: 4 } }],
  ])('%s is removed again', async (_, answer) => {
    const { store, rehearsed } = making(answer);
    const { told } = await rehearsed;
    expect(told.at(-1)).toBe('passed the account is left as it was found');
    expect(store.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it.each([
    [[409], 'all', 'passed'],
    [[], 'all', 'failed'],
    [[409], 'restore', 'failed'],
  ])(
    'that may not be removed, as documented by %o, under “%s” has %s',
    async (mayRefuse, writes, outcome) => {
      const { api } = lamps(({ method }) => {
        if (method === 'POST') return { status: 201, body: { id: 4 } };
        return method === 'DELETE' ? { status: 409 } : 'sound';
      });
      const script = {
        ...create,
        effect: { ...create.effect, remove: { ...plan('DELETE', '/lamps/{id}'), mayRefuse } },
      } as RequestScript;
      const { told } = await rehearse(api, script, status, { variables: { writes } });
      expect(told.at(-1)).toMatch(new RegExp(`^${outcome} the account is left as it was found`));
    },
  );

  it('whose answer gets lost is not replaced by what the list shows', async () => {
    const { api, store } = lamps(({ method }) => (method === 'POST' ? undefined : 'sound'));
    const inputs = made.kind === 'existing' ? [{ ...made, sources: [...made.sources, ...lamp.sources] }] : [];
    const remove: RequestScript = {
      ...update,
      id: 'lamps/remove/204',
      attempts: [{ summary: '', inputs, request: plan('DELETE', '/lamps/{id}') }],
      effect: { kind: 'delete', read: undefined, list: { ...list, idField: ['id'] } },
    };
    for (const writes of ['restore', 'all']) {
      const { told, traffic, variables } = await rehearse(api, remove, () => {}, { variables: { writes } });
      expect(told[0]).toMatch(
        /^skipped skipped: POST \/lamps gave no answer .* no response shows what it created$/,
      );
      expect(traffic.filter((line) => line.startsWith('DELETE'))).toEqual([]);
      expect(JSON.parse(String(variables.get('{docproof}undo')))).toMatchObject([
        { kind: 'creation', asked: 'POST /lamps' },
      ]);
    }
    expect(store).toHaveLength(3);
  });

  it('is reported if nothing shows its id', async () => {
    const { told } = await making({ status: 201, body: {} }, { isListed: false }).rehearsed;
    expect(told.join('\n')).toContain(
      'failed the account is left as it was found: what was created could not be removed',
    );
  });
});

describe('a difference that the overrides list', () => {
  it('is reported and does not fail', async () => {
    const { api } = lamps(({ method }) => (method === 'PUT' ? { status: 409, body: {} } : 'sound'));
    const known = { codes: ['wrong-status'], status: 409, place: '', why: 'ticket 7' } as const;
    const { told } = await rehearse(api, { ...refused, differences: [known] }, refuses);
    expect(told).toEqual(['passed status – or a known difference: ticket 7', 'skipped unchanged']);
  });
});

describe('what is sent afterwards', () => {
  const after = [plan('DELETE', '/lamps/1'), plan('GET', '/lamps/2')];
  const reading: RequestScript = {
    ...update,
    attempts: [{ summary: '', inputs: [], request: plan('GET', '/lamps'), after }],
    effect: { kind: 'none' },
  };

  it.each([
    ['none', ['GET /lamps', 'GET /lamps/2']],
    ['restore', ['GET /lamps', 'DELETE /lamps/1', 'GET /lamps/2']],
  ])('obeys the write policy “%s”', async (writes, expected) => {
    const { traffic } = await rehearse(lamps().api, reading, () => {}, { variables: { writes } });
    expect([...traffic].sort()).toEqual([...expected].sort());
  });
});

describe('values that need no looking up', () => {
  const constant: RequestScript = {
    ...update,
    attempts: [
      {
        summary: '',
        inputs: [],
        request: { ...plan('PUT', '/lamps/{id}', { name: 'attic' }), values: { id: '2' } },
      },
    ],
    effect: {
      ...(update.effect as Extract<RequestScript['effect'], { kind: 'update' }>),
      read: { ...plan('GET', '/lamps/{id}'), values: { id: '2' } },
    },
  };

  it('name the resource that is read after an update', async () => {
    const { told } = await rehearse(lamps().api, constant, asserts, { variables: { id: '2' } });
    expect(told.filter((each) => each.startsWith('failed'))).toEqual([]);
  });

  it('find out a read of another one anyway', async () => {
    const { api } = lamps(({ method, path }, store) =>
      method === 'GET' && path === '/lamps/2'
        ? { status: 200, body: { ...store[0], name: 'attic' } }
        : 'sound',
    );
    const { told } = await rehearse(api, constant, asserts, { variables: { id: '2', writes: 'all' } });
    expect(told).toContainEqual(
      expect.stringContaining('/id: expected the resource, which was asked for, got 1'),
    );
  });
});

describe('what is made and cannot be named', () => {
  it('is not read under no name', async () => {
    const script: RequestScript = {
      ...update,
      attempts: [{ summary: '', inputs: [], request: plan('POST', '/lamps', { name: 'attic' }) }],
      effect: {
        kind: 'create',
        id: undefined,
        variable: 'id',
        remove: undefined,
        read: plan('GET', '/lamps/{id}'),
        object: [],
        fields: ['name'],
      },
    };
    const { told, traffic } = await rehearse(
      () => ({ status: 200, body: { ok: true } }),
      script,
      (test, answer) => test('stored', () => answer.isStored()),
      { variables: { writes: 'all' } },
    );
    expect(told).toEqual(['passed stored']);
    expect(traffic).toEqual(['POST /lamps']);
  });
});

describe('a value that is sent as a number and shown as a text', () => {
  it.each([
    ['40', []],
    ['41', [expect.stringContaining('/watts: expected 40, as sent, got "41"')]],
  ])('is stored where both say the same: %s', async (shown, failures) => {
    const { api } = lamps(({ method, path }, store) =>
      method === 'GET' && path !== '/lamps' ? { status: 200, body: { ...store[1], watts: shown } } : 'sound',
    );
    const effect = update.effect as Extract<RequestScript['effect'], { kind: 'update' }>;
    const body = { kind: 'json' as const, mediaType: 'application/json', json: { watts: 40 }, fills: [] };
    const script: RequestScript = {
      ...update,
      attempts: [{ summary: '', inputs: [lamp], request: { ...plan('PUT', '/lamps/{id}'), body } }],
      effect: { ...effect, fields: ['watts'], list: undefined },
    };
    const { told } = await rehearse(api, script, (test, answer) => test('stored', () => answer.isStored()), {
      variables: { writes: 'all' },
    });
    expect(told.filter((each) => each.startsWith('failed stored'))).toEqual(failures);
  });
});

describe('an id for a body', () => {
  it.each([
    ['number', 'string'],
    ['string', 'number'],
  ] as const)('is sent as a %s where the list shows a %s', async (type, shown) => {
    const id = shown === 'number' ? 7 : '7';
    const input: Input = { ...(lamp as Extract<Input, { kind: 'existing' }>), name: 'lamp', type };
    const bodies: unknown[] = [];
    const script: RequestScript = {
      ...update,
      attempts: [
        {
          summary: '',
          inputs: [input],
          request: plan('POST', '/beams', { lamp: '' }, [{ pointer: '/lamp', input: 'lamp' }]),
        },
      ],
      effect: { kind: 'none' },
    };
    await rehearse(
      ({ method, body }) => {
        if (method === 'POST') bodies.push(body);
        return { status: 200, body: { lamps: [{ id }] } };
      },
      script,
      () => {},
      { variables: { writes: 'all' } },
    );
    expect(bodies).toEqual([{ lamp: type === 'number' ? 7 : '7' }]);
  });
});

describe('what runs', () => {
  it('is stopped where it could not be removed otherwise', async () => {
    let running = false;
    const script: RequestScript = {
      ...update,
      attempts: [{ summary: '', inputs: [made], request: plan('POST', '/lamps/{id}/start') }],
      effect: { kind: 'switch', undo: plan('POST', '/lamps/{id}/stop') },
    };
    const api: Api = ({ method, path }) => {
      if (path.endsWith('/start')) running = true;
      if (path.endsWith('/stop')) running = false;
      if (method === 'DELETE') return { status: running ? 409 : 204 };
      return { status: 200, body: { id: 5 } };
    };
    const { told, traffic } = await rehearse(api, script, () => {});
    expect(traffic).toEqual([
      'POST /lamps',
      'POST /lamps/5/start',
      'DELETE /lamps/5',
      'POST /lamps/5/stop',
      'DELETE /lamps/5',
    ]);
    expect(told).toEqual(['passed the account is left as it was found']);
  });
});

describe('what is switched', () => {
  const start = (state: boolean, status = 200): RequestScript => ({
    ...update,
    status,
    attempts: [{ summary: '', inputs: [lamp], request: plan('POST', '/lamps/{id}/start') }],
    effect: {
      kind: 'switch',
      undo: plan('POST', '/lamps/{id}/stop'),
      ...(state
        ? { state: { request: plan('GET', '/lamps/{id}'), by: 'fields' as const, fields: ['running'] } }
        : {}),
    },
  });
  const machine = (running: boolean, answers: (method: string) => number = () => 200) => {
    const writes: string[] = [];
    const now = { running };
    const api: Api = ({ method, path }) => {
      if (path === '/lamps') return { status: 200, body: { lamps: [{ id: 1 }] } };
      if (method === 'POST') {
        writes.push(path);
        if (answers(path) < 400) now.running = path.endsWith('/start');
        return { status: answers(path), body: {} };
      }
      return { status: 200, body: { id: 1, motor: { running: now.running } } };
    };
    return { api, writes, now };
  };

  it('is switched back where it was off before', async () => {
    const { api, writes, now } = machine(false);
    const { told } = await rehearse(api, start(true), () => {});
    expect([writes, now.running]).toEqual([['/lamps/1/start', '/lamps/1/stop'], false]);
    expect(told).toEqual(['passed the account is left as it was found']);
  });

  it.each([200, 409])('is left as it is where it was on before, and the answer is %s', async (status) => {
    const { api, writes, now } = machine(true, () => status);
    await rehearse(api, start(true), () => {});
    expect([writes, now.running]).toEqual([['/lamps/1/start'], true]);
  });

  it('is not sent to a resource of the user where nothing shows whether it is on', async () => {
    const { api, writes } = machine(false);
    const { told } = await rehearse(api, start(false), () => {});
    expect(writes).toEqual([]);
    expect(told[0]).toMatch(/^skipped.*no response shows whether it is done already/);
    const silent = await rehearse(
      ({ path }) =>
        path === '/lamps' ? api({ method: 'GET', path, body: undefined, headers: {} }) : { status: 403 },
      start(true),
      () => {},
    );
    expect(silent.traffic.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  it('fails where it cannot be switched back', async () => {
    const { api } = machine(false, (path) => (path.endsWith('/stop') ? 500 : 200));
    const { told } = await rehearse(api, start(true), () => {});
    expect(told[0]).toMatch(/^failed the account is left as it was found: switching back/);
  });
});

describe('what is taken off something that does not exist', () => {
  it('is not put on again', async () => {
    const script: RequestScript = {
      ...update,
      status: 404,
      attempts: [
        {
          summary: '',
          inputs: [],
          request: { ...plan('DELETE', '/lamps/{id}/shade'), values: { id: 'none' }, madeUp: 'id' },
        },
      ],
      effect: { kind: 'switch', undo: plan('PUT', '/lamps/{id}/shade') },
    };
    const { traffic } = await rehearse(
      () => ({ status: 200, body: {} }),
      script,
      () => {},
    );
    expect(traffic).toEqual(['DELETE /lamps/none/shade']);
  });
});

describe('what nobody documents', () => {
  const probe = (method: string, path = '/lamps/{id}', inputs: readonly Input[] = [lamp]): RequestScript => ({
    ...update,
    status: 405,
    attempts: [{ summary: '', inputs, request: plan(method, path), undocumented: true }],
    effect: { kind: 'none' },
  });

  it.each(['PUT', 'POST', 'DELETE'])('is not tried at a resource of the user: %s', async (method) => {
    const { traffic, told } = await rehearse(lamps().api, probe(method), () => {});
    expect(traffic.filter((each) => each.startsWith(method))).toEqual([]);
    expect(told[0]).toMatch(/^skipped/);
  });

  it('is tried at what the run has made for it', async () => {
    const either: Input = { ...lamp, sources: [...lamp.sources, ...made.sources] } as Input;
    const api: Api = ({ method, path }) =>
      path === '/lamps' && method === 'POST'
        ? { status: 201, body: { id: 9 } }
        : lamps().api({ method, path, body: {}, headers: {} });
    const { traffic } = await rehearse(api, probe('PUT', '/lamps/{id}', [either]), () => {});
    expect(traffic).toContain('PUT /lamps/9');
  });

  it('is not sent at all under "none", though the operation only reads', async () => {
    const { traffic } = await rehearse(lamps().api, probe('PATCH'), () => {}, {
      variables: { writes: 'none' },
    });
    expect(traffic.filter((each) => !each.startsWith('GET'))).toEqual([]);
  });

  it('is reported where it is accepted', async () => {
    const { told } = await rehearse(
      () => ({ status: 200, body: { lamps: [{ id: 1 }] } }),
      probe('PATCH'),
      () => {},
    );
    expect(told).toContainEqual(expect.stringMatching(/^failed the account is left as it was found/));
  });
});

describe('what a refusal would do for good', () => {
  const close = (path: string, inputs: readonly Input[]): RequestScript => ({
    ...update,
    status: 400,
    attempts: [{ summary: '', inputs, request: plan('POST', path, { reason: '' }) }],
    effect: { kind: 'irreversible', why: 'nothing documented undoes it' },
  });

  it.each([
    ['/lamps/{id}/close', [lamp]],
    ['/account/close', []],
    ['/user/change-password', []],
  ] as const)('is not risked at %s', async (path, inputs) => {
    const { traffic, told } = await rehearse(lamps().api, close(path, inputs), () => {});
    expect(traffic.filter((each) => each.startsWith('POST'))).toEqual([]);
    expect(told[0]).toMatch(/^skipped.*if it were accepted/);
  });

  it('is not risked where only a guess says that it is refused', async () => {
    const guess = { ...close('/messages', []), certain: false };
    const { traffic } = await rehearse(lamps().api, guess, () => {});
    expect(traffic.filter((each) => each.startsWith('POST'))).toEqual([]);
  });

  it('is tried where it changes nothing that is there', async () => {
    const { traffic } = await rehearse(lamps().api, close('/messages', []), () => {});
    expect(traffic).toContain('POST /messages');
  });
});

describe('a body that another documented response of the same status describes', () => {
  it('may also be recognised by its media type', async () => {
    const script: RequestScript = { ...update, certain: false, effect: { kind: 'none' } };
    const { told } = await rehearse(lamps().api, script, (test, answer) => {
      test('type', () => {
        answer.isNotOf('application/json');
        answer.hasMediaType('text/html');
      });
    });
    expect(told).toEqual([
      'skipped unprovoked: got what another documented response of the same status shows',
    ]);
  });

  it('leaves open whether the one that was asked for exists', async () => {
    const script: RequestScript = { ...update, certain: false, effect: { kind: 'none' } };
    const { told } = await rehearse(lamps().api, script, (test, answer) => {
      test('body', () =>
        answer.matches(
          () => [{ instancePath: '', keyword: 'required', params: { missingProperty: 'x' } }],
          () => true,
        ));
      test('more', () => answer.hasBody());
    });
    expect(told).toEqual([
      'skipped unprovoked: got what another documented response of the same status shows',
      'skipped more',
    ]);
  });
});

describe('a read', () => {
  const read: RequestScript = {
    ...update,
    id: 'lamps/show/200',
    attempts: [{ summary: '', inputs: [lamp], request: plan('GET', '/lamps/{id}') }],
    effect: { kind: 'none' },
    listed: { ...list, object: [], idField: ['id'] },
  };
  const lamp2 = { id: 2, name: 'lamp 2', watts: 20 };
  /** As a schema would that demands a number of watts. */
  const judged: Parameters<typeof rehearse>[2] = (test, answer) => {
    test('status', () => answer.hasStatus(200));
    test('others', () =>
      answer.othersAreAlike((body) =>
        typeof (body as Lamp).watts === 'number'
          ? []
          : [{ instancePath: '/watts', keyword: 'type', params: { type: 'number' } }],
      ));
  };
  const first = ({ path }: Asked) => path === '/lamps/1';
  const failure = (what: string) =>
    `failed others: another one that its list shows (1)${what.startsWith('/') ? ' ' : ': '}${what}`;

  it.each<[string, Parameters<typeof lamps>[0], string]>([
    [
      'is unknown',
      (asked) => (first(asked) ? { status: 404, body: {} } : 'sound'),
      'expected status 200, got 404',
    ],
    [
      'breaks',
      (asked) => (first(asked) ? { status: 500, body: {} } : 'sound'),
      'expected status 200, got 500',
    ],
    [
      'is another',
      (asked, [, , third]) => (first(asked) ? { status: 200, body: third } : 'sound'),
      'expected it, which was asked for, got 3',
    ],
    [
      'lacks what its list shows',
      (asked, [one]) => (first(asked) ? { status: 200, body: { ...one, watts: null } } : 'sound'),
      '/watts: expected a number, got null',
    ],
    [
      'differs from the list',
      (asked, [one]) => (first(asked) ? { status: 200, body: { ...one, watts: 9 } } : 'sound'),
      '/watts: expected 10, as its list shows, got 9',
    ],
  ])('of another that its list shows and that %s is found out', async (_what, broken, message) => {
    expect((await rehearse(lamps(broken).api, read, judged)).told).toEqual([
      'passed status',
      failure(message),
    ]);
  });

  it.each<[string, Parameters<typeof lamps>[0]]>([
    ['is out of bounds', (asked) => (first(asked) ? { status: 403, body: {} } : 'sound')],
    [
      'was removed meanwhile',
      (asked, store) => {
        if (first(asked)) store.shift();
        return first(asked) ? { status: 404, body: {} } : 'sound';
      },
    ],
    [
      'differs in an undocumented field',
      (asked, [one]) => (first(asked) ? { status: 200, body: { ...one, asked: 7 } } : 'sound'),
    ],
    [
      'has nothing where its list shows nothing either',
      (asked, [one]) => {
        if (asked.path === '/lamps')
          return { status: 200, body: { lamps: [{ ...one, watts: null }, lamp2] } };
        return first(asked) ? { status: 200, body: { ...one, watts: null } } : 'sound';
      },
    ],
  ])('of another that its list shows and that %s is not a deviation', async (_what, others) => {
    const { told } = await rehearse(lamps(others).api, read, judged);
    expect(told).toEqual(['passed status', 'passed others']);
  });
});

describe('a target that asks to wait', () => {
  const busy = (times: number) => {
    let left = times;
    return lamps(({ method }) => (method === 'PUT' && left-- > 0 ? { status: 429, body: {} } : 'sound'));
  };

  it('is asked again', async () => {
    const { told, traffic } = await rehearse(busy(2).api, update, asserts);
    expect(told.filter((line) => !line.startsWith('passed'))).toEqual([]);
    expect(traffic.filter((line) => line.startsWith('PUT'))).toHaveLength(4);
  });

  it('for ever is a deviation', async () => {
    const { told } = await rehearse(busy(Number.POSITIVE_INFINITY).api, update, asserts);
    expect(told[0]).toMatch(/^failed status: expected status 200, got 429/);
  });
});

describe('a value that only the documentation knows', () => {
  const seen: Input = { kind: 'seen', name: 'room', of: 'lamp', list, field: ['room'], fallback: 'hall' };
  const [attempt] = update.attempts;
  const placed: RequestScript = {
    ...update,
    attempts: attempt ? [{ ...attempt, inputs: [lamp, seen] }] : [],
  };

  it('may be refused', async () => {
    const { api } = lamps(({ method }) => (method === 'PUT' ? { status: 400, body: {} } : 'sound'));
    const { told } = await rehearse(api, placed, asserts);
    expect(told).toEqual(['skipped unprovoked: got 400, expected 200']);
  });
});
