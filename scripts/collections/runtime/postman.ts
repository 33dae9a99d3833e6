/** The part of Postman's script API that the collection uses; the same in Newman, the Postman CLI and the app. */

export interface PostmanHeader {
  readonly key: string;
  readonly value: string;
}

export interface PostmanRequest {
  readonly url: string;
  readonly method: string;
  readonly header: readonly PostmanHeader[];
  readonly body?: { readonly mode: 'raw'; readonly raw: string };
}

export interface PostmanResponse {
  readonly code?: number;
  readonly status?: string;
  readonly headers: { get(name: string): string | undefined };
  text(): string;
}

interface Variables {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  unset(name: string): void;
}

export interface Postman {
  readonly variables: Variables & { replaceIn(text: string): string };
  readonly collectionVariables: Variables;
  readonly info: { readonly requestId: string; readonly requestName: string };
  readonly request: {
    method: string;
    readonly url: { update(url: string): void; toString(): string };
    readonly headers: {
      upsert(header: PostmanHeader): void;
      remove(name: string): void;
      has(name: string): boolean;
      get(name: string): string | undefined;
    };
    readonly body?: { update(body: { mode: 'raw'; raw: string }): void };
    /** Has Postman add no credentials of its own, whatever the request or the collection shows. */
    authorizeUsing(type: 'noauth'): void;
  };
  readonly response?: PostmanResponse;
  /** Cookies of earlier answers; not every runner keeps any. */
  readonly cookies?: { jar(): { clear(url: string, done: () => void): void } };
  readonly test: { (name: string, check: () => void): void; skip(name: string): void };
  readonly execution: { skipRequest(): void; setNextRequest(name: string | null): void };
  sendRequest(
    request: PostmanRequest,
    done: (
      error: { readonly message?: string; readonly code?: string } | null,
      response?: PostmanResponse,
    ) => void,
  ): void;
}
