/**
 * Every command of the README is run, in a copy of the checkout; those for one's own repository in a folder that holds
 * nothing but a document (`npx` itself is tested by package.test.ts). The remote target of its examples is played by the
 * stand-in; `npm ci` is left to `.ci/run`, which begins with it.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, entry, run } from './cli/docproof.ts';
import { commandsIn } from './cli/documented-commands.ts';
import { type StandIn, startStandIn } from './stand-in/sending-ips/index.ts';

const commands = commandsIn(readFileSync('README.md', 'utf8'));

/** Commands that this suite cannot run inside itself. */
const elsewhere = (command: string) =>
  /^npm (ci|install)$|^npm (run )?(test|bench)\b|^git clone\b|\.ci\/run/.test(command);

/** Commands that go on until they are stopped; they print the address that they serve. */
const serves = (command: string) => /\bmock\b|--watch\b/.test(command);

/** Those that are typed where docproof is a dependency. */
const isForOwnRepository = (command: string) => command.startsWith('npx docproof ');

const withoutInstall = (command: string) => command.replace(/^npm ci && /, '');

describe('each command of the README', () => {
  let copy: string;
  let own: string;
  let standIn: StandIn;

  beforeAll(async () => {
    standIn = await startStandIn();
    copy = mkdtempSync(join(tmpdir(), 'docproof-readme-'));
    const left = ['.git', 'node_modules', 'reports', 'coverage'].map((name) => resolve(name));
    cpSync('.', copy, { recursive: true, filter: (source) => !left.includes(resolve(source)) });
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
    own = mkdtempSync(join(tmpdir(), 'docproof-own-'));
    mkdirSync(join(own, 'apis'));
    cpSync('apis/sending-ips.apib', join(own, 'apis/sending-ips.apib'));
    const convert = [entry, 'convert', join(own, 'apis/sending-ips.apib'), '-o', join(own, 'openapi.yaml')];
    const { code, stderr } = await run(process.execPath, convert);
    expect(code, stderr).toBe(0);
  });

  afterAll(async () => {
    await standIn.close();
    for (const folder of [copy, own]) rmSync(folder, { recursive: true, force: true });
  });

  test('the two that open it are there', () => {
    expect(commands[0]).toBe('npm ci && npm start');
    expect(commands[1]).toBe('npm ci && npm test');
    expect(commands.length).toBeGreaterThanOrEqual(8);
  });

  test.for(commands.map(withoutInstall).filter((command) => !elsewhere(command)))('%s', async (command) => {
    const { code, stdout, stderr } = await asWritten(command);
    // npm ends by the signal that stopped what it ran.
    expect(serves(command) ? [0, null] : [0], stdout + stderr).toContain(code);
  });

  function asWritten(command: string): Promise<Ended> {
    const local = command
      // Newman and its page take longest; package.test.ts runs them.
      .replace(/^(npx docproof|npm run docproof --) run\b/, '$& --engine direct')
      .replace(/^npm start$/, '$& -- --engine direct')
      .replace(/^npx docproof /, `"${process.execPath}" "${entry}" `)
      .replace(/https:\/\/api\.[a-z.]*example(\.com)?(\/[\w/]+)?/g, standIn.baseUrl);
    // The stand-in's key is the value that a reader would put in; exports of an earlier line hold for later ones.
    const env = {
      DOCPROOF_AUTHORIZATION: standIn.key,
      BASE_URL: standIn.baseUrl,
      AUTHORIZATION: standIn.key,
    };
    let printed = '';
    const options = {
      cwd: isForOwnRepository(command) ? own : copy,
      env,
      onText: (text: string) => {
        printed += text;
      },
    };
    if (!serves(command)) return run('bash', ['-c', local], options);
    return run('bash', ['-c', `exec ${local}`], {
      ...options,
      stopWhen: { signal: 'SIGINT', seen: () => /https?:\/\/(127\.0\.0\.1|localhost):\d+/.test(printed) },
    });
  }
});
