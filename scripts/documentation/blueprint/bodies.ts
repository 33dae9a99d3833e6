import { type JsonResult, readJson } from '../json-text.ts';
import type { Body, Json, Source } from '../model.ts';
import { type Element, text } from './api-elements.ts';
import { dedented, isProse, payloadLines } from './payload-lines.ts';
import type { ReaderContext } from './reader-context.ts';
import type { NumberedLine } from './source-document.ts';

/** The example body of a message, and the prose that is in its place or beside it. */
export interface BodyAndProse {
  readonly body: Body | undefined;
  readonly prose: readonly NumberedLine[];
}

/** Reads the example body of a message. */
export function readBody(
  reading: ReaderContext,
  asset: Element | undefined,
  mediaType: string | undefined,
  message: Source,
): BodyAndProse {
  if (!asset) return { body: undefined, prose: [] };
  const payload = payloadLines(reading, asset);
  if (!payload) return { body: generatedBody(text(asset) ?? '', message), prose: [] };
  const { prose, body: lines } = payload;
  if (isProse(lines) && !/^text\//i.test(mediaType ?? ''))
    return { body: undefined, prose: [...prose, ...lines] };
  const example = dedented(lines);
  if (!example) return { body: undefined, prose };
  if (isOnlyComment(example.text)) return { body: undefined, prose: [...prose, ...lines] };
  const source = reading.document.at(example.line);
  return {
    body: { text: example.text, ...jsonOf(reading, example, mediaType), generated: false, source },
    prose,
  };
}

/** What the parser made from attributes; it has no place of its own. */
function generatedBody(made: string, source: Source): Body | undefined {
  if (made.trim() === '') return undefined;
  const reading = readJson(made);
  const json = reading.kind === 'invalid' ? undefined : reading.json;
  return { text: made, json, lenient: false, generated: true, source };
}

function jsonOf(
  reading: ReaderContext,
  example: { readonly text: string; readonly line: number },
  mediaType: string | undefined,
): { readonly json: Json | undefined; readonly lenient: boolean } {
  const claimed = claimsJson(mediaType);
  if (!claimed && !mayBeJson(mediaType, example.text)) return { json: undefined, lenient: false };
  const read = readJson(example.text);
  if (read.kind !== 'valid' && (claimed || (mediaType === undefined && read.kind === 'lenient'))) {
    noteProblem(reading, read, example.line);
  }
  if (!claimed && mediaType !== undefined && read.kind !== 'valid')
    return { json: undefined, lenient: false };
  return { json: read.kind === 'invalid' ? undefined : read.json, lenient: read.kind === 'lenient' };
}

function noteProblem(
  reading: ReaderContext,
  read: Exclude<JsonResult, { kind: 'valid' }>,
  firstLine: number,
): void {
  reading.note('example-not-json', 'warning', reading.document.at(firstLine + read.problem.line), {
    problem: read.problem.what,
    lenient: read.kind === 'lenient' ? 'yes' : 'no',
  });
}

/** True for `application/json`, `application/problem+json` and the like. */
function claimsJson(mediaType: string | undefined): boolean {
  return /^[^;]*[/+]json\b/i.test(mediaType ?? '');
}

/** What looks like JSON is JSON, where the media type does not say that it is something else. */
function mayBeJson(mediaType: string | undefined, body: string): boolean {
  return /^\s*[[{]/.test(body) && !/xml|html|csv|yaml|form|image|audio|video/i.test(mediaType ?? '');
}

/** `// the same as above`: a word to the reader in place of an example. */
function isOnlyComment(body: string): boolean {
  return body.split('\n').every((line) => /^\s*(?:\/\/|$)/.test(line));
}
