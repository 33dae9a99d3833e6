import { outline } from './outline.ts';
import type { Change, Repaired } from './repaired-lines.ts';

const payload = /^ *[+*-] +(?:body|schema)\s*$/i;
const fence = /^ *(?:`{3}|~{3})/;
const partDepth = 4;

/**
 * Moves a code fence into the body or schema that it follows. Where it stands at the same depth, the parser takes it
 * for a section of its own, and ignores what comes after it.
 */
export function repairFences(lines: readonly string[]): Repaired {
  const changes: Change[] = [];
  const outlined = outline(lines);
  /** Depth that the content of the body or schema above must have. */
  let wanted: number | undefined;
  let moveBy = 0;
  const repaired = outlined.map(({ text, kind, indent }, index) => {
    if (kind === 'blank' || kind === 'comment') return text;
    if (kind !== 'fenced') {
      moveBy = 0;
      wanted = kind === 'item' && payload.test(text) ? indent + partDepth : undefined;
      return text;
    }
    if (wanted !== undefined) {
      moveBy = fence.test(text) ? Math.max(wanted - indent, 0) : 0;
      if (moveBy > 0)
        changes.push({ code: 'repaired-indentation', line: index + 1, detail: { written: text.trim() } });
      wanted = undefined;
    }
    return ' '.repeat(moveBy) + text;
  });
  return { lines: repaired, changes };
}
