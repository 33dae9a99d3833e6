/** What a hostile target does with a connection, as data. */

export type Step =
  /** Bytes as they are. */
  | { readonly send: string | Buffer }
  /** The same bytes again and again, for ever or so often, each time after a while if `everyMs` is given. */
  | { readonly repeat: string | Buffer; readonly times: number; readonly everyMs?: number }
  /** The path that was asked for, made longer, between two texts. */
  | { readonly sendPath: readonly [before: string, after: string] }
  /** How the connection ends; without it, it stays open. */
  | { readonly end: 'close' | 'reset' };

export const forEver = Number.POSITIVE_INFINITY;

export interface Behaviour {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Exit codes that are right; 1: it deviates, 3: nothing it sends is an answer. */
  readonly exits: readonly number[];
  /** Only the deadline of an exchange ends it. */
  readonly endsByDeadline?: true;
  /** What the output has to say of it. */
  readonly says?: RegExp;
  /** Stock Newman has no limits of its own for it: it never ends, fills the memory or crashes. */
  readonly overwhelmsNewman?: true;
}

const list = '{"notes": [{"id": 7, "text": "milk"}]}';

/** A head with the given lines, and a JSON body that is as long as it says. */
export function answer(body: string | Buffer = list, ...lines: readonly string[]): Step {
  return {
    send: Buffer.concat([
      Buffer.from(head(...lines, `Content-Length: ${Buffer.byteLength(body)}`)),
      Buffer.from(body),
    ]),
  };
}

/** `200 OK`, with further lines. */
export function head(...lines: readonly string[]): string {
  const status = lines.some((line) => line.startsWith('HTTP/')) ? [] : ['HTTP/1.1 200 OK'];
  const isTyped = lines.some((line) => /^content-type:/i.test(line));
  const type = isTyped ? [] : ['Content-Type: application/json'];
  return [...status, ...[...lines].sort(byStatusFirst), ...type, '', ''].join('\r\n');
}

function byStatusFirst(a: string, b: string): number {
  return Number(b.startsWith('HTTP/')) - Number(a.startsWith('HTTP/'));
}
