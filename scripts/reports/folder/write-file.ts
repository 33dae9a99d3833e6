import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a whole file or leaves the old one as it was: whoever reads it never sees half of it. */
export function writeWhole(file: string, text: string): void {
  const folder = dirname(file);
  const draft = join(folder, `.${basename(file)}.${process.pid}.tmp`);
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (problem) {
    rmSync(draft, { force: true });
    throw problem;
  }
}

/** What went wrong, in words. */
export function problemText(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
