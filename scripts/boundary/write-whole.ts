import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Whole, or in pieces where it may be too long for the memory, or for one string. */
export type Text = string | Iterable<string>;

/**
 * Writes a whole file or leaves the old one as it was, also on a full disk: whoever reads it never sees half of it.
 * A file that is a symbolic link stays one; what it leads to is replaced. Throws what the file system says.
 */
export function writeWhole(file: string, text: Text): void {
  mkdirSync(dirname(file), { recursive: true });
  const target = realPath(file);
  replaceFile(target, text, modeOf(target));
}

/**
 * Gives a whole file a second name, in place of whatever has that name: both are stored once. If that cannot be, because the
 * file system has no such links or the name is a symbolic link, the file is copied.
 */
export function writeAgain(written: string, file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) {
    replaceBy(realPath(file), (draft) => copyFileSync(written, draft));
    return;
  }
  try {
    replaceBy(file, (draft) => linkSync(written, draft));
  } catch {
    replaceBy(file, (draft) => copyFileSync(written, draft));
  }
}

/** Puts a new file in place of whatever has that name; follows no link. */
export function replaceFile(file: string, text: Text, mode = 0o666): void {
  replaceBy(file, (draft) => {
    const handle = openSync(draft, 'wx', mode);
    try {
      for (const piece of typeof text === 'string' ? [text] : text) writeFileSync(handle, piece);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/** Puts what `make` makes beside a file in its place. */
function replaceBy(file: string, make: (draft: string) => void): void {
  const draft = join(dirname(file), `.docproof-${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  try {
    make(draft);
    renameSync(draft, file);
  } finally {
    // Also where the draft was a second name of that very file: the system then leaves it.
    rmSync(draft, { force: true });
  }
}

/** What went wrong, in words. */
export function problemText(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

function modeOf(file: string): number | undefined {
  try {
    return statSync(file).mode & 0o777;
  } catch {
    return undefined;
  }
}
