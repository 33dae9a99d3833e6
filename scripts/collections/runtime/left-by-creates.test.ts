import { expect, it } from 'vitest';
import { type Api, rehearse } from '../../../fixtures/collections/rehearsal.ts';
import type { Input, RequestPlan } from '../../scenarios/index.ts';
import type { RequestScript } from './plan.ts';

const plan = (method: string, path: string, json?: Record<string, string>): RequestPlan => ({
  method,
  path,
  values: {},
  query: [],
  headers: [],
  body: json && {
    kind: 'json',
    mediaType: 'application/json',
    json,
    fills: Object.keys(json).map((name) => ({ pointer: `/${name}`, input: name })),
  },
  credentials: undefined,
});

const fresh: Input = { kind: 'fresh', name: 'name', form: 'text', like: 'hall' };
const removable = { remove: plan('DELETE', '/lamps/{id}'), read: plan('GET', '/lamps/{id}') };
const create: RequestScript = {
  id: 'lamps/make/201',
  status: 201,
  documented: [201, 409],
  certain: true,
  notSent: undefined,
  attempts: [{ summary: '', inputs: [fresh], request: plan('POST', '/lamps', { name: '' }) }],
  effect: {
    kind: 'create',
    id: { in: 'body', field: ['id'] },
    variable: 'id',
    list: { request: plan('GET', '/lamps'), items: [], field: ['id'] },
    object: [],
    fields: ['name'],
    ...removable,
  },
  listed: undefined,
  watched: [],
  fields: [],
  messages: {},
};

/** Keeps the names of lamps whose removal it accepts. */
const forgetful =
  (shows: (name: string) => unknown): Api =>
  ({ method, path, body }) => {
    if (method === 'POST') names.push((body as { name: string }).name);
    if (method === 'POST') return { status: 201, body: { id: 4 } };
    if (method === 'DELETE') return { status: 204 };
    return path === '/lamps' ? { status: 200, body: names.map(shows) } : { status: 404 };
  };
let names: string[] = [];

it.each([
  ['under the name that was sent', (name: string) => ({ id: 9, name }), true],
  ['in a report of what was done', (name: string) => ({ id: 9, text: `made ${name}` }), false],
])('what a list still shows at the end %s is reported: %#', async (_where, shows, isLeft) => {
  names = [];
  const { told } = await rehearse(forgetful(shows), create, () => {}, { finishes: true });
  const left = told.filter((each) => each.startsWith('failed'));
  if (isLeft) expect(left).toEqual([expect.stringMatching(/GET \/lamps still shows .* name is "hall\w+"/)]);
  else expect(left).toEqual([]);
});

it('the id in an answer is not used to remove what shows other values than those sent', async () => {
  const api: Api = ({ method, path }) => {
    if (method === 'POST') return { status: 201, body: { id: 4 } };
    return path === '/lamps'
      ? { status: 200, body: [] }
      : { status: 200, body: { id: 4, name: 'of the user' } };
  };
  const { told, traffic } = await rehearse(api, create, () => {});
  expect(traffic).not.toContain('DELETE /lamps/4');
  expect(told).toContainEqual(expect.stringMatching(/^failed the account is left as it was found/));
});

it.each([
  ['is not there', 404, []],
  ['is there', 200, [expect.stringMatching(/expected it to be gone, got 200/)]],
])('what the run has made %s after a removal that found nothing', async (_, status, failed) => {
  const name: Input = {
    kind: 'existing',
    name: 'name',
    of: 'lamp',
    sources: [
      {
        kind: 'created',
        request: plan('PUT', '/lamps/{fresh}', {}),
        inputs: [{ kind: 'fresh', name: 'fresh', form: 'text', like: 'hall' }],
        id: { in: 'request', input: 'fresh' },
        remove: plan('DELETE', '/lamps/{name}'),
        read: plan('GET', '/lamps/{name}'),
      },
    ],
  };
  const read: RequestScript = {
    ...create,
    status: 200,
    effect: { kind: 'none' },
    attempts: [{ summary: '', inputs: [name], request: plan('GET', '/lamps/{name}') }],
  };
  let isRemoved = false;
  const api: Api = ({ method }) => {
    isRemoved ||= method === 'DELETE';
    return method === 'GET'
      ? { status: isRemoved ? status : 200, body: {} }
      : { status: method === 'PUT' ? 201 : 404 };
  };
  const { told } = await rehearse(api, read, () => {});
  expect(isRemoved).toBe(true);
  expect(told.filter((each) => each.startsWith('failed'))).toEqual(failed);
});

it('a create that nothing removes is not sent on a guess that it is refused', async () => {
  const { remove: _, ...effect } = create.effect as Extract<RequestScript['effect'], { kind: 'create' }>;
  const refused: RequestScript = {
    ...create,
    status: 409,
    certain: false,
    effect: { ...effect, remove: undefined },
  };
  const api: Api = () => ({ status: 200, body: [] });
  expect((await rehearse(api, refused, () => {})).traffic).not.toContain('POST /lamps');
  expect((await rehearse(api, { ...refused, certain: true }, () => {})).traffic).toContain('POST /lamps');
});

it('what leaves no mark is made below what the run has made for it', async () => {
  const room: Input = {
    kind: 'existing',
    name: 'room',
    of: 'room',
    sources: [
      { kind: 'listed', list: { request: plan('GET', '/rooms'), items: [] }, field: ['id'] },
      {
        kind: 'created',
        request: plan('POST', '/rooms'),
        inputs: [],
        id: { in: 'body', field: ['id'] },
        remove: plan('DELETE', '/rooms/{room}'),
      },
    ],
  };
  const api: Api = ({ method }) =>
    method === 'POST' ? { status: 201, body: { id: 7 } } : { status: 200, body: [{ id: 1 }] };
  const sent = async (...inputs: readonly Input[]) => {
    const request = plan('POST', '/rooms/{room}/lamps');
    const { traffic } = await rehearse(
      api,
      { ...create, attempts: [{ summary: '', inputs, request }] },
      () => {},
    );
    return traffic.filter((each) => each.endsWith('/lamps') && each.startsWith('POST'));
  };
  expect(await sent(room)).toEqual(['POST /rooms/7/lamps']);
  expect(await sent(fresh, room)).toEqual(['POST /rooms/1/lamps']);
});
