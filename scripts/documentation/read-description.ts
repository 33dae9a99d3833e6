import type { Finding, ReadResult } from './model.ts';
import { readBlueprint } from './read-blueprint.ts';
import { recogniseFormat } from './recognise-format.ts';

/** Gives the text of a file that a document refers to; undefined if it is not to be read. */
export type ReadReferencedFile = (path: string) => string | undefined;

/**
 * Reads an API description in any known format. `file` names the document in every source; other files are read
 * through `readBeside` only. `name` is the API's, first part of every id; by default the document tells it. The parser of a format is loaded on first use.
 */
export async function readDescription(
  text: string,
  file: string,
  readBeside: ReadReferencedFile = () => undefined,
  name?: string,
): Promise<ReadResult> {
  const format = recogniseFormat(text);
  switch (format.kind) {
    case 'blueprint':
      return readBlueprint(text, file, name);
    case 'openapi': {
      const { readOpenApi } = await import('./openapi/read-openapi.ts');
      return readOpenApi(text, file, readBeside, name);
    }
    case 'other':
      return { ok: false, findings: [unknownFormat(file, format.looksLike)] };
  }
}

function unknownFormat(file: string, looksLike: string): Finding {
  return { code: 'unknown-format', severity: 'error', source: { file, line: 1 }, detail: { looksLike } };
}
