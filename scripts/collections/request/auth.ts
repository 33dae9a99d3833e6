/** Who asks: the credentials of a request as Postman's authorization, and those that it has no place for. */
import {
  type Credential,
  credentialsFor,
  formsFor,
  formVariables,
  isAuthorization,
} from '../../analysis/index.ts';
import type { Attempt, RequestPlan, ScenarioPlan } from '../../scenarios/index.ts';
import type { PostmanAuth, PostmanAuthParameter, PostmanPair } from '../postman-collection.ts';
import { withoutBraces } from './inert.ts';

export interface Identity {
  readonly auth: PostmanAuth;
  readonly headers: readonly PostmanPair[];
  readonly query: readonly PostmanPair[];
}

export const noAuth: PostmanAuth = { type: 'noauth' };

const nobody: Identity = { auth: noAuth, headers: [], query: [] };

/** Of the user where every attempt is made in the user's name. Otherwise nothing: the script alone says what is sent. */
export function identityOf(
  attempts: readonly Attempt[],
  request: RequestPlan,
  { api }: ScenarioPlan,
): Identity {
  const planned = attempts.flatMap((attempt) => [attempt, ...(attempt.requiredVariants ?? [])]);
  if (planned.some((each) => each.request.credentials !== undefined)) return nobody;
  const credentials = credentialsFor(request.access, api.credentials, () => true).filter(
    ({ in: place, name }) => place === 'header' || !request.query.some((pair) => pair.name === name),
  );
  const main = credentials.find(isMain) ?? credentials.find((each) => !isCookie(each));
  const others = credentials.filter((each) => each !== main);
  return {
    auth: main ? authOf(main, request.access) : noAuth,
    headers: others.filter((each) => each.in === 'header').map(pairOf),
    query: others
      .filter((each) => each.in === 'query')
      .map(pairOf)
      .map((pair) => ({ ...pair, key: encodeURIComponent(pair.key) })),
  };
}

function isMain({ in: place, name }: Credential): boolean {
  return place === 'header' && isAuthorization(name);
}

/** Postman has no authorization that is sent as a cookie. */
function isCookie({ in: place, name }: Credential): boolean {
  return place === 'header' && /^cookie$/i.test(name);
}

function pairOf({ name, variable }: Credential): PostmanPair {
  return { key: withoutBraces(name), value: variableIn(variable) };
}

function authOf(credential: Credential, access: RequestPlan['access']): PostmanAuth {
  const [form] = formsFor(credential.forms, access);
  switch (form?.kind) {
    case 'bearer':
      return { type: 'bearer', bearer: parameters({ token: variableIn(formVariables.token) }) };
    case 'oauth2':
      return {
        type: 'oauth2',
        oauth2: parameters({ accessToken: variableIn(formVariables.token), addTokenTo: 'header' }),
      };
    case 'basic':
      return {
        type: 'basic',
        basic: parameters({
          username: variableIn(formVariables.username),
          password: variableIn(formVariables.password),
        }),
      };
    case undefined: {
      const { key, value } = pairOf(credential);
      return { type: 'apikey', apikey: parameters({ key, value, in: credential.in }) };
    }
  }
}

function variableIn(name: string): string {
  return `{{${name}}}`;
}

function parameters(values: Readonly<Record<string, string>>): readonly PostmanAuthParameter[] {
  return Object.entries(values).map(([key, value]) => ({ key, value, type: 'string' }));
}
