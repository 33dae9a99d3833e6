import type { Change, Repaired } from './repaired-lines.ts';

/** What is before the document proper: `KEY: value` lines, also within a YAML block. */
export interface Metadata {
  /** By key, in lower case. */
  readonly values: ReadonlyMap<string, string>;
}

const pair = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$/;
const known = /^(format|host|title|description|version)$/i;
const yamlFence = /^(---|\+\+\+)\s*$/;

/**
 * Takes the metadata out of a document and leaves blank lines in its place. The parser itself reads only a first
 * paragraph of plain `KEY: value` lines: a comment before them, or a YAML block around them, hides them from it.
 */
export function takeMetadata(lines: readonly string[]): Repaired & Metadata {
  const values = new Map<string, string>();
  const changes: Change[] = [];
  let at = 0;
  let taken = 0;
  while (at < lines.length) {
    const yamlEnd = yamlFence.test(lines[at]!)
      ? lineAfter(lines, at, (line) => /^(---|\+\+\+|\.\.\.)\s*$/.test(line))
      : at;
    const commentEnd = lines[at]!.startsWith('<!--')
      ? lineAfter(lines, at - 1, (line) => line.includes('-->'))
      : at;
    if (lines[at]!.trim() === '') {
      at += 1;
    } else if (yamlEnd > at && taken === 0) {
      changes.push({ code: 'repaired-front-matter', line: at + 1, detail: {} });
      lines.slice(at + 1, yamlEnd - 1).forEach(keep);
      at = taken = yamlEnd;
    } else if (commentEnd > at) {
      at = commentEnd;
    } else if (isMetadata(lines, at, values.size > 0)) {
      keep(lines[at]!);
      at = taken = at + 1;
    } else break;
  }
  return { lines: lines.map((line, index) => (index < taken ? '' : line)), changes, values };

  function keep(line: string): void {
    const [, key = '', value = ''] = pair.exec(line) ?? [];
    const name = key.toLowerCase();
    if (name !== '' && !values.has(name)) values.set(name, unquoted(value.trim()));
  }
}

/** The line, from 0, after the next one that matches; `start` itself where none does. */
function lineAfter(lines: readonly string[], start: number, matches: (line: string) => boolean): number {
  const end = lines.findIndex((line, index) => index > start && matches(line));
  return end === -1 ? start : end + 1;
}

/**
 * A paragraph is one of metadata if all of its lines are pairs; after the first such paragraph only the format's own
 * keys count, so that `Note: this API …` stays prose.
 */
function isMetadata(lines: readonly string[], start: number, later: boolean): boolean {
  const key = pair.exec(lines[start]!)?.[1];
  if (key === undefined) return false;
  if (known.test(key)) return true;
  if (later && lines[start - 1]?.trim() === '') return false;
  for (let at = start; at < lines.length && lines[at]!.trim() !== ''; at += 1) {
    if (lines[at]!.startsWith('#')) return true;
    if (!pair.test(lines[at]!)) return false;
  }
  return true;
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}
