/** Environments to be picked in Postman: the embedded mock, and a live target. */
import type { Credential } from '../analysis/index.ts';
import type { ScenarioPlan } from '../scenarios/index.ts';
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
  return environment(plan, 'mock', baseUrl, (credential) => credential.example);
}

/** For a live target: the values are the user's to fill in, and never written by docproof. */
export function liveEnvironment(plan: ScenarioPlan): PostmanEnvironment {
  return environment(plan, 'live', plan.api.description.host ?? 'https://api.example.com', () => '');
}

function environment(
  plan: ScenarioPlan,
  kind: string,
  baseUrl: string,
  credentialValue: (credential: Credential) => string,
): PostmanEnvironment {
  const name = `${plan.api.description.title || plan.api.description.name} (${kind})`;
  const value = (key: string, text: string, type: PostmanVariable['type']) =>
    ({ key, value: text, type, enabled: true }) as const;
  return {
    id: stableUuid(`docproof/${plan.api.description.name}/${kind}`),
    name,
    values: [
      value('baseUrl', baseUrl, 'string'),
      ...plan.api.credentials.map((credential) =>
        value(credential.variable, credentialValue(credential), 'secret'),
      ),
      value('writes', '', 'string'),
    ],
    _postman_variable_scope: 'environment',
  };
}
