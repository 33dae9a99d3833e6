import { parseJson } from './exact-json.ts';
import { NotJsonError, type Problem, readLenientJson } from './lenient-json.ts';
import type { Json } from './model.ts';

/** What a text is as JSON. */
export type JsonResult =
  | { readonly kind: 'valid'; readonly json: Json }
  /** Not JSON, but there is no doubt which JSON is meant. */
  | { readonly kind: 'lenient'; readonly json: Json; readonly problem: JsonProblem }
  | { readonly kind: 'invalid'; readonly problem: JsonProblem };

/** The first thing in a text for which it is not JSON. */
export interface JsonProblem {
  /** E.g. `a trailing comma`. */
  readonly what: string;
  /** From 0. */
  readonly line: number;
}

/** Deeper than this, no example is meant for a reader; what walks through it need not be afraid of its depth. */
const deepest = 200;

/** Reads JSON, leniently where it must be. */
export function readJson(text: string): JsonResult {
  if (depthOf(text) > deepest) return { kind: 'invalid', problem: { what: 'nesting without end', line: 0 } };
  try {
    return { kind: 'valid', json: parseJson(text) };
  } catch {
    return readLeniently(text);
  }
}

function readLeniently(text: string): JsonResult {
  try {
    const { json, problem } = readLenientJson(text);
    return { kind: 'lenient', json, problem: placed(text, problem) };
  } catch (error) {
    if (error instanceof NotJsonError) return { kind: 'invalid', problem: placed(text, error.problem) };
    throw error;
  }
}

function placed(text: string, { what, at }: Problem): JsonProblem {
  return { what, line: text.slice(0, at).split('\n').length - 1 };
}

/** How deep the brackets go; those in strings count, too, which only errs on the safe side. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > most) most = depth;
  }
  return most;
}
