import type { Operation } from '../model.ts';
import type { ReaderContext } from './reader-context.ts';
import { readHeading } from './repair/heading.ts';
import { type MessageLine, readMessageLine } from './repair/message-line.ts';
import { isVerbatim, outline } from './repair/outline.ts';
import { readResponseSignature } from './repair/response-signature.ts';

/** Lines indented deeper than this are code. */
const codeDepth = 8;

/** Reports lines that look like a request or response that the parser takes for something else: none is lost in silence. */
export function noteUnreadMessages(reading: ReaderContext, operations: readonly Operation[]): void {
  const read = new Set(
    operations.flatMap(({ requests, responses }) =>
      [...requests, ...responses].map(({ source }) => source.line),
    ),
  );
  outline(reading.document.lines).forEach(({ text, kind, indent }, index) => {
    if (isVerbatim(kind) || indent >= codeDepth || read.has(index + 1)) return;
    const line = readMessageLine(text);
    const asked = line && lineAsRead(line);
    if (line && asked !== undefined) {
      const code = line.keyword === 'Response' ? 'response-not-read' : 'request-not-read';
      reading.note(code, 'warning', reading.document.at(index + 1), { written: text.trim(), read: asked });
    }
  });
}

/** The line as the parser takes it; undefined for a plain request or a response without a status, which may be prose. */
function lineAsRead({ keyword, rest, plain }: MessageLine): string | undefined {
  if (keyword === 'Request') return plain ? undefined : `+ Request ${rest.trim()}`.trimEnd();
  const { status, mediaType } = readResponseSignature(rest);
  return status && `+ Response ${status}${mediaType ? ` (${mediaType})` : ''}`;
}

/** How tools that put documents together are asked for another file: Aglio's comment, Hercule's link. */
const include = /<!--\s*include\(([^)]*)\)\s*-->|^\s*:\[[^\]]*\]\([^)]+\)/;

/** Reports lines that ask for another file: what it documents is not here. */
export function noteIncludes(reading: ReaderContext): void {
  outline(reading.document.lines).forEach(({ text, kind, indent }, index) => {
    const isCode = kind === 'fenced' || indent >= codeDepth;
    const written = isCode ? undefined : include.exec(text)?.[0].trim();
    if (written !== undefined)
      reading.note('include-not-followed', 'warning', reading.document.at(index + 1), { written });
  });
}

/** Reports operations without any response, most of which the parser drops: none is left out in silence. */
export function noteUnansweredOperations(reading: ReaderContext, operations: readonly Operation[]): void {
  const { document } = reading;
  const answered = new Set(
    operations.filter(({ responses }) => responses.length > 0).map(({ source }) => source.line),
  );
  const lines = outline(document.lines).flatMap(({ text, kind }, index) => {
    const isAction = kind === 'heading' && readHeading(text)?.method !== undefined;
    return isAction && !answered.has(index + 1) ? [index + 1] : [];
  });
  for (const line of lines) {
    const written = (document.written[line - 1] ?? '').trim();
    reading.note('no-response', 'warning', document.at(line), { written });
  }
}

/** Reports responses of one operation between which nothing makes a difference. */
export function noteDuplicateResponses(reading: ReaderContext, operations: readonly Operation[]): void {
  for (const { responses } of operations) {
    const first = new Map<string, number>();
    for (const { status, mediaType, headers, body, description, requests, source } of responses) {
      const names = headers.map(({ name, value }) => [name, value]);
      const said = JSON.stringify([status, mediaType, names, body?.text, description, requests]);
      const line = first.get(said);
      if (line === undefined) first.set(said, source.line);
      else
        reading.note('duplicate-response', 'note', source, { status: String(status), first: String(line) });
    }
  }
}
