/** Who is asking: declared schemes as they are, and for other formats those that the requests show. */
import { type Api, type Credential, carriesCredential, isAuthorization } from '../analysis/index.ts';
import type { Json, JsonObject, Operation, SecurityScheme } from '../documentation/index.ts';
import { texts } from './parts.ts';

export function securitySchemes({ description, credentials }: Api): JsonObject {
  if (description.security === undefined)
    return Object.fromEntries(
      credentials.map((credential) => [credential.variable, shownScheme(credential)]),
    );
  return Object.fromEntries(description.security.map((scheme) => [scheme.name, declaredScheme(scheme)]));
}

function shownScheme({ in: place, name, example }: Credential): JsonObject {
  if (isAuthorization(name) && /^(bearer|basic)\b/i.test(example))
    return { type: 'http', scheme: (/^\w+/.exec(example)?.[0] ?? 'bearer').toLowerCase() };
  return { type: 'apiKey', in: place, name };
}

function declaredScheme(scheme: SecurityScheme): JsonObject {
  const described = texts({ description: scheme.description });
  switch (scheme.kind) {
    case 'api-key':
      return { type: 'apiKey', in: scheme.in, name: scheme.parameter, ...described };
    case 'bearer':
    case 'basic':
      return { ...(scheme.flow ?? { type: 'http', scheme: scheme.scheme }), ...described };
    case 'mutual-tls':
      return { type: 'mutualTLS', ...described };
  }
}

/** undefined if nothing is said of it. */
export function requirementsOf(operation: Operation, api: Api): Json | undefined {
  if (operation.security !== undefined) {
    if (operation.impliesSecurity) return [];
    return operation.security.map((alternative) =>
      Object.fromEntries(alternative.map(({ scheme, scopes }) => [scheme, scopes])),
    );
  }
  const shown = api.credentials.filter((credential) => isShown(credential, operation));
  return shown.length === 0 ? undefined : [Object.fromEntries(shown.map(({ variable }) => [variable, []]))];
}

function isShown({ in: place, name }: Credential, { requests, parameters }: Operation): boolean {
  if (place === 'query') return parameters.some((each) => each.in === 'query' && each.name === name);
  return requests.some(({ headers }) =>
    headers.some((header) => carriesCredential(header) && header.name.toLowerCase() === name.toLowerCase()),
  );
}
