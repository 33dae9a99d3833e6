/** The files that are made of a document: its collection, two environments, JSON Schemas and TypeScript types. */
import { liveEnvironment, mockEnvironment } from '../collections/index.ts';
import { renderSchemas } from '../schemas/index.ts';
import type { DocumentFile } from './documents.ts';
import type { Failure } from './exit-codes.ts';
import type { LoadedApi } from './loaded.ts';
import { readInThread } from './reading/reader.ts';

/** Where `docproof mock` listens by default. */
const mockUrl = 'http://127.0.0.1:4010';

export interface BuiltFiles {
  readonly ok: true;
  /** Texts by path: `collections/…` and `schemas/…`. */
  readonly files: ReadonlyMap<string, string>;
}

export async function buildFiles(loaded: LoadedApi, document: DocumentFile): Promise<BuiltFiles | Failure> {
  const { plan, schemas, collection } = loaded;
  const types = await readInThread('types', schemas, document);
  if ('exit' in types) return types;
  const { name } = plan.api.description;
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  const files = new Map<string, string>([
    [`collections/${name}.postman_collection.json`, json(collection)],
    [`collections/${name}.mock.postman_environment.json`, json(mockEnvironment(plan, mockUrl))],
    [`collections/${name}.live.postman_environment.json`, json(liveEnvironment(plan))],
  ]);
  for (const [path, text] of renderSchemas(schemas)) files.set(`schemas/${path}`, text);
  for (const [path, text] of types) files.set(`schemas/${path}`, text);
  return { ok: true, files };
}
