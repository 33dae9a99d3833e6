/** What a run leaves in its reports folder, also when it is killed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { docproof, withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';
import { raised, type StandIn } from './conformance/raised.ts';

const document = 'apis/sending-ips.apib';

const at = (standIn: StandIn, reports: string, ...more: string[]) => [
  ...[
    'run',
    document,
    '--base-url',
    standIn.baseUrl,
    '--reports',
    reports,
    '--writes',
    'restore',
    '--no-htmlextra',
  ],
  ...more,
];
/** Sound or broken, it is the same target: each stand-in is asked as the proxy that leads to it. */
const asOneTarget = (standIn: StandIn, reports: string, ...more: string[]) => {
  const { origin, pathname } = new URL(standIn.baseUrl);
  return at(standIn, reports, '--base-url', `http://api.example${pathname}`, '--proxy', origin, ...more);
};
const key = (standIn: StandIn) => ({ DOCPROOF_AUTHORIZATION: standIn.key });
const resultsIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));

describe.concurrent('a run that is killed', () => {
  test('leaves the results that it had, and no report of the run before as its own', (context) =>
    withFolder(async (reports) => {
      const standIn = await raised(context, { variation: 'slow' });
      await warmDocproof(['run', document, '--reports', reports, '--no-htmlextra']);
      const earlier = resultsIn(reports).id;
      const runs = join(reports, 'runs');
      // Both may start in the same second, which their names do not order.
      const killed = () => join(runs, readdirSync(runs).find((id) => id !== earlier) ?? '');
      const lines = () => {
        const file = join(killed(), 'results.jsonl');
        return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
      };
      const { code } = await docproof(at(standIn, reports), {
        env: key(standIn),
        stopWhen: {
          signal: 'SIGKILL',
          seen: () => lines().length >= 2 && lines()[1]?.endsWith('}') === true,
        },
      });
      expect(code).toBeNull();
      const results = resultsIn(reports);
      expect(results).toMatchObject({ complete: false, summary: { documented: expect.any(Number) } });
      expect(results.id).not.toBe(earlier);
      expect(results.responses.length).toBeGreaterThan(0);
      expect(lines().length).toBeGreaterThanOrEqual(results.responses.length);
      expect(JSON.parse(lines()[0] ?? '')).toEqual(results.responses[0]);
      expect(['index.html', 'junit.xml'].filter((name) => existsSync(join(reports, name)))).toEqual([]);
      expect(existsSync(join(runs, earlier, 'index.html'))).toBe(true);
    }));
});

describe.concurrent('results.json', () => {
  test('is as its published schema says, with every verdict', (context) =>
    withFolder(async (reports) => {
      const schema = JSON.parse(readFileSync('docs/results.schema.json', 'utf8'));
      const validate = formats.default(new Ajv2020()).compile(schema);
      const standIn = await raised(context);
      for (const args of [
        at(standIn, reports, '--writes', 'none'),
        at(standIn, reports, '--only', 'get-a'),
      ]) {
        await warmDocproof(args, { env: { DOCPROOF_AUTHORIZATION: 'not-the-key' } });
        validate(resultsIn(reports));
        expect(validate.errors ?? []).toEqual([]);
      }
    }));
});

describe.concurrent('the history', () => {
  test('reports what broke and what was fixed since the last run of the same target', (context) =>
    withFolder(async (reports) => {
      const sound = await raised(context);
      const broken = await raised(context, { defect: 'list-redirects-for-ever' });
      const first = await warmDocproof(asOneTarget(sound, reports), { env: key(sound) });
      expect(first.code).toBe(0);
      const page = () => readFileSync(join(reports, 'index.html'), 'utf8');
      expect(page()).not.toContain('Since the last run');
      await warmDocproof(asOneTarget(broken, reports), { env: key(broken) });
      expect(page()).toContain('Newly broken');
      await warmDocproof(asOneTarget(sound, reports, '--keep', '2'), { env: key(sound) });
      expect(page()).toContain('Newly fixed');
      expect(readdirSync(join(reports, 'runs'))).toHaveLength(2);
    }));
});

describe.concurrent('the baseline', () => {
  test('lets pass what it lists, and nothing enters it unless asked', (context) =>
    withFolder(async (folder) => {
      const sound = await raised(context);
      const broken = await raised(context, { defect: 'list-redirects-for-ever' });
      const baseline = join(folder, 'baseline.yaml');
      const env = key(broken);
      const gated = (standIn: StandIn, ...more: string[]) =>
        at(standIn, folder, '--baseline', baseline, ...more);
      expect((await warmDocproof(gated(broken), { env })).code).toBe(2);
      expect(existsSync(baseline)).toBe(false);
      await warmDocproof(gated(broken, '--update-baseline'), { env });
      const written = readFileSync(baseline, 'utf8');
      expect(written).toContain('reason: not reviewed yet');
      expect((await warmDocproof(gated(broken), { env })).code).toBe(0);
      const fixed = await warmDocproof(gated(sound), { env: key(sound) });
      expect(fixed.code).toBe(0);
      expect(fixed.stderr).toMatch(/is fixed and can leave the baseline/);
      expect(readFileSync(baseline, 'utf8')).toBe(written);
    }));
});

describe.concurrent('the gate', () => {
  test('gives each reason in one line and exits with 1', (context) =>
    withFolder(async (reports) => {
      const standIn = await raised(context);
      const args = [
        'run',
        document,
        '--base-url',
        standIn.baseUrl,
        '--reports',
        reports,
        '--no-htmlextra',
        '--writes',
        'none',
      ];
      const env = key(standIn);
      expect((await warmDocproof(args, { env })).code).toBe(0);
      const failing = await warmDocproof([...args, '--fail-on', 'uncovered', '--min-coverage', '90%'], {
        env,
      });
      expect(failing.code).toBe(1);
      const reasons = failing.stderr.split('\n').filter((line) => line.startsWith('fails: '));
      expect(reasons).toEqual([
        expect.stringMatching(/are not covered \(--fail-on uncovered\)$/),
        'fails: 4 of 7 documented responses were provoked, 57.1%; --min-coverage asks for 90%',
      ]);
    }));
});

describe.concurrent('on GitHub', () => {
  test('a summary is added to the step, and annotations are on the documentation’s lines', (context) =>
    withFolder(async (folder) => {
      const standIn = await raised(context);
      const summary = join(folder, 'summary.md');
      const env = {
        DOCPROOF_AUTHORIZATION: 'not-the-key',
        GITHUB_ACTIONS: 'true',
        GITHUB_STEP_SUMMARY: summary,
      };
      const { stderr, stdout } = await warmDocproof(at(standIn, folder), { env });
      expect(readFileSync(summary, 'utf8')).toMatch(/^## Sending IPs: 0 of 7 documented responses conform/);
      expect(stdout + stderr).toMatch(/^::error file=apis\/sending-ips\.apib,line=\d+,title=/m);
    }));
});
