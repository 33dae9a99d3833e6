/** What was made of documents, kept between runs; a cache that cannot be read or written costs time only. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { DocumentFile } from './documents.ts';

/** How much is kept; what was not used for longest goes first. */
const most = { files: 200, bytes: 200 * 1024 * 1024 };

/** Named after everything that the outcome depends on: the document, its overrides and docproof itself. */
export function cacheFile(document: DocumentFile, kind: 'api' | 'plan'): string | undefined {
  try {
    const self = fileURLToPath(import.meta.url);
    const hash = createHash('sha256');
    for (const part of [
      document.file,
      document.text,
      document.name ?? '',
      document.overrides?.text ?? '',
      self,
      String(statSync(self).mtimeMs),
    ]) {
      hash.update(part).update('\0');
    }
    return join(cacheFolder(), `${hash.digest('hex')}.${kind}.bin`);
  } catch {
    return undefined;
  }
}

function cacheFolder(): string {
  const root = dirname(createRequire(import.meta.url).resolve('#package'));
  return join(root, 'node_modules', '.cache', 'docproof');
}

export function readCache<Kept>(file: string): Kept | undefined {
  try {
    const kept = deserialize(readFileSync(file)) as Kept;
    const now = new Date();
    utimesSync(file, now, now);
    return kept;
  } catch {
    return undefined;
  }
}

export function writeCache(file: string, kept: unknown): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, serialize(kept));
    renameSync(draft, file);
    boundCache(dirname(file), most);
  } catch {}
}

/** Removes the files that were not used for longest, until the others fit. */
export function boundCache(folder: string, bound: { readonly files: number; readonly bytes: number }): void {
  const files = readdirSync(folder)
    .map((name) => ({ name, ...sizeAndTime(join(folder, name)) }))
    .sort((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    bytes += file.bytes;
    if (index >= bound.files || bytes > bound.bytes) rmSync(join(folder, file.name), { force: true });
  }
}

/** Another process may have removed it already. */
function sizeAndTime(file: string): { readonly bytes: number; readonly usedAt: number } {
  const found = statSync(file, { throwIfNoEntry: false });
  return { bytes: found?.size ?? 0, usedAt: found?.mtimeMs ?? 0 };
}
