/** Postman's authorization: what it adds to a request when it is sent. */

import type { PostmanAuth, PostmanAuthParameter } from '../../../collections/index.ts';
import { basicAuthorization } from '../../wire/index.ts';
import type { OutgoingRequest } from './exchange.ts';

/** In the place of what the request says under the same name. `filled` puts in the values of variables. */
export function authorized(
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
