import { readMessageLine } from './message-line.ts';
import { isVerbatim, outline } from './outline.ts';
import type { Change, Repaired } from './repaired-lines.ts';
import { readResponseSignature } from './response-signature.ts';

const signature = /^\s*(?:[1-5]\d\d\s*)?(?:\((?!\s*\d)[^()]*\)\s*)?$/;

/**
 * Writes the lines that open requests and responses in the way the parser takes them: what it does not recognise is
 * lost, and a response with words in its line (`+ Response 404 Not Found`) becomes one with status 200.
 */
export function repairMessageLines(lines: readonly string[]): Repaired {
  const changes: Change[] = [];
  const repaired = outline(lines).map(({ text, kind, indent }, index) => {
    if (isVerbatim(kind) || indent >= 8) return text;
    const line = readMessageLine(text);
    if (!line || (line.plain && (line.keyword === 'Request' || signature.test(line.rest)))) return text;
    const rest = line.keyword === 'Response' ? responseRest(line.rest) : ` ${line.rest.trim()}`;
    if (rest === undefined) return text;
    const read = `${line.indent}${line.marker} ${line.keyword}${rest}`.trimEnd();
    changes.push({
      code: 'repaired-message-line',
      line: index + 1,
      detail: { written: text.trim(), read: read.trim() },
    });
    return read;
  });
  return { lines: repaired, changes };
}

function responseRest(rest: string): string | undefined {
  const { status, mediaType } = readResponseSignature(rest);
  if (status === undefined && mediaType === undefined) return undefined;
  return ` ${status ?? 200}${mediaType ? ` (${mediaType})` : ''}`;
}
