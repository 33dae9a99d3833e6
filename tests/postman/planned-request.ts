/** What a request of a collection shows, as Postman documents that it sends it. */
import type { Auth, Body, Item, Pair, Url } from './collection.ts';
import type { Sent } from './wire.ts';

/** A request that scripts may still change. */
export interface Planned {
  method: string;
  url: string;
  /** Names in lower case. */
  readonly headers: Map<string, string>;
  body: Body | undefined;
  auth: Auth;
}

export function planned({ request }: Item, ofTheCollection: Auth | undefined): Planned {
  const headers = enabled(request?.header).map(({ key, value }) => [key.toLowerCase(), value] as const);
  return {
    method: request?.method ?? 'GET',
    url: request ? urlText(request.url) : '',
    headers: new Map(headers),
    body: request?.body,
    auth: request?.auth ?? ofTheCollection ?? { type: 'noauth' },
  };
}

/** With the values of variables, by `filled`. */
export function signed(request: Planned, filled: (text: string) => string): Sent {
  const headers = new Map([...request.headers].map(([name, value]) => [name, filled(value)]));
  const { text, type } = bodyText(request.body, filled);
  if (text !== '' && !headers.has('content-type')) headers.set('content-type', type);
  const sent = { method: request.method, url: filled(request.url), headers, body: text };
  const parameter = (name: string) => {
    const parameters = request.auth[request.auth.type];
    const found = typeof parameters === 'object' ? parameters.find(({ key }) => key === name) : undefined;
    return filled(found?.value ?? '');
  };
  switch (request.auth.type) {
    case 'apikey':
      if (parameter('in') === 'query')
        sent.url = withParameter(sent.url, parameter('key'), parameter('value'));
      else headers.set(parameter('key').toLowerCase(), parameter('value'));
      return sent;
    case 'basic':
      headers.set('authorization', `Basic ${btoa(`${parameter('username')}:${parameter('password')}`)}`);
      return sent;
    case 'bearer':
      headers.set('authorization', `Bearer ${parameter('token')}`);
      return sent;
    case 'oauth2':
      headers.set('authorization', `Bearer ${parameter('accessToken')}`);
      return sent;
    case 'noauth':
      return sent;
    default:
      throw new Error(`no authorization of the type ${request.auth.type} is known`);
  }
}

function urlText({ host, path, query, variable = [] }: Url): string {
  const values = new Map(variable.map(({ key, value }) => [`:${key}`, value]));
  const segments = path.map((segment) => values.get(segment) || segment);
  const pairs = enabled(query).map(({ key, value }) => `${key}=${value}`);
  return [[host.join('.'), ...segments].join('/'), ...(pairs.length > 0 ? [pairs.join('&')] : [])].join('?');
}

function withParameter(url: string, key: string, value: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${key}=${value}`;
}

function enabled<Each extends { readonly disabled?: boolean }>(pairs: readonly Each[] = []): readonly Each[] {
  return pairs.filter(({ disabled }) => !disabled);
}

function bodyText(body: Body | undefined, filled: (text: string) => string) {
  switch (body?.mode) {
    case undefined:
      return { text: '', type: '' };
    case 'raw':
      return { text: filled(body.raw ?? ''), type: 'text/plain' };
    case 'urlencoded': {
      const pairs = enabled(body.urlencoded).map(({ key, value }): [string, string] => [
        filled(key),
        filled(value),
      ]);
      return { text: new URLSearchParams(pairs).toString(), type: 'application/x-www-form-urlencoded' };
    }
    case 'formdata': {
      const texts = enabled(body.formdata).filter(({ type }) => type === 'text');
      return { text: inParts(texts, filled), type: `multipart/form-data; boundary=${boundary}` };
    }
    default:
      throw new Error(`no body of the mode ${body?.mode} is known`);
  }
}

const boundary = 'small-runner-part';

function inParts(pairs: readonly Pair[], filled: (text: string) => string): string {
  const parts = pairs.map(
    ({ key, value }) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${filled(key)}"\r\n\r\n${filled(value)}\r\n`,
  );
  return `${parts.join('')}--${boundary}--\r\n`;
}
