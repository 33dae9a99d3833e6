import { isIPv4 } from 'node:net';
import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { isObject, readJson } from '../http/messages.ts';
import { comparable, type Line, type Step, transcript } from '../http/transcript.ts';
import { account } from './account.ts';
import { type Defect, defects, type StandIn, startStandIn, type Variation, variations } from './index.ts';

async function start(
  context: TestContext,
  options: Parameters<typeof startStandIn>[0] = {},
): Promise<StandIn> {
  const standIn = await startStandIn(options);
  context.onTestFinished(() => standIn.close());
  return standIn;
}

const unknownIp = '203.0.113.77';

/** Every documented response, with reads after each update and everything undone. */
function tour(standIn: StandIn): readonly Step[] {
  const { ips, pools } = standIn.state();
  const [first, last] = [ips[0], ips.at(-1)];
  const put = (ip: string, pool: string | undefined) => ({
    method: 'PUT',
    path: `/sending-ips/${ip}`,
    body: { ip_pool: pool },
  });
  const get = (ip: string | undefined) => ({ method: 'GET', path: `/sending-ips/${ip}` });
  const list = { method: 'GET', path: '/sending-ips' };
  const firstIp = first?.external_ip ?? '';
  return [
    list,
    get(firstIp),
    get(last?.external_ip),
    get('not-an-ip'),
    get(unknownIp),
    put(firstIp, pools.at(-1)),
    get(firstIp),
    list,
    put(firstIp, first?.ip_pool),
    put(firstIp, 'no such pool'),
    get(firstIp),
    put(unknownIp, pools[0]),
    get(unknownIp),
    list,
  ];
}

const walk = (standIn: StandIn) =>
  transcript(standIn.baseUrl, { Authorization: standIn.key, Accept: 'application/json' }, tour(standIn));

const statusesOfTour = [200, 200, 200, 400, 404, 200, 200, 200, 200, 400, 200, 404, 404, 200];

describe('the sound stand-in', () => {
  test('gives the documented responses', async (context) => {
    const standIn = await start(context);
    const lines = await walk(standIn);
    expect(lines.map(({ status }) => status)).toEqual(statusesOfTour);
    expect(readJson(lines[0]?.body ?? '')).toEqual({ results: account().ips });
    expect(readJson(lines[3]?.body ?? '')).toEqual({
      errors: [{ message: 'external ip must be a valid IPv4 address' }],
    });
    expect(readJson(lines[5]?.body ?? '')).toEqual({ results: { message: 'Updated IP Pool.' } });
    expect(readJson(lines[6]?.body ?? '')).toEqual({ results: { ...account().ips[0], ip_pool: 'reserve' } });
    expect(readJson(lines[9]?.body ?? '')).toEqual({
      errors: [{ message: 'IP Pool no such pool does not exist.' }],
    });
    expect(standIn.state()).toEqual(account());
  });

  test('wants its own key', async (context) => {
    const standIn = await start(context);
    const [line] = await transcript(standIn.baseUrl, { Authorization: 'another' }, tour(standIn));
    expect(line?.status).toBe(401);
  });

  test('keeps a journal', async (context) => {
    const standIn = await start(context);
    await walk(standIn);
    expect(standIn.journal).toHaveLength(14);
    expect(standIn.journal[5]).toMatchObject({
      method: 'PUT',
      url: '/api/v1/sending-ips/147.160.17.3',
      body: '{"ip_pool":"reserve"}',
      status: 200,
      documented: 'put 200',
    });
  });

  test('shares no value with the documentation', () => {
    const words = JSON.stringify(account(1000));
    for (const documented of ['123.45', 'sparkpostmail', 'marketing', 'default', 'cool']) {
      expect(words).not.toContain(documented);
    }
    expect(new Set(account(1000).ips.map((ip) => ip.external_ip)).size).toBe(1000);
    expect(account(1000).ips.filter((ip) => !isIPv4(ip.external_ip))).toEqual([]);
  });
});

describe.concurrent('each defect', () => {
  let sound: readonly unknown[];
  beforeAll(async () => {
    const standIn = await startStandIn();
    sound = comparable(await walk(standIn));
    await standIn.close();
  });

  test('there are many', () => {
    expect(Object.keys(defects).length).toBeGreaterThanOrEqual(60);
  });

  test.for(Object.keys(defects) as Defect[])('%s shows in what a client sees', async (defect, context) => {
    const seen = comparable(await walk(await start(context, { defect })));
    expect(seen).not.toEqual(sound);
  });

  test('is described in one sentence, each in another', () => {
    const sentences = Object.values(defects).map(({ says }) => says);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.filter((sentence) => !/^[A-Z].+\.$/.test(sentence))).toEqual([]);
  });
});

describe.concurrent('each variation', () => {
  test('there are many', () => {
    expect(Object.keys(variations).length).toBeGreaterThanOrEqual(20);
  });

  test.for(Object.keys(variations) as Variation[])(
    '%s keeps to the documentation',
    async (variation, context) => {
      const standIn = await start(context, { variation });
      const before = standIn.state();
      const lines = await walk(standIn);
      expect(lines.map(({ status }) => status)).toEqual(statusesOfTour);
      expect(lines.filter((line) => !asDocumented(line))).toEqual([]);
      expect(standIn.state()).toEqual(before);
    },
  );
});

/** The documentation's tables and examples, read by a person. */
function asDocumented({ step, status, headers, body }: Line): boolean {
  if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) return false;
  const value = readJson(body);
  if (!isObject(value)) return false;
  if (status >= 400) {
    const { errors } = value;
    return (
      Array.isArray(errors) && errors.length > 0 && errors.every(({ message }) => typeof message === 'string')
    );
  }
  if (step === 'GET /sending-ips') return Array.isArray(value.results) && value.results.every(isSendingIp);
  if (step.startsWith('GET')) return isSendingIp(value.results);
  return isObject(value.results) && typeof value.results.message === 'string';
}

function isSendingIp(value: unknown): boolean {
  return (
    isObject(value) &&
    isIPv4(String(value.external_ip)) &&
    /^[\w-]+(\.[\w-]+)+$/.test(String(value.hostname)) &&
    typeof value.ip_pool === 'string' &&
    typeof value.customer_provided === 'boolean'
  );
}
