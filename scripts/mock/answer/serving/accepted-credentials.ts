/** Which credentials are somebody's: those that the documentation shows, and those that the user gives. */

import { carriesCredential, isObject, isSuccess, operationsOf } from '../../../analysis/index.ts';
import { carrierOf, type Json } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { isPlaceholder, isTokenName } from '../../../vocabulary/index.ts';

import type { AcceptedCredentials } from '../model/model.ts';

/** Where no usable example is documented, and none is given, nobody is a stranger: `owner` is empty then. */
export function acceptedCredentials(
  plan: ScenarioPlan,
  given: { readonly owner: readonly string[]; readonly second: readonly string[] },
): AcceptedCredentials {
  const declared = (plan.api.description.security ?? []).flatMap(
    (scheme) => carrierOf(scheme)?.example ?? [],
  );
  const shown = [...plan.api.credentials.map(({ example }) => example.trim()), ...declared].filter(
    (value) => value !== '',
  );
  const usable = shown.filter((value) => !isPlaceholder(value));
  if (usable.length === 0) return { owner: new Set(given.owner), second: new Set(given.second) };
  const owner = [...usable, ...shownOnSuccess(plan), ...issuedTokens(plan), ...given.owner];
  return { owner: new Set(owner), second: new Set(given.second) };
}

/** Credentials of all documented requests that succeed. */
function shownOnSuccess(plan: ScenarioPlan): readonly string[] {
  return operationsOf(plan.api.description).flatMap((operation) =>
    operation.responses
      .filter(isSuccess)
      .flatMap((response) =>
        response.requests.flatMap((index) =>
          (operation.requests[index]?.headers ?? [])
            .filter((header) => carriesCredential(header))
            .map((header) => header.value.trim()),
        ),
      ),
  );
}

/** Tokens that documented answers give out, as a login does. */
function issuedTokens(plan: ScenarioPlan): readonly string[] {
  return operationsOf(plan.api.description).flatMap((operation) =>
    operation.responses
      .filter(isSuccess)
      .flatMap((response) => (response.body?.json === undefined ? [] : tokensIn(response.body.json, ''))),
  );
}

function tokensIn(value: Json, key: string): readonly string[] {
  if (typeof value === 'string') return isTokenName(key) && value !== '' ? [value] : [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((each) => tokensIn(each, key));
  return isObject(value) ? Object.entries(value).flatMap(([name, child]) => tokensIn(child, name)) : [];
}
