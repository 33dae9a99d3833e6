import type { ApiDescription, Finding } from './model.ts';

/** What reading a document comes to: a description with its findings, or the findings that make it unusable. */
export type ReadResult =
  | { readonly ok: true; readonly description: ApiDescription }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads API Blueprint. `file` names the document in every source line; nothing is read from disk. The parser is
 * loaded on first use only.
 */
export async function readBlueprint(text: string, file: string): Promise<ReadResult> {
  const { readDocument } = await import('./blueprint/read-document.ts');
  return readDocument(text, file);
}
