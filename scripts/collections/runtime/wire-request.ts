/** A request as it goes out: at the base URL, with what tells who is asking. */

import { type Credential, credentialsFor } from '../../analysis/index.ts';
import type { RequestPlan } from '../../scenarios/index.ts';
import type { ReadyRequest } from './exchange.ts';
import type { PostmanHeader, PostmanRequest } from './postman.ts';
import type { Session } from './session.ts';
import { baseUrl, credentialValue, extraHeaders } from './settings.ts';

/** Who asks: the user unless the plan says otherwise. `url` is the base URL and the path, or where the target redirects to. */
export function wireRequest(
  { pm, credentials }: Session,
  request: ReadyRequest,
  as: RequestPlan['credentials'],
  url = `${baseUrl(pm)}${request.path}`,
): PostmanRequest {
  const isKnown = (credential: Credential) =>
    credentialValue(pm, credential, as === 'second' ? 'second' : 'given', request.access) !== undefined;
  const given = credentialsFor(request.access, credentials, isKnown).flatMap((credential) => {
    const account = as === undefined || as === 'some' ? 'given' : as;
    const value = account === 'none' ? undefined : credentialValue(pm, credential, account, request.access);
    return value === undefined ? [] : [{ credential, value }];
  });
  const query = given
    .filter(({ credential }) => credential.in === 'query' && !hasParameter(url, credential.name))
    .map(({ credential, value }) => `${encodeURIComponent(credential.name)}=${encodeURIComponent(value)}`);
  const own = given
    .filter(({ credential }) => credential.in === 'header')
    .map(({ credential, value }) => ({ key: credential.name, value }));
  const known = as === undefined ? [] : credentials.filter((credential) => credential.in === 'header');
  const extra = without(
    extraHeaders(pm),
    known.map(({ name }) => name),
  );
  const planned = without(
    withOneCookie([...own, ...request.headers]),
    extra.map(({ key }) => key),
  );
  return {
    url: query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`,
    method: request.method,
    header: [...planned, ...extra],
    ...(request.body === undefined ? {} : { body: { mode: 'raw', raw: request.body } }),
  };
}

/** A request has one `Cookie` header: what identifies the caller and what the operation takes are in it together. */
function withOneCookie(headers: readonly PostmanHeader[]): readonly PostmanHeader[] {
  const cookies = headers.filter(({ key }) => /^cookie$/i.test(key));
  if (cookies.length < 2) return headers;
  const value = cookies.map((each) => each.value).join('; ');
  return [...without(headers, ['Cookie']), { key: 'Cookie', value }];
}

function without(headers: readonly PostmanHeader[], names: readonly string[]): readonly PostmanHeader[] {
  const taken = names.map((name) => name.toLowerCase());
  return headers.filter(({ key }) => !taken.includes(key.toLowerCase()));
}

/** A target that redirects may repeat the query that it was asked with. */
function hasParameter(url: string, name: string): boolean {
  const query = url.split('?').slice(1).join('?');
  return query.split('&').some((pair) => pair.startsWith(`${encodeURIComponent(name)}=`));
}
