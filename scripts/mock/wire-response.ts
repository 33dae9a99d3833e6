/** Answers as they go over the wire, and a cache of those that stay the same until something is written. */
import { composeProblem } from './answer/composing/compose.ts';
import { problem } from './answer/composing/problems.ts';
import { safeHeader } from './answer/composing/response-headers.ts';
import { encodeBody } from './content-encoding.ts';
import type { Served } from './service.ts';

export interface WireResponse {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: string[];
  readonly body: string | Buffer;
  readonly served: Served;
}

function isBodyless(status: number): boolean {
  return status < 200 || status === 204 || status === 304;
}

export function toWire(served: Served, extra: readonly string[]): WireResponse {
  const { response, chosen, encoding } = served;
  const text = isBodyless(response.status) ? '' : (response.body ?? '');
  const isEncoded = encoding !== undefined && text !== '';
  const body = isEncoded ? encodeBody(text, encoding) : text;
  const headers = response.headers.flat();
  headers.push(
    'Docproof-Response',
    `${encodeURI(chosen.response ?? 'none')}; why="${quotable(chosen.why)}"`,
    ...extra,
  );
  if (isEncoded) headers.push('Content-Encoding', encoding);
  if (!isBodyless(response.status)) headers.push('Content-Length', String(Buffer.byteLength(body)));
  return { status: response.status, headers, body, served };
}

const tooMuch = 'too many long answers are still to be read by clients; try again';

/** In place of an answer that memory has no room for now. */
export const outOfMemory: WireResponse = toWire(
  { ...composeProblem(problem(503, tooMuch), tooMuch), changed: false },
  ['Retry-After', '1'],
);

function quotable(text: string): string {
  return safeHeader(text.replace(/["\\]/g, "'").replace(/[–—]/g, '-')).slice(0, 500);
}

export interface ResponseCache {
  get(key: string, generation: number): WireResponse | undefined;
  set(key: string, generation: number, response: WireResponse): void;
}

/** More characters than these are not kept. */
const mostCharacters = 8_000_000;
const mostEntries = 2_000;

export function createCache(): ResponseCache {
  let generation = -1;
  let characters = 0;
  const kept = new Map<string, WireResponse>();
  const clear = (now: number) => {
    kept.clear();
    characters = 0;
    generation = now;
  };
  return {
    get(key, now) {
      if (now !== generation) clear(now);
      return kept.get(key);
    },
    set(key, now, response) {
      const size = key.length + response.body.length;
      if (size > mostCharacters / 4) return;
      if (now !== generation || kept.size >= mostEntries || characters + size > mostCharacters) clear(now);
      kept.set(key, response);
      characters += size;
    },
  };
}
