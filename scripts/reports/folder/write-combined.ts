/** The reports of several APIs together; each API has its own in a folder below. */
import { join } from 'node:path';
import { writeWhole } from '../../boundary/index.ts';
import { renderCtrfOfAll } from '../machine/ctrf.ts';
import { renderJunitOfAll } from '../machine/junit.ts';
import { renderResultsOfAll } from '../machine/results.ts';
import { hasRecord, type Part } from '../model/part.ts';
import { renderOverview } from '../page/overview-page.tsx';
import { type ReportName, reportNames, troublesOf } from './write-reports.ts';

/** Writes the reports that are named besides `results.json`. Returns what could not be written, each in one line. */
export function writeCombined(
  reports: string,
  parts: readonly Part[],
  names: readonly ReportName[] = reportNames,
): readonly string[] {
  const run = parts.filter(hasRecord);
  const files = [
    ['results.json', undefined, () => renderResultsOfAll(run)],
    ['index.html', 'html', () => renderOverview(parts)],
    ['junit.xml', 'junit', () => renderJunitOfAll(run)],
    ['ctrf.json', 'ctrf', () => renderCtrfOfAll(run)],
  ] as const;
  return files
    .filter(([, report]) => report === undefined || names.includes(report))
    .flatMap(([name, , render]) => troublesOf(name, () => writeWhole(join(reports, name), render())));
}
