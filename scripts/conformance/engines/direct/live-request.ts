/** The request of an item while its scripts change it. */

import type {
  PostmanAuth,
  PostmanAuthParameter,
  PostmanBody,
  PostmanItem,
  PostmanUrl,
} from '../../../collections/index.ts';
import { basicAuthorization } from '../../wire/index.ts';
import type { OutgoingRequest } from './exchange.ts';
import { HeaderList, type PostmanPair } from './header-list.ts';
import { bodyText, noBody } from './item-body.ts';
import type { Variables } from './variables.ts';

export class LiveRequest {
  method: string;
  url: string;
  readonly headers: HeaderList;
  auth: PostmanAuth;
  /** Undefined if the item has none: then scripts cannot give it one. */
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

/** With the values of path variables in their segments, and without parameters that are switched off. */
function itemUrl({ host, path, query = [], variable = [] }: PostmanUrl): string {
  const segments = path.map((segment) => withVariable(segment, variable));
  const parameters = query.filter(({ disabled }) => !disabled).map(({ key, value }) => `${key}=${value}`);
  return `${host.join('.')}/${segments.join('/')}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`;
}

/** `:id` and `:id.json`, where the variable has a value; otherwise the segment as it is written. */
function withVariable(segment: string, variables: NonNullable<PostmanUrl['variable']>): string {
  const [, name, rest = ''] = /^:([^.]+)(.*)$/s.exec(segment) ?? [];
  const value = variables.find(({ key, disabled }) => key === name && !disabled)?.value ?? '';
  return value === '' ? segment : `${value}${rest}`;
}

/** In the place of what the request says under the same name. `filled` puts in the values of variables. */
function authorized(
  request: OutgoingRequest,
  auth: PostmanAuth,
  filled: (text: string) => string,
): OutgoingRequest {
  const given = (parameters: readonly PostmanAuthParameter[], key: string) =>
    filled(parameters.find((each) => each.key === key)?.value ?? '');
  switch (auth.type) {
    case 'noauth':
      return request;
    case 'apikey': {
      const [key, value] = [given(auth.apikey, 'key'), given(auth.apikey, 'value')];
      return given(auth.apikey, 'in') === 'query'
        ? withParameter(request, key, value)
        : withHeader(request, key, value);
    }
    case 'basic': {
      const [username, password] = [given(auth.basic, 'username'), given(auth.basic, 'password')];
      return withHeader(request, 'Authorization', basicAuthorization(username, password));
    }
    case 'bearer':
      return withToken(request, given(auth.bearer, 'token'));
    case 'oauth2':
      return withToken(request, given(auth.oauth2, 'accessToken'));
  }
}

function withToken(request: OutgoingRequest, token: string): OutgoingRequest {
  return token === '' ? request : withHeader(request, 'Authorization', `Bearer ${token}`);
}

function withHeader(request: OutgoingRequest, key: string, value: string): OutgoingRequest {
  return { ...request, headers: request.headers.without(key).withDefaults([{ key, value }]) };
}

function withParameter(request: OutgoingRequest, key: string, value: string): OutgoingRequest {
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(request.url) ?? [];
  const others = query.split('&').filter((pair) => pair !== '' && pair.split('=')[0] !== key);
  return { ...request, url: `${path}?${[...others, `${key}=${value}`].join('&')}` };
}
