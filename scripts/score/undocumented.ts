/** Why the documentation does not speak of what a mutant does; undefined if it does. */
import { isSuccess } from '../analysis/index.ts';
import { unexplainedRefusals } from '../collections/index.ts';
import type { Operation } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';

/** Entries that nothing tells apart may be alike. */
export function whyRepeated(operation: Operation, { api }: ScenarioPlan): string | undefined {
  const isTold = api.resources.some(({ list, idField }) => list === operation && idField !== undefined);
  return isTold ? undefined : 'no documented field distinguishes the entries of the list';
}

/** A create whose answer names nothing, and whose request neither. */
export function whyAnyId({ effect }: Scenario): string | undefined {
  return effect.kind === 'create' && (effect.id === undefined || effect.id.in === 'list')
    ? 'no documented answer says which id what is made gets'
    : undefined;
}

export function retentionReason({ effect }: Scenario): string | undefined {
  return effect.kind === 'delete' && effect.stays
    ? 'what is deleted stays in another state, and the documentation does not say in which'
    : undefined;
}

/** A refusal of an action that may be about the state of what it acts on. */
export function whyRefused(scenario: Scenario, status: number): string | undefined {
  return isSuccess(scenario.response) && unexplainedRefusals(scenario).includes(status)
    ? 'the documentation does not say what it refuses, and what is there may be in a state that forbids the request'
    : undefined;
}
