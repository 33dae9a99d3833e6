/** The committed collection, run by what people have: it has to come to the same verdict as docproof. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, verdict, withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { listed, runCollection } from '../postman/run-collection.ts';
import {
  type Defect,
  defects,
  type StandIn,
  startStandIn,
  type Variation,
  variations,
} from '../stand-in/sending-ips/index.ts';
import { patienceAt } from './patience.ts';
import { raised } from './raised.ts';
import { sample } from './sample.ts';
import { type Ran, runNewman } from './stock-newman.ts';

const collection = resolve('collections/sending-ips.postman_collection.json');

/** Runs the collection with nothing but what the README says a runner has to be given, and seconds for each answer. */
type Runner = (target: StandIn, writes: string | undefined, seconds?: number) => Promise<Ran>;

const variables = ({ baseUrl, key }: StandIn, writes: string | undefined) => ({
  baseUrl,
  authorization: key,
  ...(writes !== undefined && { writes }),
});

const newman: Runner = (target, writes, seconds) => runNewman(collection, variables(target, writes), seconds);

const postmanCli = process.env.POSTMAN_CLI;

const postman: Runner = (target, writes, seconds = patienceAt()) =>
  withFolder(async (folder) => {
    const report = join(folder, 'run.json');
    const ended = await run(
      postmanCli ?? 'postman',
      [
        ...['collection', 'run', collection],
        ...asArguments(variables(target, writes)),
        ...['--reporters', 'cli,json', '--reporter-json-structure', 'newman'],
        ...['--reporter-json-export', report, '--ignore-redirects'],
        ...['--timeout-request', `${seconds * 1_000}`],
      ],
      // It keeps its settings below the home folder.
      { cwd: folder, env: { HOME: folder } },
    );
    return { code: ended.code, output: ended.stdout, ...reported(report) };
  });

const small: Runner = async (target, writes, seconds = patienceAt()) => {
  const outcomes = await runCollection(
    JSON.parse(readFileSync(collection, 'utf8')),
    variables(target, writes),
    { patienceMs: seconds * 1_000 },
  );
  const failed = outcomes.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name);
  const sent = outcomes.filter(({ verdict }) => verdict !== 'skipped').map(({ name }) => name);
  return { code: failed.length > 0 ? 1 : 0, output: listed(outcomes), sent, failed };
};

/** docproof without Newman. */
const direct: Runner = async (target, writes, seconds = patienceAt()) => {
  const { code, stdout, results } = await verdict('apis/sending-ips.apib', target, {
    args: [
      '--engine',
      'direct',
      '--timeout',
      `${seconds}`,
      ...(writes === undefined ? [] : ['--writes', writes]),
    ],
    env: { DOCPROOF_AUTHORIZATION: target.key },
    by: warmDocproof,
  });
  const named = (is: (verdict: string) => boolean) =>
    results.responses
      .filter(({ verdict }) => is(verdict))
      .map(({ operationName, title }) => `${operationName} – ${title}`);
  return {
    code,
    output: stdout,
    sent: named((verdict) => verdict !== 'skipped'),
    failed: named((verdict) => verdict === 'deviates'),
  };
};

/** Where a runner has a part in it: a status, a body that cannot be read, no answer, what a script reads and undoes. */
const ofTheRunner: readonly Defect[] = [
  'get-unknown-200',
  'get-cut-json',
  'get-reset',
  'update-not-stored',
  'refused-yet-stored',
];

/** And where the collection's own code alone decides: media type, body, one item. */
const ofTheCollection: readonly Defect[] = [
  'list-as-html',
  'list-one-flag-as-text',
  'errors-empty',
  'get-next',
];

const everyDefect = Object.keys(defects) as Defect[];
const everyVariation = Object.keys(variations) as Variation[];
const someVariations: readonly Variation[] = ['thousand-ips', 'gzip'];

