import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docproof, told, type Verdict, verdict, withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { startStandIn } from '../stand-in/sending-ips/index.ts';
import { raised, type StandIn } from './raised.ts';

const document = 'apis/sending-ips.apib';

const all = [
  'sending-ips/get-all-sending-ips/200',
  'sending-ips/get-a-sending-ip/200',
  'sending-ips/get-a-sending-ip/400',
  'sending-ips/get-a-sending-ip/404',
  'sending-ips/update-a-sending-ip/200',
  'sending-ips/update-a-sending-ip/400',
  'sending-ips/update-a-sending-ip/404',
];

const secret = ({ key }: StandIn) => ({ DOCPROOF_AUTHORIZATION: key });
const unsafe = ({ journal }: StandIn) => journal.filter(({ method }) => method !== 'GET');

/** The whole run below is Newman's; that the direct engine sees and does the same is a test of the engines. */
const quickly = ['--engine', 'direct'];

describe.concurrent('a sound target that shares no data with the documentation', () => {
  /** One whole run, and what the target saw of it. */
  let whole: Verdict & { readonly standIn: StandIn; readonly before: unknown };
  beforeAll(async () => {
    const standIn = await startStandIn();
    const before = standIn.state();
    const came = await verdict(document, standIn, {
      args: ['--writes', 'restore'],
      env: secret(standIn),
      by: warmDocproof,
    });
    whole = { ...came, standIn, before };
  });
  afterAll(() => whole?.standIn.close());

  test('conforms in 7 of 7 and ends as it began', () => {
    const { code, results, standIn, before } = whole;
    expect(told(results)).toEqual(all.map((id) => `${id} conforms`));
    expect(results.summary).toMatchObject({ documented: 7, conforms: 7, deviates: 0 });
    expect(code).toBe(0);
    expect(standIn.state()).toEqual(before);
    const given = new Set(standIn.journal.map(({ documented }) => documented));
    expect([...given].filter((documented) => documented !== undefined).sort()).toEqual([
      'get 200',
      'get 400',
      'get 404',
      'list 200',
      'put 200',
      'put 400',
      'put 404',
    ]);
  });

  test('is asked nothing that it could take for a wish which answer to give', () => {
    const { journal } = whole.standIn;
    const names = new Set(journal.flatMap(({ headers }) => Object.keys(headers)));
    for (const plain of [
      'accept',
      'accept-encoding',
      'authorization',
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'host',
      'postman-token',
      'user-agent',
    ]) {
      names.delete(plain);
    }
    expect([...names]).toEqual([]);
    expect(journal.filter(({ url }) => url.includes('?'))).toEqual([]);
  });

  test('is asked for what it has, not for the documented examples', () => {
    const { journal } = whole.standIn;
    const sent = journal.map(({ method, url, body }) => `${method} ${url} ${body}`).join('\n');
    expect(sent).not.toMatch(/123\.45\.67|cool|marketing/);
  });

  test('with --writes none is sent no unsafe method, and 4 of 7 are provoked', async (context) => {
    const standIn = await raised(context);
    const { code, results } = await verdict(document, standIn, {
      args: [...quickly, '--writes', 'none'],
      env: secret(standIn),
      by: warmDocproof,
    });
    expect(unsafe(standIn)).toEqual([]);
    expect(results.summary).toMatchObject({ documented: 7, conforms: 4, skipped: 3 });
    expect(results.responses.filter(({ verdict }) => verdict === 'skipped').map(({ id }) => id)).toEqual(
      all.slice(4),
    );
    expect(code).toBe(0);
  });

  test('with --writes all is sent everything', async (context) => {
    const standIn = await raised(context);
    const { results } = await verdict(document, standIn, {
      args: [...quickly, '--writes', 'all'],
      env: secret(standIn),
      by: warmDocproof,
    });
    expect(told(results)).toEqual(all.map((id) => `${id} conforms`));
  });

  test('that is not on this machine is not written to unless that is asked for', async (context) => {
    const standIn = await raised(context);
    // A proxy is how a test on loopback gets to play a remote host.
    const { results } = await verdict(
      document,
      { baseUrl: 'http://mail.parcelpost.example/api/v1' },
      {
        args: quickly,
        env: { ...secret(standIn), HTTP_PROXY: new URL(standIn.baseUrl).origin },
        by: warmDocproof,
      },
    );
    expect(standIn.journal.length).toBeGreaterThan(0);
    expect(unsafe(standIn)).toEqual([]);
    expect(results.summary).toMatchObject({ documented: 7, conforms: 4, skipped: 3 });
  });

  test('without sending IPs: what needs one is skipped with that reason', async (context) => {
    const standIn = await raised(context, { ips: 0 });
    const { code, results } = await verdict(document, standIn, {
      args: [...quickly, '--writes', 'restore'],
      env: secret(standIn),
      by: warmDocproof,
    });
    const skipped = results.responses.filter(({ verdict }) => verdict === 'skipped');
    expect(skipped.map(({ id }) => id)).toEqual([
      'sending-ips/get-a-sending-ip/200',
      'sending-ips/update-a-sending-ip/200',
      'sending-ips/update-a-sending-ip/400',
    ]);
    for (const { reason } of skipped) expect(reason).toMatch(/no .*sending ip|empty|none/i);
    expect(results.summary.deviates).toBe(0);
    expect(code).toBe(0);
  });

  test('with a wrong key is reported as deviations, each with what was received instead', async (context) => {
    const standIn = await raised(context);
    const { code, results } = await verdict(document, standIn, {
      args: [...quickly, '--writes', 'restore'],
      env: { DOCPROOF_AUTHORIZATION: 'not-the-key' },
      by: warmDocproof,
    });
    expect(results.summary.conforms).toBe(0);
    expect(results.summary.deviates).toBeGreaterThan(0);
    expect(JSON.stringify(results.responses)).toContain('401');
    expect(code).toBe(1);
  });

  test('takes its header from --header with a variable of the environment', async (context) => {
    const standIn = await raised(context);
    const { results } = await verdict(document, standIn, {
      args: [...quickly, '--writes', 'restore', '--header', 'Authorization: ${MAIL_KEY}'],
      env: { MAIL_KEY: standIn.key },
      by: warmDocproof,
    });
    expect(results.summary.conforms).toBe(7);
  });
});

describe('a run that is stopped', () => {
  test.for(['SIGINT', 'SIGTERM'] as const)('by %s leaves the account as it was', async (signal, context) => {
    const standIn = await raised(context, { variation: 'slow' });
    const before = standIn.state();
    const running = withFolder((reports) =>
      docproof(
        ['run', document, '--base-url', standIn.baseUrl, '--reports', reports, '--writes', 'restore'],
        { env: secret(standIn), stopWhen: { signal, seen: () => unsafe(standIn).length > 0 } },
      ),
    );
    const { code } = await running;
    expect(code).not.toBe(0);
    expect(unsafe(standIn).length).toBeGreaterThan(0);
    expect(standIn.state()).toEqual(before);
  });
});
