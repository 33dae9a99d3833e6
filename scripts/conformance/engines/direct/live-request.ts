/** The request of an item while its scripts change it. */
import type { PostmanAuth, PostmanBody, PostmanItem } from '../../../collections/index.ts';
import { authorized } from './authorize.ts';
import type { OutgoingRequest } from './exchange.ts';
import { HeaderList, type PostmanPair } from './header-list.ts';
import { bodyText, noBody } from './item-body.ts';
import { itemUrl } from './item-url.ts';
import type { Variables } from './variables.ts';

export class LiveRequest {
  method: string;
  url: string;
  readonly headers: HeaderList;
  auth: PostmanAuth;
  /** Undefined where the item has none: then scripts cannot give it one. */
  body: PostmanBody | undefined;
  /** Whether a GET or HEAD carries its body too. */
  readonly #keepsBody: boolean;

  constructor({ request, protocolProfileBehavior }: PostmanItem, shared: PostmanAuth | undefined) {
    this.method = request.method;
    this.url = itemUrl(request.url);
    this.headers = new HeaderList(request.header.filter(({ disabled }) => !disabled));
    this.auth = request.auth ?? shared ?? { type: 'noauth' };
    this.body = request.body;
    this.#keepsBody = protocolProfileBehavior?.disableBodyPruning ?? false;
  }

  /** With the values of variables in place, and signed. */
  outgoing(variables: Variables): OutgoingRequest {
    const filled = (text: string) => variables.replaceIn(text);
    const headers = this.headers.map(({ key, value }) => ({ key: filled(key), value: filled(value) }));
    const isSent = this.#keepsBody || mayHaveBody(this.method);
    const { text, mediaType } = isSent && this.body ? bodyText(this.body, filled) : noBody;
    const request = {
      method: this.method,
      url: filled(this.url),
      headers: text === '' ? headers : headers.withDefaults(typed(mediaType)),
      body: text,
    };
    return authorized(request, this.auth, filled);
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
    headers: raw === '' ? headers : headers.withDefaults(typed(noBody.mediaType)),
    body: raw,
  };
}

function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** What Postman says of a body whose type the request does not name. */
function typed(mediaType: string): readonly PostmanPair[] {
  return [{ key: 'Content-Type', value: mediaType }];
}
