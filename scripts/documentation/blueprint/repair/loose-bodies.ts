import { readMessageLine } from './message-line.ts';
import { type OutlinedLine, outline } from './outline.ts';
import type { Change, Repaired } from './repaired-lines.ts';

const opener = /^ *[+*-] +(?:body|schema)\s*$/i;
const codeDepth = 8;
/** Less than this, a line ends the list that a message stands in. */
const itemDepth = 4;

/**
 * Indents the rest of an example in JSON that begins as code and goes on at the beginning of the line, as when it was
 * pasted: to the parser the example ends there, and the rest is prose of what comes next.
 */
export function repairLooseBodies(lines: readonly string[]): Repaired {
  const outlined = outline(lines);
  const repaired = [...lines];
  const changes: Change[] = [];
  let opened = false;
  for (let index = 0; index < outlined.length; index += 1) {
    const line = outlined[index]!;
    if (line.kind === 'blank') continue;
    if (opened && begins(line)) {
      const end = endOfValue(outlined, index);
      if (end !== undefined) {
        changes.push(...indented(repaired, outlined, index, end));
        index = end;
      }
    }
    opened = line.kind === 'item' && (opener.test(line.text) || readMessageLine(line.text)?.plain === true);
  }
  return { lines: repaired, changes };
}

function begins({ text, kind, indent }: OutlinedLine): boolean {
  return kind === 'text' && indent >= codeDepth && /^[{[]/.test(text.trimStart());
}

/** The line in which all brackets are closed; undefined where another part of the document begins before. */
function endOfValue(outlined: readonly OutlinedLine[], start: number): number | undefined {
  let open = 0;
  for (let index = start; index < outlined.length; index += 1) {
    const { text, kind, indent } = outlined[index]!;
    if (kind === 'heading' || kind === 'fenced' || (kind === 'item' && indent < codeDepth)) return undefined;
    open += balanceOf(text);
    if (open <= 0) return index;
  }
  return undefined;
}

/** Brackets opened less those closed, but for those in strings. */
function balanceOf(text: string): number {
  const outside = text.replace(/"(?:[^"\\]|\\.)*(?:"|$)/g, '');
  return (outside.match(/[{[]/g)?.length ?? 0) - (outside.match(/[}\]]/g)?.length ?? 0);
}

/** Indents the lines that stand less deep than the first one, where one of them would end the example. */
function indented(
  repaired: string[],
  outlined: readonly OutlinedLine[],
  start: number,
  end: number,
): readonly Change[] {
  const loose: number[] = [];
  for (let index = start + 1; index <= end; index += 1) {
    const { kind, indent } = outlined[index]!;
    if (kind !== 'blank' && indent < codeDepth) loose.push(index);
  }
  const first = loose.find((index) => outlined[index]!.indent < itemDepth);
  if (first === undefined) return [];
  const written = outlined[first]!.text.trim();
  return loose.map((index) => {
    const { text, indent } = outlined[index]!;
    repaired[index] = ' '.repeat(outlined[start]!.indent - indent) + text;
    return { code: 'repaired-indentation', line: index + 1, detail: { written } };
  });
}
