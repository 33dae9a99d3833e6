/** Whatever a document holds: a result or an error with its place, within seconds, and nothing beside the own folders. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Ended, withFolder } from '../cli/docproof.ts';
import { warmDocproof } from '../cli/warm.ts';
import { hostileDocuments } from './documents.ts';

/** Characters of a document. */
const large = 50_000;

test('there are as many as were promised', () => {
  expect(hostileDocuments.length).toBeGreaterThanOrEqual(40);
});

describe.concurrent('a hostile document', () => {
  test.for(hostileDocuments)('$name', { timeout: 150_000 }, async (document, { expect }) => {
    await withFolder(async (folder) => {
      const cwd = join(folder, 'a', 'b');
      mkdirSync(join(cwd, 'apis'), { recursive: true });
      writeFileSync(join(cwd, 'apis', 'hostile.apib'), document.text);
      if (document.overrides !== undefined)
        writeFileSync(join(cwd, 'apis', 'hostile.overrides.yaml'), document.overrides);
      const built = await warmDocproof(['build'], { cwd });
      expect(faultsIn(built)).toEqual([]);
      expect([built.code, built.stderr]).toEqual([
        document.build,
        expect.stringMatching(document.says ?? ''),
      ]);
      // Both commands read a document alike, and a large one takes seconds; of one that cannot be built, both tell.
      const others: Ended[] = [];
      if (document.text.length < large || document.build !== 0)
        others.push(await warmDocproof(['list'], { cwd }));
      if (document.run)
        others.push(await warmDocproof(['run', '--no-htmlextra'], { cwd, env: { GITHUB_ACTIONS: 'true' } }));
      for (const ended of others) {
        expect(faultsIn(ended)).toEqual([]);
        expect(ended.code).toBe(document.list ?? document.build);
      }
      expect(strayFiles(folder)).toEqual([]);
    });
  });
});

/** What no output may hold. */
function faultsIn({ stdout, stderr }: Ended): readonly string[] {
  return `${stdout}\n${stderr}`
    .split(/\r\n|[\r\n]/)
    .filter(
      (line) =>
        /^\s+at .*:\d+:\d+\)?$|docproof failed|Maximum call stack|more than \d+ s of processor/.test(line) ||
        /[^\P{Cc}\t]|[\p{Cf}\p{Zl}\p{Zp}]/u.test(line) ||
        /^\s*::|##\w*\[/.test(line),
    );
}

function strayFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/^a\/b\/(?:apis|collections|schemas|reports)\//.test(path) || /\.tmp$/.test(path));
}
