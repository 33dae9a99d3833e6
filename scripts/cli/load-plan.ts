/** Documentation → everything that is made of it, kept in a cache so that a run which needs no parser loads none. */
import type { DocumentFile } from './documents.ts';
import type { Failure } from './exit-codes.ts';
import type { LoadedApi, LoadedPlan } from './loaded.ts';
import { cacheFile, readCache, writeCache } from './plan-cache.ts';
import { readInThread } from './reading/reader.ts';

export function loadApi(document: DocumentFile): Promise<LoadedApi | Failure> {
  return cached('api', document, () => readInThread('api', document, document));
}

export function loadPlan(document: DocumentFile): Promise<LoadedPlan | Failure> {
  return cached('plan', document, () => readInThread('plan', document, document));
}

async function cached<Loaded extends LoadedPlan>(
  kind: 'api' | 'plan',
  document: DocumentFile,
  read: () => Promise<Loaded | Failure>,
): Promise<Loaded | Failure> {
  const cache = cacheFile(document, kind);
  const known = cache && readCache<Loaded>(cache);
  if (known) return known;
  const loaded = await read();
  if (loaded.ok && loaded.isWhole && cache) writeCache(cache, loaded);
  return loaded;
}
