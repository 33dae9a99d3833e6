/** The variables of a collection, with what they mean. */
import type { ScenarioPlan } from '../scenarios/index.ts';
import { credentialVariables } from './credential-variables.ts';
import { documentedHost } from './environments.ts';
import type { PostmanVariable } from './postman-collection.ts';
import { attemptVariable } from './runtime/attempt-state.ts';
import { undoVariable } from './runtime/undo.ts';

/** Those of the scripts that are about one item at a time. All others of the runtime are about the run, and add up. */
export const scenarioVariables: readonly string[] = [attemptVariable, undoVariable];

export function variablesOf(plan: ScenarioPlan): readonly PostmanVariable[] {
  const variable = (key: string, description: string, value = ''): PostmanVariable => ({
    key,
    value,
    type: 'string',
    description,
  });
  return [
    variable('baseUrl', 'Where the API is, with its base path.', documentedHost(plan) ?? ''),
    ...credentialVariables(plan.api.credentials).map(({ key, description }) => variable(key, description)),
    variable(
      'writes',
      'none: no unsafe method is sent. restore: every change is undone. all: what can be undone is undone. Empty: restore on this machine, none elsewhere.',
    ),
    variable('strict', 'true: other wordings and undocumented fields fail, too.'),
  ];
}
