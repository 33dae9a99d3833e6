import type { Finding, FindingCode } from '../../model.ts';

/** A change to one line that the parser needs. */
export interface Change {
  readonly code: FindingCode;
  /** From 1. */
  readonly line: number;
  /** What the words of the finding are filled with, besides the lines. */
  readonly detail: Readonly<Record<string, string>>;
}

/** The lines of a document after a repair, as many as before, and what was changed. */
export interface Repaired {
  readonly lines: readonly string[];
  readonly changes: readonly Change[];
}

/**
 * One finding for each kind of change: thousands of lines with a tab are one thing to tell. Changes with the
 * same code and details are reported together, at the first of their lines.
 */
export function findingsOf(changes: readonly Change[], file: string): readonly Finding[] {
  const together = new Map<string, { first: Change; lines: number[] }>();
  for (const change of changes) {
    const key = JSON.stringify([change.code, change.detail]);
    const entry = together.get(key);
    if (!entry) together.set(key, { first: change, lines: [change.line] });
    else if (entry.lines.at(-1) !== change.line) entry.lines.push(change.line);
  }
  return [...together.values()].map(({ first, lines }) => ({
    code: first.code,
    severity: 'warning',
    source: { file, line: first.line },
    detail: { ...first.detail, lines: listed(lines) },
  }));
}

const shown = 8;

function listed(lines: readonly number[]): string {
  const some = lines.slice(0, shown).join(', ');
  const label = lines.length === 1 ? 'line' : 'lines';
  return lines.length > shown ? `${label} ${some} and ${lines.length - shown} more` : `${label} ${some}`;
}
