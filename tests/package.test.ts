/**
 * The package as a stranger gets it: packed from a copy of the checkout, installed into an empty project, used there.
 * Without a registry nothing can be installed, and the test says that it was skipped.
 */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, run } from './cli/docproof.ts';

const minutes = 60_000;

describe('the package', { timeout: 5 * minutes }, () => {
  let folder: string;
  let project: string;
  let packed: Ended;
  let installed: Ended;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'docproof-package-'));
    project = join(folder, 'project');
    mkdirSync(project);
    packed = await npm(
      ['pack', '--json', '--pack-destination', folder],
      copyOfCheckout(join(folder, 'checkout')),
    );
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    cpSync('apis/sending-ips.apib', join(project, 'ips.apib'));
    installed = await npm(
      [
        'install',
        '--prefer-offline',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        join(folder, tarball().filename),
      ],
      project,
    );
  }, 10 * minutes);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(({ skip }) =>
    skip(isOffline(installed), 'no registry can be reached, so nothing can be installed'),
  );

  it('holds the product and its documentation, and nothing else', () => {
    const files = tarball().files.map(({ path }) => path);
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'README.md',
        'LICENSE',
        'CHANGELOG.md',
        'bin/docproof.js',
        'dist/index.js',
        'dist/index.d.ts',
        'dist/THIRD-PARTY-LICENSES.txt',
        'docs/commands.md',
      ]),
    );
    expect(files.filter((path) => !/^(bin|dist|docs)\/|^[^/]+$/.test(path))).toEqual([]);
    expect(files.filter((path) => /\.test\.|bench|tests|apis\//.test(path))).toEqual([]);
  });

  it('is installed without a warning, and asks for no script to be run', () => {
    expect(installed.code, installed.stderr).toBe(0);
    expect(installed.stderr).not.toMatch(/EBADENGINE|ERESOLVE/);
    expect(packagesIn(join(project, 'node_modules')).filter(hasInstallScript)).toEqual([]);
    // What only a page of the report or only the build needs is part of dist/.
    for (const name of ['@fortawesome/fontawesome-free', 'bootstrap', 'jquery', 'esbuild', 'prettier']) {
      expect(packagesIn(join(project, 'node_modules')).map((file) => relative(project, file))).not.toContain(
        join('node_modules', name, 'package.json'),
      );
    }
  });

  it('runs a document, and writes all reports', async () => {
    const { code, stdout, stderr } = await docproof(['run', 'ips.apib']);
    expect(code, stdout + stderr).toBe(0);
    expect(stdout).toContain('7 of 7 documented responses conform');
    expect(readdirSync(join(project, 'reports'))).toEqual(
      expect.arrayContaining(['index.html', 'results.json', 'junit.xml', 'htmlextra.html']),
    );
    const page = readFileSync(join(project, 'reports', 'htmlextra.html'), 'utf8');
    expect(page).toContain('src:url(data:font/woff2;base64,');
  });

  it('builds the collection, schemas and types', async () => {
    const { code, stdout, stderr } = await docproof(['build', 'ips.apib']);
    expect(code, stdout + stderr).toBe(0);
    expect(
      JSON.parse(readFileSync(join(project, 'collections/ips.postman_collection.json'), 'utf8')),
    ).toHaveProperty('info.name');
    expect(readFileSync(join(project, 'schemas/ips/types.ts'), 'utf8')).toContain('export interface');
  });

  it('serves the mock', async () => {
    let printed = '';
    const { code, stderr } = await run('npx', ['docproof', 'mock', 'ips.apib', '--port', '0'], {
      ...here(project),
      onText: (text) => {
        printed += text;
      },
      stopWhen: { signal: 'SIGINT', seen: () => /listening at http:\/\/127\.0\.0\.1:\d+/.test(printed) },
    });
    // npx ends by the signal that stopped what it ran.
    expect([0, null], stderr).toContain(code);
    expect(printed).toContain('7 documented responses');
  });

  it('has types and an API for programs', async () => {
    writeFileSync(
      join(project, 'program.ts'),
      `import { build, mock, readDocument, run } from 'docproof';

      const document = await readDocument('ips.apib');
      if (!document.ok) throw new Error(document.lines.join('\\n'));
      const served = await mock('ips.apib');
      if (!served.ok) throw new Error(served.lines.join('\\n'));
      const result = await run('ips.apib', { baseUrl: served.url, writes: 'all', reports: 'by-program' });
      await served.close();
      if (!result.ok) throw new Error(result.lines.join('\\n'));
      const built = await build('ips.apib');
      const missing = await run('nowhere.apib');
      const conforming: number = result.record.summary.conforms;
      console.log(
        JSON.stringify({
          title: document.title,
          statuses: document.responses.map(({ status }) => status),
          passed: result.passed,
          conforming,
          files: built.ok ? [...built.files.keys()].length : 0,
          missing: missing.ok ? 0 : missing.exit,
        }),
      );
      // @ts-expect-error: the policy is one of three words
      void (() => run('ips.apib', { writes: 'some' }));`,
    );
    const options = '--module nodenext --target es2023 --lib es2023,dom --strict'.split(' ');
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const compiled = await run(process.execPath, [tsc, ...options, 'program.ts'], here(project));
    expect(compiled.stdout + compiled.stderr).toBe('');
    const { stdout, stderr } = await run(process.execPath, ['program.js'], here(project));
    expect(JSON.parse(stdout || stderr)).toMatchObject({
      title: 'Sending IPs',
      passed: true,
      conforming: 7,
      missing: 2,
    });
  });

  const docproof = (args: readonly string[]) => run('npx', ['docproof', ...args], here(project));

  function tarball(): { readonly filename: string; readonly files: readonly { readonly path: string }[] } {
    if (packed.code !== 0) throw new Error(packed.stdout + packed.stderr);
    return JSON.parse(packed.stdout)[0];
  }
});

/** What the Dockerfile packs: the files that .dockerignore lets through. */
function copyOfCheckout(folder: string): string {
  const lines = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const name of lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1)))
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

const npm = (args: readonly string[], cwd: string) => run('npm', args, here(cwd));

/** Where npm finds its registry stays as it is on this machine. */
function here(cwd: string): { readonly cwd: string; readonly env: Readonly<Record<string, string>> } {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined &&
      /^(npm_config_(?!local|global|prefix)\w+|https?_proxy|no_proxy)$/i.test(entry[0]),
  );
  return { cwd, env: Object.fromEntries(kept) };
}

function isOffline({ code, stderr }: Ended): boolean {
  return (
    code !== 0 &&
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ENOTCACHED|SOCKET_TIMEOUT/.test(stderr)
  );
}

/** The package.json of every package, at any depth. */
function packagesIn(modules: string): readonly string[] {
  return readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .map((path) => join(modules, path))
    .filter((path) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path.replaceAll('\\', '/')));
}

function hasInstallScript(file: string): boolean {
  const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return ['preinstall', 'install', 'postinstall'].some((name) => name in scripts);
}
