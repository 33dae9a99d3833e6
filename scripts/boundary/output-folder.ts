/** Files that docproof makes in folders of its own, and of which it deletes only what it made. */
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { problemText, replaceFile } from './write-whole.ts';

/** Paths are relative to `base`, with slashes. */
export interface OutputPlace {
  readonly base: string;
  /** The folders that hold everything. */
  readonly roots: readonly string[];
  /** The file in one of them that remembers what was made. */
  readonly manifest: string;
}

export interface Output {
  /** Files that are not as they should be. */
  readonly stale: readonly string[];
  /** Files that docproof made, that nobody changed since, and that are not made any more. */
  readonly leftOver: readonly string[];
  /** Writes and deletes. The problem, in one line, if that cannot be done; no file is half-written then. */
  update(): string | undefined;
}

/** The hash of each file by its path. */
type Manifest = Readonly<Record<string, string>>;

/** Compares what there is with the wanted text of each file, by path. No symbolic link is followed. */
export function openOutput(place: OutputPlace, wanted: ReadonlyMap<string, string>): Output {
  const { base } = place;
  const files = new Map([...wanted, [place.manifest, manifestOf(wanted)]]);
  const leftOver = Object.entries(readManifest(base, place.manifest))
    .filter(
      ([path, hash]) => !files.has(path) && isBelow(place.roots, path) && hashOf(read(base, path)) === hash,
    )
    .map(([path]) => path);
  return {
    stale: [...files].filter(([path, text]) => read(base, path) !== text).map(([path]) => path),
    leftOver,
    update() {
      const obstacle = [...files.keys()]
        .map((path) => obstacleAt(base, path))
        .find((each) => each !== undefined);
      if (obstacle !== undefined) return obstacle;
      for (const [path, text] of files) {
        try {
          mkdirSync(dirname(join(base, path)), { recursive: true });
          replaceFile(join(base, path), text);
        } catch (problem) {
          return `${path} cannot be written: ${problemText(problem)}`;
        }
      }
      for (const path of leftOver) rmSync(join(base, path), { force: true });
      return undefined;
    },
  };
}

function manifestOf(wanted: ReadonlyMap<string, string>): string {
  const files = Object.fromEntries([...wanted].map(([path, text]) => [path, hashOf(text)]).sort());
  const comment = 'The files that docproof build made, with the SHA-256 of each.';
  return `${JSON.stringify({ comment, files }, undefined, 2)}\n`;
}

function readManifest(base: string, path: string): Manifest {
  try {
    const { files } = JSON.parse(read(base, path) ?? '{}') as { readonly files?: Manifest | null };
    return files ?? {};
  } catch {
    return {};
  }
}

/** A manifest is a file like any other: whatever it lists, nothing outside of the folders is touched. */
function isBelow(roots: readonly string[], path: string): boolean {
  return posix.normalize(path) === path && roots.some((root) => path.startsWith(`${root}/`));
}

/** The text of a plain file to which no link leads, or undefined. */
function read(base: string, path: string): string | undefined {
  if (obstacleAt(base, path) !== undefined) return undefined;
  try {
    return readFileSync(join(base, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** What stands where a file, or a folder on the way to it, should: a link, or something of another kind. */
function obstacleAt(base: string, file: string): string | undefined {
  const steps = file.split('/');
  for (let length = 1; length <= steps.length; length += 1) {
    const path = steps.slice(0, length).join('/');
    const entry = lstatSync(join(base, path), { throwIfNoEntry: false });
    if (entry === undefined) return undefined;
    const isLast = length === steps.length;
    if (entry.isSymbolicLink()) return `${path} is a symbolic link, which is not followed; remove it`;
    if (isLast ? !entry.isFile() : !entry.isDirectory())
      return `${path} is not a plain ${isLast ? 'file' : 'folder'}; remove it`;
  }
  return undefined;
}

function hashOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : createHash('sha256').update(text).digest('hex');
}