suite('stock Newman', newman, sample(ofTheRunner, everyDefect), sample(someVariations, everyVariation), true);
suite(
  'the direct engine',
  direct,
  sample([...ofTheRunner, ...ofTheCollection], everyDefect),
  sample(
    ['gzip', 'deflate', 'brotli', 'pools-like-variables', 'deep-prefix', 'no-reason-phrase'],
    everyVariation,
  ),
  true,
);
suite(
  'the small runner of these tests',
  small,
  sample([...ofTheRunner, ...ofTheCollection], everyDefect),
  [],
  true,
);
suite(
  'the Postman CLI',
  postman,
  ofTheRunner,
  someVariations,
  postmanCli !== undefined && existsSync(postmanCli),
);

function suite(
  name: string,
  runner: Runner,
  brokenWays: readonly Defect[],
  soundWays: readonly Variation[],
  available: boolean,
): void {
  if (!available)
    console.warn(`SKIPPED: ${name} is not here (POSTMAN_CLI names its binary; .ci/run installs it).`);

  describe.concurrent(name, { skip: !available }, () => {
    test('passes on a sound target, and leaves it as it was', async (context) => {
      const standIn = await raised(context);
      const before = standIn.state();
      const { code, output, sent } = await runner(standIn, 'restore');
      expect(code, output).toBe(0);
      expect(sent).toHaveLength(7);
      const answered = new Set(standIn.journal.map(({ documented }) => documented));
      expect([...answered].filter(Boolean)).toHaveLength(7);
      expect(standIn.state()).toEqual(before);
    });

    test('sends no unsafe method where writes is none', async (context) => {
      const standIn = await raised(context);
      const { code, output } = await runner(standIn, 'none');
      expect(code, output).toBe(0);
      expect(standIn.journal.filter(({ method }) => method !== 'GET')).toEqual([]);
      expect(standIn.journal.length).toBeGreaterThanOrEqual(4);
    });

    test('takes the policy for loopback where none is given', async (context) => {
      const standIn = await raised(context);
      const before = standIn.state();
      await runner(standIn, undefined);
      expect(standIn.journal.some(({ method }) => method === 'PUT')).toBe(true);
      expect(standIn.state()).toEqual(before);
    });

    test.for(brokenWays)('fails where docproof sees a deviation: %s', async (defect, context) => {
      const standIn = await raised(context, { defect });
      const { code, failed } = await runner(standIn, 'restore', patienceAt(defect));
      expect(code).toBe(1);
      expect([...failed].sort()).toEqual(await deviatingFor(defect));
    });

    test.for(soundWays)('raises no false alarm: %s', async (variation, context) => {
      const { code, output } = await runner(await raised(context, { variation }), 'restore');
      expect(code, output).toBe(0);
    });
  });
}

const known = new Map<Defect, Promise<readonly string[]>>();

/** Names of the requests that docproof sees deviate; asked once for all runners. */
function deviatingFor(defect: Defect): Promise<readonly string[]> {
  const seen = known.get(defect) ?? deviating(defect);
  known.set(defect, seen);
  return seen;
}

async function deviating(defect: Defect): Promise<readonly string[]> {
  const standIn = await startStandIn({ defect });
  const { results, code } = await verdict('apis/sending-ips.apib', standIn, {
    args: ['--writes', 'restore', '--timeout', `${patienceAt(defect)}`],
    env: { DOCPROOF_AUTHORIZATION: standIn.key },
    by: warmDocproof,
  }).finally(() => standIn.close());
  expect(code).toBe(1);
  return results.responses
    .filter(({ verdict }) => verdict === 'deviates')
    .map(({ operationName, title }) => `${operationName} – ${title}`)
    .sort();
}

function asArguments(pairs: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(pairs).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]);
}

interface Report {
  readonly run: {
    readonly executions: readonly { readonly item: { readonly name: string }; readonly response?: unknown }[];
    readonly failures: readonly { readonly source?: { readonly name: string } }[];
  };
}

function reported(file: string): Pick<Ran, 'sent' | 'failed'> {
  const { run } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const answered = run.executions.filter(({ response }) => response !== undefined);
  return {
    sent: [...new Set(answered.map(({ item }) => item.name))],
    failed: [...new Set(run.failures.flatMap(({ source }) => source?.name ?? []))],
  };
}
