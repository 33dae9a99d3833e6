/** An answer's body as what it is: JSON, or in words why it is not JSON. */
import { type Json, parseJson } from '../../documentation/index.ts';
import { lastOf, shortened } from './excerpt.ts';
import type { PostmanResponse } from './postman.ts';

export type ReadBody =
  | { readonly ok: true; readonly json: Json }
  | { readonly ok: false; readonly got: string };

/** Parses a body; a byte order mark before it is allowed (RFC 8259, 8.1). */
export function readJson(response: PostmanResponse): ReadBody {
  const text = response.text().replace(/^\uFEFF/, '');
  try {
    const json = parseJson(text);
    if (isDeeperThan(deepest, json))
      return { ok: false, got: `JSON that is nested more than ${deepest} levels deep` };
    return { ok: true, json };
  } catch (error) {
    return { ok: false, got: describe(text, error instanceof Error ? error.message : String(error)) };
  }
}

/** What is nested deeper is not an answer of an API, and would exhaust the stack of whatever walks through it. */
const deepest = 500;

/** Level by level: it must not recurse itself. */
function isDeeperThan(levels: number, json: Json): boolean {
  let level: readonly Json[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

function describe(text: string, problem: string): string {
  const start = printable(text).trim();
  if (start === '') return 'an empty body';
  if (/^<(!doctype html|html|head|body|h1)/i.test(start)) return `an HTML page (${quote(start)})`;
  if (start.startsWith('<')) return `XML or HTML (${quote(start)})`;
  if (/^[[{"]/.test(start) && /end of|unterminated/i.test(problem)) {
    return `truncated JSON that ends with ${quote(lastOf(start, 40))}`;
  }
  return `a body that is not valid JSON (${withoutExcerpt(printable(problem))}): ${quote(start)}`;
}

/** V8 quotes a few characters from around the place, which may be some of a secret. */
function withoutExcerpt(problem: string): string {
  return problem.replace(/,? (?:\.\.\.)?"[\s\S]*"(?:\.\.\.)? is not valid JSON$/, '');
}

/** Bytes that are no text could do anything to a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${shortened(line, 60)}"`;
}
