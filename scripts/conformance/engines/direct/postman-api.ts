/** `pm`, as far as the scripts of a collection use it. */
import type { PostmanItem } from '../../../collections/index.ts';
import type { Answer, Exchanged, OutgoingRequest } from './exchange.ts';
import type { PostmanPair } from './header-list.ts';
import { type LiveRequest, outgoingOf, type ScriptRequest } from './live-request.ts';
import type { OpenWork } from './open-work.ts';
import type { Scope, Variables } from './variables.ts';

/** What one execution of an item gives to its scripts, and takes from them. */
export interface ItemExecution {
  readonly item: PostmanItem;
  readonly variables: Variables;
  readonly request: LiveRequest;
  onTest(name: string, outcome: 'passed' | 'failed' | 'skipped', message?: string): void;
  skipRequest(): void;
  setNextRequest(idOrName: string | null): void;
  send(request: OutgoingRequest): Promise<Exchanged>;
}

/** An error shows its code and nothing more, as in Newman. */
type SendDone = (error: { readonly code: string | undefined } | null, response?: unknown) => void;

/** `answer`: undefined before the request, and where none came. */
export function postmanApi(
  { item, variables, request, onTest, skipRequest, setNextRequest, send }: ItemExecution,
  answer: Answer | undefined,
  work: OpenWork,
): object {
  return {
    info: { requestId: item.id, requestName: item.name },
    variables: {
      get: (name: string) => variables.get(name),
      ...writable(variables.local),
      replaceIn: (text: string) => variables.replaceIn(text),
    },
    collectionVariables: {
      get: (name: string) => variables.collection.get(name),
      ...writable(variables.collection),
    },
    request: requestApi(request),
    ...(answer && { response: responseApi(answer) }),
    test: Object.assign(
      (name: string, check: () => void) => {
        try {
          check();
        } catch (error) {
          return onTest(name, 'failed', messageOf(error));
        }
        onTest(name, 'passed');
      },
      { skip: (name: string) => onTest(name, 'skipped') },
    ),
    execution: { skipRequest, setNextRequest },
    sendRequest: (asked: ScriptRequest, done: SendDone) =>
      work.add(
        send(outgoingOf(asked)).then(({ answer: came, error }) =>
          came ? done(null, responseApi(came)) : done({ code: error?.code }),
        ),
      ),
  };
}

function writable(scope: Scope) {
  return {
    set: (name: string, value: unknown) => void scope.set(name, value),
    unset: (name: string) => void scope.delete(name),
  };
}

function requestApi(request: LiveRequest): object {
  const { headers } = request;
  return {
    get method() {
      return request.method;
    },
    set method(method: string) {
      request.method = method;
    },
    url: {
      update: (url: string) => {
        request.url = url;
      },
      toString: () => request.url,
    },
    headers: {
      get: (name: string) => headers.get(name),
      has: (name: string) => headers.has(name),
      upsert: (pair: PostmanPair) => headers.upsert(pair),
      remove: (name: string) => headers.remove(name),
    },
    authorizeUsing: (type: 'noauth') => {
      request.auth = { type };
    },
    ...(request.body && {
      body: {
        update: ({ mode, raw }: { readonly mode: 'raw'; readonly raw: string }) => {
          request.body = { mode, raw };
        },
      },
    }),
  };
}

function responseApi(answer: Answer): object {
  return {
    code: answer.status,
    status: answer.reason,
    headers: { get: (name: string) => answer.headers.get(name) },
    text: () => responseText(answer),
  };
}

/** An error of a script belongs to another context, and may be anything. */
export function messageOf(error: unknown): string {
  return (error as { readonly message?: string } | undefined)?.message ?? String(error);
}

/** The body of an answer as text, in the character set that it names; one that is not known is read as UTF-8. */
function responseText({ headers, body }: Answer): string {
  const [, charset = 'utf-8'] =
    /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers.get('Content-Type') ?? '') ?? [];
  return decoderFor(charset).decode(body);
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
