/** However the scenarios of a run are put next to each other, the verdicts are those of one after another. */
import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  directConnection,
  itemIds,
  plannedResponses,
  runConformance,
  type Schedule,
  scheduleOf,
  usualLimits,
} from '../conformance/index.ts';
import { startMock } from '../mock/index.ts';
import { createRedactor, plainMask } from '../redaction/index.ts';
import { footprints } from '../scenarios/index.ts';
import type { LoadedApi } from './loaded.ts';
import { jobs } from './reading/jobs.ts';

/** What a target does wrong, by method: nothing it does shows in what it answers. */
const flaws = ['none', 'forgets PUT', 'forgets DELETE', 'answers POST twice'] as const;

type Flaw = (typeof flaws)[number];

async function load(file: string): Promise<LoadedApi> {
  const document = {
    ok: true as const,
    file,
    text: readFileSync(file, 'utf8'),
    name: undefined,
    overrides: undefined,
  };
  const loaded = await jobs.api(document as never, () => {});
  if (!loaded.ok) throw new Error(loaded.lines.join('\n'));
  return loaded;
}

/** Between the run and the mock: holds every request back a little, and has the flaw. */
function between(mock: string, flaw: Flaw, delays: readonly number[]): Promise<Server> {
  let count = 0;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    await new Promise((over) => setTimeout(over, delays[count++ % delays.length]));
    const { method, url, headers } = request;
    const forward = () =>
      new Promise<{ status: number; headers: object; body: Buffer }>((resolve, reject) => {
        const forwarded = httpRequest(`${mock}${url}`, { method, headers }, async (answer) =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(await answer.toArray()),
          }),
        );
        forwarded.on('error', reject);
        forwarded.end(body);
      });
    const finish = (answer: { status: number; headers: object; body: Buffer }) =>
      response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
    if (flaw === 'forgets PUT' && method === 'PUT')
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    if (flaw === 'forgets DELETE' && method === 'DELETE') return void response.writeHead(204).end();
    if (flaw === 'answers POST twice' && method === 'POST') await forward();
    finish(await forward());
  });
  return new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(server)));
}

async function verdicts(
  loaded: LoadedApi,
  flaw: Flaw,
  schedule: Schedule | undefined,
  delays: readonly number[],
): Promise<readonly string[]> {
  const { plan, collection } = loaded;
  const own = plan.api.credentials.map(({ variable }) => [variable, 'the-owner']);
  const second = plan.api.credentials.map(({ variable }) => [`second_${variable}`, 'the-second']);
  const mock = await startMock({
    plans: [plan],
    port: 0,
    owner: ['the-owner'],
    second: ['the-second'],
    conventions: false,
    control: false,
    journalSize: 0,
  });
  const server = await between(mock.url, flaw, delays);
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const outcome = await runConformance(
    {
      start: {
        responses: [],
        notices: [],
        findings: [],
        remarks: [],
        startedAt: new Date().toISOString(),
        target: { baseUrl, kind: 'live' },
        api: {},
      } as never,
      planned: plannedResponses(plan),
      engine: 'direct',
      collection,
      schedule,
      variables: {
        ...Object.fromEntries([...own, ...second]),
        baseUrl,
        writes: 'restore',
        secrets: '[]',
        patience: '0.2',
      },
      limits: { ...usualLimits, timeoutMs: 5_000 },
      connection: directConnection,
      htmlextra: undefined,
      redact: createRedactor([], plainMask),
      filter: () => undefined,
      known: new Map(),
      keep: (result) => result,
      stop: { reason: undefined },
      journal: undefined,
      now: Date.now,
    },
    () => {},
  );
  server.closeAllConnections();
  server.close();
  await mock.close();
  return outcome.record.responses.map(({ id, verdict }) => `${id} ${verdict}`);
}

describe.each(['shop', 'albums'])('%s', (name) => {
  it('has the same verdicts in every schedule', async () => {
    const loaded = await load(`tests/apis/${name}.apib`);
    const ids = itemIds(loaded.collection);
    const touched = footprints(loaded.plan, true);
    const scenarios = ids.filter((id) => touched.has(id));
    const alone = new Map<Flaw, readonly string[]>();
    for (const flaw of flaws) alone.set(flaw, await verdicts(loaded, flaw, undefined, [0]));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...flaws),
        fc.integer({ min: 2, max: 8 }),
        fc.shuffledSubarray([...scenarios], { minLength: scenarios.length }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 20 }),
        async (flaw, lanes, order, delays) => {
          const schedule = { ...scheduleOf(scenarios, touched, lanes), order };
          expect(await verdicts(loaded, flaw, schedule, delays)).toEqual(alone.get(flaw));
        },
      ),
      { numRuns: 3 },
    );
  });
});
