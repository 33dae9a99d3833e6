/** What every stand-in speaks: a request taken apart, and an answer with the way it goes onto the wire. */

export interface Request {
  /** Upper case. */
  readonly method: string;
  /** Below the prefix, decoded; `undefined` in place of a segment that cannot be decoded. */
  readonly segments: readonly (string | undefined)[];
  readonly query: URLSearchParams;
  /** Lower-case names; a repeated header is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly reason?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly delivery?: Delivery;
  /** Which documented response this is, e.g. `get 404`; undefined for what the documentation leaves open. */
  readonly documented: string | undefined;
}

/** How an answer is put onto the wire; in one piece where nothing is said. */
export type Delivery =
  | { readonly kind: 'byte-by-byte' }
  | { readonly kind: 'late'; readonly afterMs: number }
  /** Announces the whole length, sends only so many bytes, closes the connection. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Announces fewer bytes than it sends. */
  | { readonly kind: 'understated'; readonly announcedBytes: number }
  /** No length announced: the body ends with the connection. */
  | { readonly kind: 'until-close' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'close-without-answer' }
  | { readonly kind: 'hang' }
  /** Sends the head and nothing of the body, for ever. */
  | { readonly kind: 'hang-after-head' }
  /** These bytes instead of an HTTP answer. */
  | { readonly kind: 'raw'; readonly bytes: string };

export type Handler = (request: Request) => Answer;

/** An answer with a JSON body. */
export function json(documented: string | undefined, status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
    documented,
  };
}

/** An answer that is a status alone. */
export function bare(
  documented: string | undefined,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: '', documented };
}

/** The body as JSON where it is JSON; a symbol that equals no JSON value where it is not. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

export const notJson: unique symbol = Symbol('not JSON');

/** Whether a value is a JSON object, neither array nor null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
