/** Environments to be picked in Postman: the embedded mock, and a live target. */
import type { ScenarioPlan } from '../scenarios/index.ts';
import { type CredentialVariable, credentialVariables } from './credential-variables.ts';
import type { PostmanVariable } from './postman-collection.ts';
import { stableUuid } from './stable-uuid.ts';

export interface PostmanEnvironment {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (PostmanVariable & { readonly enabled: true })[];
  readonly _postman_variable_scope: 'environment';
}

/** For the embedded mock, with the documentation's own example credentials. */
export function mockEnvironment(plan: ScenarioPlan, baseUrl: string): PostmanEnvironment {
  return environment(plan, 'mock', baseUrl, ({ example }) => example);
}

/** For a live target: the values are the user's to fill in, and never written by docproof. */
export function liveEnvironment(plan: ScenarioPlan): PostmanEnvironment {
  return environment(plan, 'live', documentedHost(plan) ?? 'https://api.example.com', () => '');
}

/** Where the documentation says the API is; a brace in it is not a variable of the user's. */
export function documentedHost({ api: { description } }: ScenarioPlan): string | undefined {
  return description.host?.replace(/\/+$/, '').replaceAll('{', '%7B').replaceAll('}', '%7D');
}

function environment(
  plan: ScenarioPlan,
  kind: string,
  baseUrl: string,
  valueFor: (variable: CredentialVariable) => string,
): PostmanEnvironment {
  const name = `${plan.api.description.title || plan.api.description.name} (${kind})`;
  const value = (key: string, text: string, type: PostmanVariable['type']) =>
    ({ key, value: text, type, enabled: true }) as const;
  return {
    id: stableUuid(`docproof/${plan.api.description.name}/${kind}`),
    name,
    values: [
      value('baseUrl', baseUrl, 'string'),
      ...credentialVariables(plan.api.credentials)
        .filter(({ isAlternative }) => !isAlternative)
        .map((variable) => value(variable.key, valueFor(variable), 'secret')),
      value('writes', '', 'string'),
    ],
    _postman_variable_scope: 'environment',
  };
}
