import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { many, mixed } from '../../../fixtures/reports/records.ts';
import type { RunRecord } from '../../conformance/index.ts';
import { keepResults } from './keep-results.ts';

let reports: string;
beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), 'docproof-'));
});
afterEach(() => rmSync(reports, { recursive: true, force: true }));

const start: RunRecord = { ...mixed, complete: false, responses: [] };
const read = (name: string): RunRecord => JSON.parse(readFileSync(join(reports, name), 'utf8'));
it('leaves what it had when the run is killed', async () => {
  const reporter = keepResults(reports, () => 0);
  await reporter.on({ type: 'run-started', record: start });
  for (const result of mixed.responses.slice(0, 3)) await reporter.on({ type: 'response-finished', result });
  for (const file of ['results.json', `runs/${mixed.id}/results.json`]) {
    const kept = read(file);
    expect(kept.complete).toBe(false);
    expect(kept.interruption).toBe('The run did not come to its end.');
    expect(kept.summary).toMatchObject({ documented: 3, conforms: 2, deviates: 1 });
    expect(kept.responses).toEqual(JSON.parse(JSON.stringify(mixed.responses.slice(0, 3))));
  }
});

it('writes what came only as often as a fiftieth of the time allows', async () => {
  let time = 0;
  const writing = () => {
    time += 1;
    return time;
  };
  const reporter = keepResults(reports, writing);
  await reporter.on({ type: 'run-started', record: { ...start, startedAt: '1970-01-01T00:00:00.000Z' } });
  for (const result of many(6).responses) await reporter.on({ type: 'response-finished', result });
  expect(read('results.json').responses.length).toBeLessThan(6);
});

it('ends with the record of a run that was cut short', async () => {
  const reporter = keepResults(reports, () => 0);
  const cut = { ...mixed, complete: false, interruption: 'stopped by SIGINT' };
  await reporter.on({ type: 'run-started', record: start });
  await reporter.on({ type: 'run-finished', record: cut });
  expect(read('results.json')).toEqual(JSON.parse(JSON.stringify(cut)));
});

it('removes reports of the run before, which would be taken for those of a run that was killed', async () => {
  mkdirSync(reports, { recursive: true });
  for (const name of ['junit.xml', 'index.html', 'mine.txt']) writeFileSync(join(reports, name), 'old');
  await keepResults(reports, () => 0).on({ type: 'run-started', record: start });
  expect(['junit.xml', 'index.html', 'mine.txt'].filter((name) => existsSync(join(reports, name)))).toEqual([
    'mine.txt',
  ]);
});
