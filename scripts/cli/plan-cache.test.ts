import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boundCache } from './plan-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docproof-'));
  for (const [index, name] of ['oldest', 'older', 'new', 'newest'].entries()) {
    writeFileSync(join(folder, name), 'x'.repeat(100));
    utimesSync(join(folder, name), 1000 + index, 1000 + index);
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['files', { files: 2, bytes: 10_000 }, ['new', 'newest']],
  ['bytes', { files: 10, bytes: 350 }, ['new', 'newest', 'older']],
  ['nothing, where all fit', { files: 4, bytes: 400 }, ['new', 'newest', 'older', 'oldest']],
])('is bounded by %s', (_, bound, left) => {
  boundCache(folder, bound);
  expect(readdirSync(folder).sort()).toEqual(left);
});
