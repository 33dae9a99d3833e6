/** The committed collection, run by what people have: it has to come to the same verdict as docproof. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, type TestContext, test } from 'vitest';
import { type Ended, run, verdict, withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { type Defect, type StandIn, startStandIn } from '../stand-in/sending-ips/index.ts';

const collection = resolve('collections/sending-ips.postman_collection.json');

/** Runs the collection with nothing but what the README says a runner has to be given. */
type Runner = (target: StandIn, writes: string | undefined, folder: string) => Promise<Ended>;

const variables = ({ baseUrl, key }: StandIn, writes: string | undefined) =>
  [
    `baseUrl=${baseUrl}`,
    `authorization=${key}`,
    ...(writes === undefined ? [] : [`writes=${writes}`]),
  ].flatMap((pair) => ['--env-var', pair]);

const newman: Runner = (target, writes, folder) =>
  run(process.execPath, [
    resolve('node_modules/newman/bin/newman.js'),
    'run',
    collection,
    ...variables(target, writes),
    '--reporters',
    'cli,json',
    '--reporter-json-export',
    join(folder, 'run.json'),
    '--timeout-request',
    '2000',
  ]);

const postmanCli = process.env.POSTMAN_CLI;

const postman: Runner = (target, writes, folder) =>
  run(
    postmanCli ?? 'postman',
    [
      'collection',
      'run',
      collection,
      ...variables(target, writes),
      '--reporters',
      'cli,json',
      '--reporter-json-structure',
      'newman',
      '--reporter-json-export',
      join(folder, 'run.json'),
      '--timeout-request',
      '2000',
    ],
    // It keeps its settings below the home folder.
    { cwd: folder, env: { HOME: folder } },
  );

/** One of each kind: status, media type, body, one item, wire, an update that is not what it says. */
const brokenWays: readonly Defect[] = [
  'get-unknown-200',
  'list-as-html',
  'get-cut-json',
  'list-one-flag-as-text',
  'errors-empty',
  'get-reset',
  'update-not-stored',
  'refused-yet-stored',
  'get-next',
];

suite('stock Newman', newman, true);
suite('the Postman CLI', postman, postmanCli !== undefined && existsSync(postmanCli));

function suite(name: string, runner: Runner, available: boolean): void {
  if (!available)
    console.warn(`SKIPPED: ${name} is not here (POSTMAN_CLI names its binary; .ci/run installs it).`);

  describe.concurrent(name, { skip: !available }, () => {
    test('passes on a sound target, and leaves it as it was', async (context) => {
      const standIn = await raised(context);
      const before = standIn.state();
      const { code, stdout, provoked } = await ran(runner, standIn, 'restore');
      expect(code, stdout).toBe(0);
      expect(provoked).toHaveLength(7);
      expect(new Set(standIn.journal.map(({ documented }) => documented)).size).toBe(7);
      expect(standIn.state()).toEqual(before);
    });

    test('sends no unsafe method where writes is none', async (context) => {
      const standIn = await raised(context);
      const { code, stdout } = await ran(runner, standIn, 'none');
      expect(code, stdout).toBe(0);
      expect(standIn.journal.filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(standIn.journal.length).toBeGreaterThanOrEqual(4);
    });

    test('takes the policy for loopback where none is given', async (context) => {
      const standIn = await raised(context);
      const before = standIn.state();
      await ran(runner, standIn, undefined);
      expect(standIn.journal.some(({ method }) => method === 'PUT')).toBe(true);
      expect(standIn.state()).toEqual(before);
    });

    test.for(brokenWays)('fails where docproof sees a deviation: %s', async (defect, context) => {
      const [standIn, twin] = [await raised(context, defect), await raised(context, defect)];
      const { code, failures } = await ran(runner, standIn, 'restore');
      const { results } = await verdict('apis/sending-ips.apib', twin, {
        args: ['--writes', 'restore', '--timeout', '2'],
        env: { DOCPROOF_AUTHORIZATION: twin.key },
        by: warmDocproof,
      });
      const deviating = results.responses.filter(({ verdict }) => verdict === 'deviates');
      expect(code).toBe(1);
      // A failure without a source is one of the requests that a script sends.
      const names = new Set(failures.flatMap(({ source }) => source?.name ?? []));
      expect([...names].sort()).toEqual(
        deviating.map(({ operationName, title }) => `${operationName} – ${title}`).sort(),
      );
    });
  });
}

async function raised(context: TestContext, defect?: Defect): Promise<StandIn> {
  const standIn = await startStandIn(defect === undefined ? {} : { defect });
  context.onTestFinished(() => standIn.close());
  return standIn;
}

interface Report {
  readonly run: {
    readonly executions: readonly { readonly item: { readonly name: string }; readonly response?: unknown }[];
    readonly failures: readonly { readonly source?: { readonly name: string } }[];
  };
}

function ran(runner: Runner, standIn: StandIn, writes: string | undefined) {
  return withFolder(async (folder) => {
    const ended = await runner(standIn, writes, folder);
    const { run } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Report;
    const answered = run.executions.filter(({ response }) => response !== undefined);
    return {
      ...ended,
      provoked: [...new Set(answered.map(({ item }) => item.name))],
      failures: run.failures,
    };
  });
}
