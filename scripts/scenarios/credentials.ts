/** Which headers and query parameters carry who is asking, as the documented requests show them. */
import type { ApiDescription, Operation } from '../documentation/index.ts';
import type { Credential } from './model.ts';
import { wordsOf } from './names.ts';
import { operationsOf } from './resources.ts';

const credentialHeader =
  /^(authorization|proxy-authorization|cookie|(x-)?(.*[-_])?(api[-_]?key|api[-_]?token|auth|auth[-_]?token|access[-_]?token|session([-_]?(id|token))?|token|secret))$/i;
const credentialParameter =
  /^(api[-_]?key|apikey|access[-_]?token|auth[-_]?token|api[-_]?token|token[-_]?key|client[-_]?secret|app[-_]?(key|id)|key|token)$/i;

export function isCredentialHeader(name: string): boolean {
  return credentialHeader.test(name);
}

/** The credentials of an API, one for each header or parameter name. */
export function credentialsOf(description: ApiDescription): readonly Credential[] {
  const found = new Map<string, Credential>();
  const add = (credential: Credential) => {
    const key = `${credential.in}:${credential.name.toLowerCase()}`;
    const known = found.get(key);
    if (!known || (known.example === '' && credential.example !== '')) found.set(key, credential);
  };
  for (const operation of operationsOf(description)) {
    for (const request of operation.requests) {
      for (const header of request.headers.filter((each) => isCredentialHeader(each.name))) {
        add({ in: 'header', name: header.name, variable: variableFor(header.name), example: header.value });
      }
    }
    for (const parameter of credentialParametersOf(operation)) {
      add({
        in: 'query',
        name: parameter.name,
        variable: variableFor(parameter.name),
        example: parameter.example ?? parameter.default ?? '',
      });
    }
  }
  return [...found.values()];
}

function credentialParametersOf(operation: Operation) {
  return operation.parameters.filter(
    (parameter) => parameter.in === 'query' && credentialParameter.test(parameter.name),
  );
}

/** `X-Api-Key` → `x_api_key`; `Authorization` → `authorization`. */
function variableFor(name: string): string {
  return wordsOf(name).join('_');
}
