import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { awkward, many, mixed } from '../../../fixtures/reports/records.ts';
import type { ResponseResult } from '../../conformance/index.ts';
import { removeStoredResults, storedResults, storeResults } from './result-store.ts';

let folder: string;
let troubles: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docproof-'));
  troubles = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const results = [...mixed.responses, ...awkward.responses, ...many(100).responses];
const file = () => join(folder, 'results.jsonl');
const store = (all: readonly ResponseResult[], at = folder) => {
  const keep = storeResults(at, (line) => troubles.push(line));
  return all.map(keep);
};
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

it('gives results that say the same, in whatever order their exchanges are asked for', () => {
  const kept = store(results);
  expect(kept.toReversed().map(plain)).toEqual(results.toReversed().map(plain));
  expect(kept.map(({ exchanges }) => plain(exchanges))).toEqual(
    results.map(({ exchanges }) => plain(exchanges)),
  );
  expect(troubles).toEqual([]);
});

it('holds no exchange in memory', () => {
  const [kept] = store(results.filter(({ exchanges }) => exchanges.length > 0));
  expect(Object.getOwnPropertyDescriptor(kept, 'exchanges')?.value).toBeUndefined();
});

it('has a result on disk as soon as it is kept, a line for each', () => {
  const keep = storeResults(folder, () => {});
  for (const [at, result] of mixed.responses.entries()) {
    keep(result);
    const lines = readFileSync(file(), 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(
      mixed.responses.slice(0, at + 1).map(({ id }) => id),
    );
  }
});

it('can be read when the run is over and the file has left its folder', () => {
  const kept = store(results);
  removeStoredResults(folder);
  expect(existsSync(file())).toBe(false);
  expect(plain(kept)).toEqual(plain(results));
});

it('gives what a killed run has stored, without a line that is cut off or damaged', () => {
  store(results);
  expect(plain(storedResults(folder))).toEqual(plain(results));
  truncateSync(file(), readFileSync(file()).length - 10);
  expect(plain(storedResults(folder))).toEqual(plain(results.slice(0, -1)));
  appendFileSync(file(), '{"half\n');
  expect(storedResults(folder)).toHaveLength(results.length - 1);
});

it('has stored nothing where there is no file', () => {
  expect(storedResults(folder)).toEqual([]);
});

it('keeps results in memory, and says so once, where they cannot be written', () => {
  writeFileSync(join(folder, 'in-the-way'), '');
  const kept = store(mixed.responses, join(folder, 'in-the-way'));
  expect(kept).toEqual(mixed.responses);
  expect(troubles).toEqual([expect.stringMatching(/^results\.jsonl could not be written: /)]);
});
