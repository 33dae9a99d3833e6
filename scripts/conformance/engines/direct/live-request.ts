/** The request of an item while its scripts change it. */
import type { PostmanItem } from '../../../collections/index.ts';
import type { OutgoingRequest } from './exchange.ts';
import { HeaderList, type PostmanPair } from './header-list.ts';
import type { Variables } from './variables.ts';

export class LiveRequest {
  method: string;
  url: string;
  readonly headers: HeaderList;
  body: string;
  readonly hasBody: boolean;
  readonly #defaults: readonly PostmanPair[];
  /** Whether a GET or HEAD carries its body too. */
  readonly #keepsBody: boolean;

  constructor({ request, protocolProfileBehavior }: PostmanItem) {
    this.method = request.method;
    this.url = request.url.raw;
    this.headers = new HeaderList(request.header);
    this.body = request.body?.raw ?? '';
    this.hasBody = request.body !== undefined;
    this.#defaults = bodyType(request.body?.options?.raw.language);
    this.#keepsBody = protocolProfileBehavior?.disableBodyPruning ?? false;
  }

  /** With the values of variables in place. */
  outgoing(variables: Variables): OutgoingRequest {
    const filled = (text: string) => variables.replaceIn(text);
    const headers = this.headers.map(({ key, value }) => ({ key: filled(key), value: filled(value) }));
    const body = this.#keepsBody || mayHaveBody(this.method) ? filled(this.body) : '';
    return {
      method: this.method,
      url: filled(this.url),
      headers: body === '' ? headers : headers.withDefaults(this.#defaults),
      body,
    };
  }
}

/** A request as `pm.sendRequest` takes it: variables in it are not replaced. */
export interface ScriptRequest {
  readonly url: string;
  readonly method: string;
  readonly header: readonly PostmanPair[];
  readonly body?: { readonly raw: string };
}

export function outgoingOf({ method, url, header, body }: ScriptRequest): OutgoingRequest {
  const headers = new HeaderList(header);
  const raw = mayHaveBody(method) ? (body?.raw ?? '') : '';
  return {
    method,
    url,
    headers: raw === '' ? headers : headers.withDefaults(bodyType(undefined)),
    body: raw,
  };
}

function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** What Postman says of a body whose type the request does not name. */
function bodyType(language: 'json' | undefined): readonly PostmanPair[] {
  return [{ key: 'Content-Type', value: language === 'json' ? 'application/json' : 'text/plain' }];
}
