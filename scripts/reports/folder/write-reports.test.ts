import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clean, mixed } from '../../../fixtures/reports/records.ts';
import type { RunRecord } from '../../conformance/index.ts';
import { markInProgress } from './in-progress.ts';
import { readRuns, runFolder } from './runs.ts';
import { writeReports } from './write-reports.ts';

let reports: string;
beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), 'docproof-'));
});
afterEach(() => rmSync(reports, { recursive: true, force: true }));

const as = (record: RunRecord, id: string): RunRecord => ({ ...record, id });
const read = (...path: string[]) => readFileSync(join(reports, ...path), 'utf8');
const names = ['ctrf.json', 'htmlextra.html', 'index.html', 'junit.xml', 'results.json', 'run.json'];

it('writes every report as the latest and beside the earlier ones', () => {
  expect(writeReports(reports, as(clean, '1'), { htmlextra: '<p>' })).toMatchObject({
    troubles: [],
    change: undefined,
  });
  writeReports(reports, as(mixed, '2'), { htmlextra: '<p>' });
  expect(readdirSync(reports).sort()).toEqual([...names.filter((name) => name !== 'run.json'), 'runs']);
  for (const id of ['1', '2']) expect(readdirSync(join(reports, 'runs', id)).sort()).toEqual(names);
  expect(JSON.parse(read('results.json')).id).toBe('2');
  expect(JSON.parse(read('runs', '1', 'results.json')).id).toBe('1');
  expect(read('junit.xml')).toBe(read('runs', '2', 'junit.xml'));
});

it('reports what changed since the last run, and links the runs', () => {
  writeReports(reports, as(clean, '1'));
  const { change } = writeReports(reports, as(mixed, '2'));
  expect(change?.newlyBroken).toEqual([
    'sending-ips/get-a-sending-ip/200',
    'sending-ips/get-a-sending-ip/404',
  ]);
  expect(read('index.html')).toContain('Newly broken');
  expect(read('index.html')).toContain('href="runs/1/index.html"');
});

it('stores the latest reports once, under two names', () => {
  for (const id of ['1', '2']) writeReports(reports, as(mixed, id), { htmlextra: '<p>' });
  for (const name of names.filter((each) => each !== 'run.json')) {
    const latest = statSync(join(reports, name)).ino;
    expect([name, statSync(join(reports, 'runs', '2', name)).ino]).toEqual([name, latest]);
    expect([name, statSync(join(reports, 'runs', '1', name)).ino]).not.toEqual([name, latest]);
  }
});

it('keeps as many runs as asked for, the newest, and nothing else is touched', () => {
  mkdirSync(join(reports, 'runs', 'notes'), { recursive: true });
  writeFileSync(join(reports, 'runs', 'notes', 'mine.txt'), 'mine');
  for (const id of ['1', '2', '3', '4']) writeReports(reports, as(clean, id), { keep: 2 });
  expect(readRuns(reports).map(({ id }) => id)).toEqual(['4', '3']);
  expect(readdirSync(join(reports, 'runs')).sort()).toEqual(['3', '4', 'notes']);
});

it('knows which of the runs of one second is the newest', () => {
  const startedAt = (ms: string) => `2026-02-03T04:05:06.${ms}Z`;
  for (const [id, ms] of [
    ['20260203T040506Z-a-ffff', '100'],
    ['20260203T040506Z-a-0000', '900'],
  ] as const)
    writeReports(reports, { ...as(clean, id), startedAt: startedAt(ms) });
  expect(readRuns(reports).map(({ startedAt: at }) => at)).toEqual([startedAt('900'), startedAt('100')]);
});

it('leaves a run that is under way, until the process that marked it is gone', () => {
  writeReports(reports, as(clean, '1'));
  markInProgress(runFolder(reports, '1'));
  writeReports(reports, as(clean, '2'), { keep: 1 });
  expect(readRuns(reports).map(({ id }) => id)).toEqual(['2', '1']);
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const mark = { pid: ended, host: hostname(), since: new Date().toISOString() };
  writeFileSync(join(runFolder(reports, '1'), 'under-way.json'), JSON.stringify(mark));
  writeReports(reports, as(clean, '3'), { keep: 1 });
  expect(readdirSync(join(reports, 'runs'))).toEqual(['3']);
});

it('removes a run of another machine only when a day has passed', () => {
  for (const id of ['1', '2']) writeReports(reports, as(clean, id));
  const since = { '1': 25, '2': 23 };
  for (const [id, hours] of Object.entries(since)) {
    const mark = { pid: 1, host: 'elsewhere', since: new Date(Date.now() - hours * 3_600_000).toISOString() };
    writeFileSync(join(runFolder(reports, id), 'under-way.json'), JSON.stringify(mark));
  }
  writeReports(reports, as(clean, '3'), { keep: 1 });
  expect(readRuns(reports).map(({ id }) => id)).toEqual(['3', '2']);
});

it.each([0, -1, Number.NaN])('removes nothing where %d runs are to be kept', (keep) => {
  writeReports(reports, as(clean, '1'));
  const { troubles } = writeReports(reports, as(clean, '2'), { keep });
  expect(troubles).toEqual([expect.stringContaining('expected a number of runs from 1')]);
  expect(readRuns(reports)).toHaveLength(2);
});

it.each(['{"half', 'null', '[]', '{"summary":{},"verdicts":{}}', '{"summary":null,"verdicts":null}'])(
  'leaves out of the history what is not a run: %s',
  (text) => {
    writeReports(reports, as(clean, '1'));
    mkdirSync(join(reports, 'runs', '2'), { recursive: true });
    writeFileSync(join(reports, 'runs', '2', 'run.json'), text);
    expect(writeReports(reports, as(mixed, '3')).change?.since.id).toBe('1');
  },
);

it('reports what cannot be written and writes the rest', () => {
  mkdirSync(join(reports, 'junit.xml', 'in-the-way'), { recursive: true });
  const { troubles } = writeReports(reports, as(mixed, '1'));
  expect(troubles).toEqual([expect.stringMatching(/^junit\.xml could not be written: /)]);
  expect(existsSync(join(reports, 'index.html'))).toBe(true);
  expect(readdirSync(reports).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
