import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAgain, writeWhole } from '../../boundary/index.ts';
import type { Reporter, ResponseResult, RunRecord, Summary, Verdict } from '../../conformance/index.ts';
import { markInProgress } from '../folder/in-progress.ts';
import { noteRun, runFolder } from '../folder/runs.ts';
import { renderResults } from '../machine/results.ts';
import { verdictSigns } from '../model/verdicts.ts';

/** Reports of the run before, which must not be taken for those of this one should it be killed. */
const outdated = ['index.html', 'junit.xml', 'ctrf.json', 'htmlextra.html'];

/**
 * Writes `results.json` while a run goes on, with `complete: false`, as often as takes a fiftieth of the time at most, so that a run
 * that is killed leaves what it had.
 */
export function keepResults(reports: string, now: () => number): Reporter {
  let start: RunRecord | undefined;
  let results: ResponseResult[] = [];
  let nextWrite = 0;

  const writePartial = (record: RunRecord) => {
    const began = now();
    const file = join(runFolder(reports, record.id), 'results.json');
    writeWhole(file, renderResults(record));
    writeAgain(file, join(reports, 'results.json'));
    noteRun(reports, record);
    const ended = now();
    nextWrite = ended + 49 * (ended - began);
  };

  return {
    name: 'results as they come',
    on(event) {
      switch (event.type) {
        case 'run-started':
          start = event.record;
          results = [];
          markInProgress(runFolder(reports, start.id));
          writePartial(partial(start, results, 0));
          for (const name of outdated) rmSync(join(reports, name), { force: true });
          return;
        case 'response-started':
        case 'assertion-failed':
          return;
        case 'response-finished':
          if (start === undefined) return;
          results.push(event.result);
          if (now() >= nextWrite) writePartial(partial(start, results, now() - Date.parse(start.startedAt)));
          return;
        case 'run-finished':
          // That of a whole run is written with the other reports.
          if (!event.record.complete) writePartial(event.record);
          return;
      }
    },
  };
}

function partial(start: RunRecord, responses: readonly ResponseResult[], durationMs: number): RunRecord {
  const interruption = 'The run did not come to its end.';
  return { ...start, complete: false, interruption, durationMs, responses, summary: summarise(responses) };
}

function summarise(responses: readonly ResponseResult[]): Summary {
  const counts = (Object.keys(verdictSigns) as Verdict[]).map((verdict) => [
    verdict,
    responses.filter((result) => result.verdict === verdict).length,
  ]);
  return { documented: responses.length, ...Object.fromEntries(counts) };
}
