import { readMessageLine } from './message-line.ts';
import { type OutlinedLine, outline } from './outline.ts';
import type { Change, Repaired } from './repaired-lines.ts';

const partDepth = 4;
const codeDepth = 8;
const plainResponse = /^\s*[1-5]\d\d\s*(?:\([^()]*\)\s*)?$/;
const plainRequest = /^\s*(?:\([^()]*\/[^()]*\)\s*)?$/;
const payload = /^ *[+*-] +(body|headers?|schema)\s*$/i;

/**
 * Moves requests, responses and their parts to the depth at which the parser looks for them. It ignores a response
 * that is nested in a request, or a body that stands beside its response; both say clearly enough what they are.
 */
export function repairSections(lines: readonly string[]): Repaired {
  const changes: Change[] = [];
  const outlined = outline(lines);
  /** How far the block being moved is moved, and the depth at which it began. */
  let moved = { by: 0, from: -1 };
  let message: number | undefined;
  const repaired = outlined.map((line, index) => {
    const { text, indent, kind } = line;
    // A comment says nothing, wherever it stands; and further in, the parser would not know it for one.
    if (kind === 'blank' || kind === 'comment') return text;
    if (kind === 'heading' || (indent <= moved.from && kind !== 'fenced')) moved = { by: 0, from: -1 };
    if (kind === 'heading') message = undefined;
    const shift = shiftOf(line, message);
    if (shift !== undefined) {
      moved = { by: shift, from: indent };
      changes.push({ code: 'repaired-indentation', line: index + 1, detail: { written: text.trim() } });
    }
    if (kind !== 'fenced' && indent + moved.by === 0 && readMessageLine(text)) message = index;
    else if (kind === 'item' && indent + moved.by === 0 && shift === undefined) message = undefined;
    return shifted(text, moved.by, shift !== undefined);
  });
  return { lines: repaired, changes };
}

/** By how many columns a line must move for the parser to see it; undefined where it is well where it stands. */
function shiftOf({ text, kind, indent }: OutlinedLine, message: number | undefined): number | undefined {
  if (kind === 'fenced') return undefined;
  if (indent > 0 && indent < codeDepth && isUnmistakable(text)) return -indent;
  return message !== undefined && indent === 0 && payload.test(text) ? partDepth : undefined;
}

/** No line of a list in a description looks like this. */
function isUnmistakable(text: string): boolean {
  const line = readMessageLine(text);
  if (!line?.plain) return false;
  return line.keyword === 'Response' ? plainResponse.test(line.rest) : plainRequest.test(line.rest);
}

/** Moved by less than a level, a line leaves its parts where they are: these are in their place already. */
function shifted(text: string, by: number, isFirst: boolean): string {
  if (by >= 0) return ' '.repeat(by) + text;
  if (by > -partDepth && !isFirst) return text;
  const indent = text.length - text.trimStart().length;
  return text.slice(Math.min(indent, -by));
}
