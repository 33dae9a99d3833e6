import { type Element, text } from './api-elements.ts';
import { linesOf, type ReaderContext } from './reader-context.ts';
import type { NumberedLine } from './source-document.ts';

/** What stands where a message has its body: the body, and prose before or behind it. */
export interface Payload {
  readonly prose: readonly NumberedLine[];
  readonly body: readonly NumberedLine[];
}

const opener = /^ *(?:[+*-]|\d+\.) +(?:request|response|body|schema|model|headers?)\b/i;
/** `+ Body {}`: what is sent is in the line that opens it. */
const inlinePayload = /^ *[+*-] +(?:body|schema)\s+([[{"<].*)$/i;
const fence = /^ *(`{3,}|~{3,})[^`]*$/;
/** Depth of a code block in the part of a message, counted from the message. */
const codeDepth = 8;

/**
 * Takes the lines of a body or schema from the document. The parser's own text has lost its indentation where it was
 * not indented as the format wants, and has everything in it that is in that place: prose before a code fence,
 * and whole sections of prose behind the last response of an operation.
 */
export function payloadLines(reading: ReaderContext, asset: Element): Payload | undefined {
  const place = linesOf(reading, asset);
  if (!place) return undefined;
  const lines = withoutOpeners(wholeBlock(reading, place.first, place.last, text(asset) ?? ''));
  return splitAtFence(lines) ?? splitAtCode(upToLooseText(lines));
}

/**
 * The lines from `first` to `last`, and more where the parser read more: of text that is not indented at all it
 * gives the place too short by the indentation that it took away.
 */
function wholeBlock(
  reading: ReaderContext,
  first: number,
  last: number,
  parsed: string,
): readonly NumberedLine[] {
  const { lines } = reading.document;
  let missing = parsed.split('\n').filter(isFilled).length;
  const block: NumberedLine[] = [];
  for (let line = first; line <= lines.length && (line <= last || missing > 0); line += 1) {
    const written = lines[line - 1]!;
    const inline = inlinePayload.exec(written)?.[1];
    block.push({ text: inline === undefined ? written : ' '.repeat(codeDepth) + inline, line });
    const isContent = inline !== undefined || (!opener.test(written) && !fence.test(written));
    if (isFilled(written) && isContent) missing -= 1;
  }
  return block;
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

function withoutOpeners(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const start = lines.findIndex(({ text }) => text.trim() !== '' && !opener.test(text));
  return start === -1 ? [] : lines.slice(start);
}

/** The body is what is fenced; undefined if nothing is. */
function splitAtFence(lines: readonly NumberedLine[]): Payload | undefined {
  const open = lines.findIndex(({ text }) => fence.test(text));
  if (open === -1) return undefined;
  const close = lines.findIndex(({ text }, index) => index > open && /^ *(?:`{3,}|~{3,})\s*$/.test(text));
  const end = close === -1 ? lines.length : close;
  return {
    prose: [...lines.slice(0, open), ...upToLooseText(lines.slice(end + 1))],
    body: lines.slice(open + 1, end),
  };
}

/** A heading, or text at the beginning of the line behind indented text, is not part of the message any more. */
function upToLooseText(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const indented = (lines.find(({ text }) => text.trim() !== '')?.text ?? '').startsWith(' ');
  const end = lines.findIndex(({ text }) => /^ {0,3}#{1,6}[^#]/.test(text) || (indented && /^\S/.test(text)));
  return end === -1 ? lines : lines.slice(0, end);
}

/** Where prose comes first, the body begins with the first code block behind an empty line. */
function splitAtCode(lines: readonly NumberedLine[]): Payload {
  const first = lines.find(({ text }) => text.trim() !== '');
  if (!first || beginsLikeData(first.text) || depth(first.text) >= codeDepth)
    return { prose: [], body: lines };
  const code = lines.findIndex(
    ({ text }, index) =>
      index > 0 && lines[index - 1]!.text.trim() === '' && (depth(text) >= codeDepth || beginsLikeData(text)),
  );
  return code === -1 ? { prose: [], body: lines } : { prose: lines.slice(0, code), body: lines.slice(code) };
}

/** Prose in place of a body: not indented as code, and not beginning like JSON, XML or a number. */
export function isProse(lines: readonly NumberedLine[]): boolean {
  const first = lines.find(({ text }) => text.trim() !== '');
  return first !== undefined && depth(first.text) < codeDepth && !beginsLikeData(first.text);
}

function beginsLikeData(text: string): boolean {
  return (
    /^\s*(?:[[{"<]|-?\d+(?:\.\d+)?\s*$|(?:true|false|null)\s*$)/.test(text) && !/^\s*\[[^\]]*\]\(/.test(text)
  );
}

/** The text of lines without their common indentation and without blank lines at the ends. */
export function dedented(
  lines: readonly NumberedLine[],
): { readonly text: string; readonly line: number } | undefined {
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  if (start === -1) return undefined;
  const end = lines.findLastIndex(({ text }) => text.trim() !== '');
  const kept = lines.slice(start, end + 1);
  const common = kept.reduce(
    (least, { text }) => (text.trim() === '' ? least : Math.min(least, depth(text))),
    Infinity,
  );
  return { text: kept.map(({ text }) => text.slice(common).trimEnd()).join('\n'), line: kept[0]!.line };
}

export function depth(text: string): number {
  return text.length - text.trimStart().length;
}
