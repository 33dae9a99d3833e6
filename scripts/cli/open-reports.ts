/** The folder of reports. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

/** Makes the folder, so that a run whose results could not be kept is not even begun. */
export function openReports(folder: string): { readonly ok: true; readonly isNew: boolean } | Failure {
  try {
    const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
    accessSync(folder, constants.W_OK);
    return { ok: true, isNew };
  } catch (error) {
    return failure(
      exitCodes.notRun,
      `error: reports cannot be written to ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      '  try: --reports with another folder',
    );
  }
}
