/** What was made of a document, kept under a hash of everything that it depends on. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { DocumentFile } from '../documents.ts';

/** Named after everything that the outcome depends on: the document, its overrides and docproof itself. */
export function cacheFile(document: DocumentFile, kind: 'api' | 'plan'): string | undefined {
  try {
    const self = fileURLToPath(import.meta.url);
    const hash = createHash('sha256');
    for (const part of [
      document.file,
      document.text,
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

export function readCache<T>(file: string): T | undefined {
  try {
    return deserialize(readFileSync(file)) as T;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time only. */
export function writeCache(file: string, loaded: unknown): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, serialize(loaded));
    renameSync(draft, file);
  } catch {}
}
