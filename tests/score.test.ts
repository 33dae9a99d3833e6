/** `docproof score` as it is typed: what it prints and writes, and how it ends. The whole score of Sending IPs is a command of the README. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entry, run } from './cli/docproof.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docproof-score-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const score = (...words: readonly string[]) =>
  run(process.execPath, ['--', entry, 'score', ...words], { cwd: folder });
const sendingIps = resolve('apis/sending-ips.apib');

/** A refused create of one field, which identifies no entry of the list. */
const unseen = `FORMAT: 1A

# Tags

## Tags [/tags]

### List tags [GET]

+ Response 200 (application/json)

        [ { "id": 1, "hidden": true } ]

### Create a tag [POST]

+ Request (application/json)

        { "hidden": true }

+ Response 201 (application/json)

        { "id": 2, "hidden": true }

+ Response 400 (application/json)

        { "message": "hidden is required" }
`;

test('prints, and writes what the published schema describes', async () => {
  const { code, stdout, stderr } = await score(
    sendingIps,
    ...['--only', 'get-a-sending-ip/404', '--kind', 'wrong-status', '--kind', 'null', '-j', '1'],
  );
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/^100% {2}\d+ of \d+ breaches found/m);
  expect(stdout).toContain('Report: reports/score.html');
  expect(stderr).toMatch(/^\d+\/\d+/m);
  const written = JSON.parse(readFileSync(join(folder, 'reports/score.json'), 'utf8'));
  const schema = JSON.parse(readFileSync('docs/score.schema.json', 'utf8'));
  const validate = formats.default(new Ajv2020({ strictRequired: false })).compile(schema);
  validate(written);
  expect(validate.errors ?? []).toEqual([]);
  expect(written.mutants.map(({ fate }: { readonly fate: string }) => fate)).not.toContain('survived');
  expect(readFileSync(join(folder, 'reports/score.html'), 'utf8')).toContain('None survived');
});

test('fails below the score that is asked for, and shows what survived', async () => {
  writeFileSync(join(folder, 'tags.apib'), unseen);
  const words = ['tags.apib', '--kind', 'refused-but-done', '--no-progress', '--min-score'];
  const { code, stdout, stderr } = await score(...words, '50');
  expect(code, stderr).toBe(1);
  expect(stdout).toContain('survived  tags/create-a-tag/400: the request is refused, and carried out');
  expect(stdout).toMatch(/why +tags\/create-a-tag\/400 conforms/);
  expect(stderr).toBe('failed: tags scores 0.0%, and --min-score asks for 50%\n');
  expect((await score(...words, '0')).code).toBe(0);
});

test('prints nothing but JSON where that is asked for', async () => {
  const { code, stdout } = await score(
    sendingIps,
    '--kind',
    'body-null',
    '--no-progress',
    '--json',
    '-j',
    '1',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout).summary).toMatchObject({ mutants: 7, killed: 7, variants: 0, score: 100 });
});

test('ends at once when it is interrupted, without a report', async () => {
  const words = [sendingIps, '-j', '1', '-r', 'cut'];
  const { code, stderr } = await run(process.execPath, ['--', entry, 'score', ...words], {
    cwd: folder,
    stopWhen: { seen: () => existsSync(join(folder, 'cut')), signal: 'SIGINT' },
  });
  expect(code, stderr).toBe(3);
  expect(stderr).toContain('SIGINT: the score is not finished, and no report is written');
  expect(existsSync(join(folder, 'cut'))).toBe(false);
});

test.each([
  [['--kind', 'wrong-typ'], /--kind wrong-typ is not a kind of mutant\n {2}did you mean wrong-type\?/],
  [['--min-score', '120'], /--min-score 120 is not a number from 0 to 100/],
  [['--min-score', ''], /--min-score {2}is not a number/],
  [['-j', '0'], /--jobs 0 is not a whole number from 1 to 64/],
  [
    ['--only', 'get-a-sendin-ip'],
    /--only get-a-sendin-ip matches no .*\n {2}did you mean get-a-sending-ip\?/,
  ],
  [['--only', 'get-nothing'], /--only get-nothing matches no documented response of sending-ips/],
])('%j is refused', async (words, expected) => {
  const { code, stderr } = await score(sendingIps, ...words);
  expect(code).toBe(2);
  expect(stderr).toMatch(expected);
});
