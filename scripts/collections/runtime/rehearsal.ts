/** A rehearsal for the scripts: Postman's API over an API in memory. For tests only. */
import type { Credential } from '../../analysis/index.ts';
import type { Assertions } from './answer.ts';
import type { TestsByType } from './judge-further.ts';
import { forApi } from './main.ts';
import type { RequestScript } from './plan.ts';
import type { Postman, PostmanResponse } from './postman.ts';
import type { Test } from './run-tests.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer of the API in memory; undefined closes the connection. */
export type Api = (asked: Asked) =>
  | {
      readonly status: number;
      readonly body?: unknown;
      /** Content-Type is `application/json` where none is given. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  | undefined;

export interface Rehearsed {
  /** `passed …`, `failed … : message`, `skipped …`. */
  readonly told: readonly string[];
  /** `GET /things/1`, in order. */
  readonly traffic: readonly string[];
  readonly variables: ReadonlyMap<string, unknown>;
}

/** Runs one request with its scripts, again where they ask for it, as Postman would. */
export async function rehearse(
  api: Api,
  script: RequestScript,
  tests: (test: Test, answer: Assertions) => void,
  given: {
    readonly variables?: Readonly<Record<string, string>>;
    readonly credentials?: readonly Credential[];
    /** Collection variables that a request before this one left. */
    readonly kept?: Readonly<Record<string, string>>;
    /** What has to be true of answers in other media types. */
    readonly byType?: TestsByType;
  } = {},
): Promise<Rehearsed> {
  const told: string[] = [];
  const traffic: string[] = [];
  const kept = new Map<string, unknown>(Object.entries(given.kept ?? {}));
  const local = new Map<string, unknown>(
    Object.entries({ baseUrl: 'http://localhost:1', ...given.variables }),
  );
  const docproof = forApi({ credentials: given.credentials ?? [] });
  let again = true;
  while (again) {
    again = false;
    let skipped = false;
    const sentHeaders: Record<string, string> = {};
    const request = { method: script.attempts[0]?.request.method ?? 'GET', url: '', body: '' };
    let response: PostmanResponse | undefined;
    const serve = (method: string, url: string, raw: string | undefined, headers: Asked['headers']) => {
      const path = url.replace('http://localhost:1', '');
      traffic.push(`${method} ${path}`);
      return answerOf(api({ method, path, body: raw ? JSON.parse(raw) : undefined, headers }));
    };
    const pm: Postman = {
      variables: {
        get: (name) => local.get(name) ?? kept.get(name),
        set: (name, value) => local.set(name, value),
        unset: (name) => local.delete(name),
        replaceIn: (text) => text,
      },
      collectionVariables: {
        get: (name) => kept.get(name),
        set: (name, value) => kept.set(name, value),
        unset: (name) => kept.delete(name),
      },
      info: { requestId: script.id, requestName: script.id },
      request: {
        get method() {
          return request.method;
        },
        set method(method) {
          request.method = method;
        },
        url: { update: (url) => (request.url = url), toString: () => request.url },
        headers: {
          upsert: ({ key, value }) => (sentHeaders[key] = value),
          remove: () => {},
          has: () => false,
          get: () => undefined,
        },
        body: { update: ({ raw }) => (request.body = raw) },
      },
      get response() {
        return response;
      },
      test: Object.assign(
        (name: string, check: () => void) => {
          try {
            check();
            told.push(`passed ${name}`);
          } catch (error) {
            told.push(`failed ${name}: ${error instanceof Error ? error.message : String(error)}`);
          }
        },
        { skip: (name: string) => told.push(`skipped ${name}`) },
      ),
      execution: {
        skipRequest: () => (skipped = true),
        setNextRequest: () => (again = true),
      },
      sendRequest: (wire, done) => {
        const headers = Object.fromEntries(wire.header.map(({ key, value }) => [key, value]));
        const answer = serve(wire.method, wire.url, wire.body?.raw, headers);
        done(answer ? null : { message: 'socket hang up' }, answer);
      },
    };
    await docproof(pm, atOnce).begin();
    if (!skipped) await docproof(pm, atOnce).prepare(script);
    if (skipped) break;
    response = serve(request.method, request.url, request.body, sentHeaders);
    response ??= { headers: { get: () => undefined }, text: () => '' };
    await docproof(pm, atOnce).judge(tests, given.byType);
  }
  return { told, traffic, variables: kept };
}

/** Nobody waits in a rehearsal. */
function atOnce(act: () => void): void {
  queueMicrotask(act);
}

function answerOf(answer: ReturnType<Api>): PostmanResponse | undefined {
  if (!answer) return undefined;
  const text =
    answer.body === undefined
      ? ''
      : typeof answer.body === 'string'
        ? answer.body
        : JSON.stringify(answer.body);
  return {
    code: answer.status,
    status: '',
    headers: { get: (name) => ({ 'Content-Type': 'application/json', ...answer.headers })[name] },
    text: () => text,
  };
}
