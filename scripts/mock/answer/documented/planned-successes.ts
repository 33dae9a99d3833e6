/** Which planned successes have a path through an item, and what each puts there; made once for a plan. */
import { isSuccess, itemPathsOf, once } from '../../../analysis/index.ts';
import { grouped, ownOf } from '../../../documentation/index.ts';
import type { Attempt, ScenarioPlan, ValueSource } from '../../../scenarios/index.ts';

export interface PlannedSuccess {
  /** The id that is documented; undefined where it is looked up. */
  readonly id: string | undefined;
  /** Where the id of something that exists is looked up; empty where it is not. */
  readonly sources: readonly ValueSource[];
}

/** By the shape of the item path. */
export const successesThrough = once(
  ({ scenarios }: ScenarioPlan): ReadonlyMap<string, readonly PlannedSuccess[]> =>
    grouped(
      scenarios
        .filter(({ response }) => isSuccess(response))
        .flatMap(({ operation, attempts: [attempt] }) =>
          itemPathsOf(operation).map(({ shape, variable }) => [shape, successOf(attempt, variable)] as const),
        ),
    ),
);

function successOf(attempt: Attempt | undefined, variable: string): PlannedSuccess {
  const input = attempt?.inputs.find(({ name }) => name === variable);
  return {
    id: ownOf(attempt?.request.values, variable),
    sources: input?.kind === 'existing' ? input.sources : [],
  };
}
