import type { ReadResult } from './model.ts';

/**
 * Reads API Blueprint. `file` names the document in every source line; nothing is read from disk. The parser is
 * loaded on first use only.
 */
export async function readBlueprint(text: string, file: string, name?: string): Promise<ReadResult> {
  const { readDocument } = await import('./blueprint/read-document.ts');
  return readDocument(text, file, name);
}
