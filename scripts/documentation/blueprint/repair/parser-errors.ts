import type { Change, Repaired } from './repaired-lines.ts';
import { replaceUnknownTypes } from './type-names.ts';

/** An error for which the parser refused a document. */
export interface ParserError {
  readonly message: string;
  /** From 1; undefined if the parser does not say. */
  readonly line: number | undefined;
}

type Repair = (lines: readonly string[], error: ParserError) => Repaired | undefined;

/** From the best to the last resort; each helps with some errors and gives undefined for others. */
const repairs: Readonly<Record<string, Repair>> = {
  type: (lines, { message }) => {
    const name = /base type '(.*)' is not defined/.exec(message)?.[1];
    const replaced = name === undefined ? undefined : replaceUnknownTypes(lines, name);
    return replaced && replaced.changes.length > 0 ? replaced : undefined;
  },
  reserved: (lines, error) => {
    const name = /^'?(\w+)'? is a reserved keyword/.exec(error.message)?.[1];
    const line = lines.findIndex(
      (each) => name !== undefined && new RegExp(`^ {0,3}#+\\s*${name}\\b`).test(each),
    );
    return line === -1 ? undefined : changeLine(lines, { ...error, line: line + 1 }, renamed);
  },
  base: (lines, error) =>
    /circularly referencing|is not defined/.test(error.message)
      ? changeLine(lines, error, (line) => line.replace(/\s*\([^()]*\)?\s*$/, ''))
      : undefined,
  name: (lines, error) =>
    /defined more than once|already defined/.test(error.message)
      ? changeLine(lines, error, renamed)
      : undefined,
  line: (lines, error) => changeLine(lines, error, () => ''),
};

/**
 * Repairs what the parser refuses a whole document for. Where nothing better is known, the line that it names is left
 * out. `tried` holds what was tried before, so that a repair that did not help is not repeated.
 */
export function repairError(
  lines: readonly string[],
  error: ParserError,
  tried: Set<string>,
): Repaired | undefined {
  for (const [kind, repair] of Object.entries(repairs)) {
    const attempt = JSON.stringify([kind, error.message, error.line]);
    if (tried.has(attempt)) continue;
    tried.add(attempt);
    const repaired = repair(lines, error);
    if (repaired) return repaired;
  }
  return undefined;
}

/** Another name for what a heading names. */
function renamed(line: string): string {
  return line.replace(/^( {0,3}#{1,6}\s*)([^([]*[^\s([])/, '$1$2 again');
}

function changeLine(
  lines: readonly string[],
  { message, line }: ParserError,
  change: (line: string) => string,
): Repaired | undefined {
  const written = line === undefined ? '' : (lines[line - 1] ?? '');
  const read = change(written);
  if (line === undefined || read === written) return undefined;
  const detail = { written: written.trim(), read: read.trim(), message };
  const entry: Change = { code: 'repaired-refused-line', line, detail };
  return { lines: lines.map((each, index) => (index === line - 1 ? read : each)), changes: [entry] };
}
