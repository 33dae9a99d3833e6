import { type Operation, withCookieIn } from '../../documentation/index.ts';
import { validValue } from '../rules/index.ts';
import { isCredentialParameter } from '../security/credentials.ts';

/** The `Cookie` header that a request has to have beside its credentials; empty if it needs none. */
export function requiredCookies({ parameters }: Operation): string {
  return parameters
    .filter((each) => each.in === 'cookie' && each.required && !isCredentialParameter(each))
    .reduce((text, each) => withCookieIn(text, each.name, validValue(each), each.literal), '');
}
