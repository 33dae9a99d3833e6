/** The reports of several APIs together; each API has its own in a folder below. */
import { join } from 'node:path';
import { problemText, writeWhole } from '../../boundary/index.ts';
import { renderCtrfOfAll } from '../machine/ctrf.ts';
import { renderJunitOfAll } from '../machine/junit.ts';
import { renderResultsOfAll } from '../machine/results.ts';
import { type Part, wasRun } from '../model/part.ts';
import { renderOverview } from '../page/overview-page.tsx';

/** Gives back what could not be written, each in one line. */
export function writeCombined(reports: string, parts: readonly Part[]): readonly string[] {
  const run = parts.filter(wasRun);
  const files = [
    ['results.json', () => renderResultsOfAll(run)],
    ['index.html', () => renderOverview(parts)],
    ['junit.xml', () => renderJunitOfAll(run)],
    ['ctrf.json', () => renderCtrfOfAll(run)],
  ] as const;
  return files.flatMap(([name, render]) => {
    try {
      writeWhole(join(reports, name), render());
      return [];
    } catch (problem) {
      return [`${name} could not be written: ${problemText(problem)}`];
    }
  });
}
