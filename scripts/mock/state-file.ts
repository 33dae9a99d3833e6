/** The state in a file: what a mock starts from, and where it is kept. */
import { readFile, stat } from 'node:fs/promises';
import { writeWhole } from '../boundary/index.ts';
import { parseJson } from '../documentation/index.ts';
import { type SavedState, savedText } from './saved-state.ts';

export type StateFile =
  /** `state`: undefined if there is no file yet; not checked yet. */
  | { readonly ok: true; readonly state: SavedState | undefined }
  | { readonly ok: false; readonly problem: string };

/** Reads a state of no more than `mostBytes`. */
export async function readStateFile(path: string, mostBytes: number): Promise<StateFile> {
  const fail = (reason: string) => ({
    ok: false as const,
    problem: `cannot read the state from ${path}: ${reason}`,
  });
  try {
    const { size } = await stat(path);
    if (size > mostBytes)
      return fail(`it has ${size} bytes, expected ${mostBytes} at most; allow more by --max-state`);
    return { ok: true, state: parseJson(await readFile(path, 'utf8')) as unknown as SavedState };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ok: true, state: undefined };
    return fail(
      error instanceof SyntaxError ? `it is not valid JSON (${error.message})` : (error as Error).message,
    );
  }
}

/** Writes the whole file or leaves the old one as it was. */
export function writeStateFile(path: string, state: SavedState): void {
  writeWhole(path, savedText(state));
}
