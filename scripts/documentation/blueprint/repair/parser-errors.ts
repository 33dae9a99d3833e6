import type { Change, Repaired } from './repaired-lines.ts';
import { replaceUnknownType } from './type-names.ts';

/** An error for which the parser refused a document. */
export interface ParserError {
  readonly message: string;
  /** From 1. */
  readonly line: number;
}

/**
 * Mends what the parser refuses a whole document for. Where nothing better is known, the line that it names is
 * left out. `tried` holds what was mended before, so that a mend that did not help is not repeated.
 */
export function mendError(
  lines: readonly string[],
  error: ParserError,
  tried: Set<string>,
): Repaired | undefined {
  const type = /base type '(.*)' is not defined/.exec(error.message)?.[1];
  if (type !== undefined && once(tried, `type ${type}`)) {
    const replaced = replaceUnknownType(lines, type);
    if (replaced.changes.length > 0) return replaced;
  }
  if (/circularly referencing|is not defined/.test(error.message) && once(tried, `base ${error.line}`)) {
    const mended = changeLine(lines, error, (line) => line.replace(/\s*\([^()]*\)?\s*$/, ''));
    if (mended) return mended;
  }
  if (
    /defined more than once|already defined|reserved keyword/.test(error.message) &&
    once(tried, `name ${error.line}`)
  ) {
    const mended = changeLine(lines, error, (line) =>
      line.replace(/^( {0,3}#{1,6}\s*)([^([]*[^\s([])/, '$1$2 again'),
    );
    if (mended) return mended;
  }
  return once(tried, `line ${error.line}`) ? changeLine(lines, error, () => '') : undefined;
}

function once(tried: Set<string>, what: string): boolean {
  if (tried.has(what)) return false;
  tried.add(what);
  return true;
}

function changeLine(
  lines: readonly string[],
  error: ParserError,
  change: (line: string) => string,
): Repaired | undefined {
  const written = lines[error.line - 1] ?? '';
  const read = change(written);
  if (read === written) return undefined;
  const detail = { written: written.trim(), read: read.trim(), message: error.message };
  const entry: Change = { code: 'repaired-refused-line', line: error.line, detail };
  return { lines: lines.map((line, index) => (index === error.line - 1 ? read : line)), changes: [entry] };
}
