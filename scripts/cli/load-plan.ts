/** Documentation → everything that is made of it, kept in a cache so that a run which needs no parser loads none. */
import type { DocumentFile } from './documents.ts';
import type { Failure } from './exit-codes.ts';
import type { LoadedApi, LoadedPlan } from './loaded.ts';
import { cacheFile, readCache, writeCache } from './plan-cache.ts';
import { readInThread } from './reading/reader.ts';

export async function loadApi(document: DocumentFile): Promise<LoadedApi | Failure> {
  const cache = cacheFile(document, 'api');
  const known = cache && readCache<LoadedApi>(cache);
  if (known) return known;
  const loaded = await readInThread('api', document, document);
  if (loaded.ok && loaded.isWhole && cache) writeCache(cache, loaded);
  return loaded;
}

export async function loadPlan(document: DocumentFile): Promise<LoadedPlan | Failure> {
  const cache = cacheFile(document, 'plan');
  const known = cache && readCache<LoadedPlan>(cache);
  if (known) return known;
  const loaded = await readInThread('plan', document, document);
  if (loaded.ok && loaded.isWhole && cache) writeCache(cache, loaded);
  return loaded;
}
