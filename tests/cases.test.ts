/**
 * Whole runs of the command line, each a folder below `cases`: `command` (lines for bash), what it has to print
 * (`stdout.txt`, `stderr.txt`; none where there is no such file) and its exit code (`exit`). Further files are its input.
 * `UPDATE_CASES=1` writes what is printed now; read the difference before it is committed.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, entry, run, withFolder } from './cli/docproof.ts';
import { warmDocproof } from './cli/warm.ts';
import { type ShellService, serveShells } from './cli/warm-shell.ts';

const folder = resolve('tests/cases');
const cases = readdirSync(folder);
const update = process.env.UPDATE_CASES === '1';

let shells: ShellService;
beforeAll(async () => {
  shells = await serveShells();
});
afterAll(() => shells.close());

describe.concurrent('the command line', () => {
  test('has cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(8);
  });

  test.for(cases)('%s', async (name, { expect }) => {
    await withFolder(async (copy) => {
      cpSync(join(folder, name), copy, { recursive: true });
      for (const own of ['stdout.txt', 'stderr.txt', 'exit']) rmSync(join(copy, own), { force: true });
      const { code, stdout, stderr } = await asTyped(readFileSync(join(copy, 'command'), 'utf8'), copy);
      const came = {
        exit: `${code}\n`,
        'stdout.txt': masked(stdout, copy),
        'stderr.txt': masked(stderr, copy),
      };
      if (update) write(name, came);
      expect(came).toEqual({
        exit: expected(name, 'exit'),
        'stdout.txt': expected(name, 'stdout.txt'),
        'stderr.txt': expected(name, 'stderr.txt'),
      });
    });
  });
});

/** One plain line needs no process of its own; whatever asks for a shell gets one, and docproof in it. */
function asTyped(command: string, cwd: string): Promise<Ended> {
  const [, words] = /^docproof ((?:'[^']*'|[^'"\\|&;<>$`\n])*)\n$/.exec(command) ?? [];
  if (words !== undefined) {
    const args = [...words.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    return warmDocproof(args, { cwd });
  }
  const docproof = /ulimit/.test(command) ? `"${process.execPath}" -- "${entry}"` : shells.docproof;
  const script = `docproof() { ${docproof} "$@"; }\n${command}`;
  return run('bash', ['-c', script], { cwd });
}

function expected(name: string, file: string): string {
  const path = join(folder, name, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function write(name: string, came: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(came)) {
    const path = join(folder, name, file);
    if (text === '') rmSync(path, { force: true });
    else writeFileSync(path, text);
  }
}

/** What differs from run to run: times, ports, the temporary folder. */
function masked(text: string, copy: string): string {
  return text
    .replaceAll(copy, '<folder>')
    .replace(/\b\d+(\.\d+)? ?(ms|s)\b/g, '<time>')
    .replace(/(127\.0\.0\.1|localhost):\d{4,5}\b/g, '$1:<port>')
    .replace(/\d{8}T\d{6}Z-[\w-]+/g, '<run>');
}
