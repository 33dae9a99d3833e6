/** `--reporter`: which reports are written. */
import { closest } from '../boundary/index.ts';
import type { ReportName } from '../reports/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

/** All of them where none is named. `results.json` is not among them: it is the record of the run. */
export async function parseReporters(
  named: readonly string[] = [],
): Promise<{ readonly ok: true; readonly names: readonly ReportName[] } | Failure> {
  const { reportNames } = await import('../reports/index.ts');
  const asked = named.flatMap((each) => each.split(',')).map((each) => each.trim());
  const names = reportNames.filter((name) => asked.length === 0 || asked.includes(name));
  const unknown = asked.find((name) => !(reportNames as readonly string[]).includes(name));
  if (unknown === undefined) return { ok: true, names };
  const near = closest(unknown, reportNames);
  return failure(
    exitCodes.usage,
    `error: --reporter ${unknown} is not a report`,
    near === undefined ? `  known reports: ${reportNames.join(', ')}` : `  did you mean ${near}?`,
  );
}

/** The report that a person is referred to. */
export function mainReport(names: readonly ReportName[]): string {
  return names.includes('html') ? 'index.html' : 'results.json';
}
