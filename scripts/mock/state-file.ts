/** The state in a file: what a mock starts from, and where it is kept. */
import { readFile } from 'node:fs/promises';
import { writeWhole } from '../boundary/index.ts';
import type { SavedState } from './saved-state.ts';

export type StateFile =
  /** `state`: undefined where there is no file yet. */
  | { readonly ok: true; readonly state: SavedState | undefined }
  | { readonly ok: false; readonly problem: string };

export async function readStateFile(path: string): Promise<StateFile> {
  try {
    return { ok: true, state: JSON.parse(await readFile(path, 'utf8')) as SavedState };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ok: true, state: undefined };
    const reason = error instanceof SyntaxError ? 'it is not valid JSON' : (error as Error).message;
    return { ok: false, problem: `cannot read the state from ${path}: ${reason}` };
  }
}

/** Writes the whole file or leaves the old one as it was. */
export function writeStateFile(path: string, state: SavedState): void {
  writeWhole(path, `${JSON.stringify(state, undefined, 2)}\n`);
}
