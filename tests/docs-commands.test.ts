/**
 * Every docproof command of the pages in docs/ and of CONTRIBUTING.md is run, at the stand-in where it names a target. The
 * commands of the README are run by readme.test.ts, those of a container cannot be run here.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entry, run } from './cli/docproof.ts';
import { commandsIn } from './cli/documented-commands.ts';
import { type ShellService, serveShells } from './cli/warm-shell.ts';
import { type StandIn, startStandIn } from './stand-in/sending-ips/index.ts';

const pages = readdirSync('docs')
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => commandsIn(readFileSync(join('docs', name), 'utf8')));
const contributing = commandsIn(readFileSync('CONTRIBUTING.md', 'utf8'));

const ownCommand = /^(?:source <\()?(docproof|npx docproof|npx --yes docproof@1|npm run docproof --) /;
const commands = [...new Set([...pages, ...contributing])].filter((command) => ownCommand.test(command));

describe('each docproof command of the documentation', () => {
  let folder: string;
  let standIn: StandIn;
  let shells: ShellService;

  beforeAll(async () => {
    standIn = await startStandIn();
    shells = await serveShells();
    folder = mkdtempSync(join(tmpdir(), 'docproof-docs-'));
    for (const path of ['apis/sending-ips.apib', 'my-api.apib', 'orders.apib', 'users.apib']) {
      mkdirSync(join(folder, 'apis'), { recursive: true });
      cpSync('apis/sending-ips.apib', join(folder, path));
    }
    const { code, stderr } = await docproof('convert apis/sending-ips.apib -o openapi.yaml');
    expect(code, stderr).toBe(0);
    const at = `{ baseUrl: ${standIn.baseUrl}, credentials: { authorization: "\${KEY}" } }`;
    writeFileSync(
      join(folder, 'docproof.config.yaml'),
      `apis:
  orders: { document: orders.apib, environments: { staging: ${at} } }
  users: { document: users.apib }
  my-api: { document: my-api.apib }
`,
    );
  });

  afterAll(async () => {
    await standIn.close();
    shells.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const docproof = (words: string, onText?: (text: string) => void, isSeen?: () => boolean) =>
    run('bash', ['-c', `docproof() { ${docproofFor(words)} "$@"; }; docproof ${words}`], {
      cwd: folder,
      env: { DOCPROOF_AUTHORIZATION: standIn.key, KEY: standIn.key },
      ...(onText && { onText }),
      ...(isSeen && { stopWhen: { signal: 'SIGINT', seen: isSeen } }),
    });

  // The mock goes on until it gets a signal.
  const docproofFor = (words: string) =>
    words.startsWith('mock ') ? `"${process.execPath}" -- "${entry}"` : shells.docproof;

  test('is found', () => {
    expect(commands.length).toBeGreaterThanOrEqual(10);
  });

  test.for(commands)('%s', async (command) => {
    const words = command
      .replace(ownCommand, '')
      .replace(/\)$| \| source$/, '')
      // Slow, and not checked here: Newman, the pages of a report, the whole score.
      .replace(/^run /, 'run --engine direct --reporter junit ')
      .replace(/^score sending-ips$/, '$& --only get-a-sending-ip/404')
      .replace(/ --port \d+/, ' --port 0')
      .replace(/https?:\/\/(?:\w+\.example\.com|localhost:\d+)[\w/]*/g, standIn.baseUrl);
    let printed = '';
    const serves = /^mock /.test(words);
    const ended = await docproof(
      serves && !/--port/.test(words) ? `${words} --port 0` : words,
      (text) => {
        printed += text;
      },
      serves ? () => printed.includes('listening at') : undefined,
    );
    expect(serves ? [0, null, 130] : [0], ended.stdout.slice(-500) + ended.stderr).toContain(ended.code);
  });
});

test('each npm script that CONTRIBUTING.md names is there, and each test that it runs', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const named = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !['ci', 'run', ...Object.keys(scripts)].includes(name))).toEqual([]);
  const files = [...text.matchAll(/vitest run --project \w+ (\S+)/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(() => readdirSync(file.replace(/\/[^/]+\.ts$/, ''))).not.toThrow();
});
