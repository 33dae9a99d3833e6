/** What several APIs came to together: combined reports, and one line for the terminal. */
import { join } from 'node:path';
import { exitCodes } from './exit-codes.ts';
import { printError, printInColour, wantsColour } from './output.ts';
import { mainReport } from './reporters.ts';
import type { ApiRun } from './run-api.ts';
import type { RunOptions } from './run-options.ts';

/** How the run of an API ended. */
export interface ApiEnd {
  /** As it was named. */
  readonly name: string;
  /** Its reports, below the reports folder. */
  readonly folder: string;
  readonly exit: number;
  /** Undefined if it was not run: what is to be read about it was printed. */
  readonly run: ApiRun | undefined;
}

export async function reportOnAll(
  ends: readonly ApiEnd[],
  { reports, reporters, quiet, json }: Pick<RunOptions, 'reports' | 'reporters' | 'quiet' | 'json'>,
): Promise<void> {
  const { renderTotal, writeCombined } = await import('../reports/index.ts');
  const parts = ends.map(({ name, folder, exit, run }) => ({
    name: run?.record.api.name ?? name,
    folder,
    passed: exit === exitCodes.ok,
    record: run?.record,
    verdict: run?.verdict,
  }));
  for (const trouble of writeCombined(reports, parts, reporters)) printError(`warning: ${trouble}`);
  const isPassed = parts.every(({ passed }) => passed);
  if (json || (quiet && isPassed)) return;
  printInColour(renderTotal(parts, join(reports, mainReport(reporters)), wantsColour(process.stdout)));
}
