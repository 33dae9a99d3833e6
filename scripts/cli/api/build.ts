import { type BuiltFiles, buildFiles } from '../build-files.ts';
import { findDocument } from '../documents.ts';
import type { Failure } from '../exit-codes.ts';
import { loadApi } from '../load-plan.ts';

/**
 * The files that `docproof build` makes of a document, as texts by path; nothing is written.
 *
 * @param document path of an API Blueprint or OpenAPI document
 */
export async function build(document: string): Promise<BuiltFiles | Failure> {
  const found = await findDocument(document);
  if (!found.ok) return found;
  const loaded = await loadApi(found);
  return loaded.ok ? buildFiles(loaded, found) : loaded;
}
