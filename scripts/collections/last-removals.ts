/** Removals that nothing brings back, of what other requests need: they come last, so that all else finds it. */
import { isSuccess } from '../analysis/index.ts';
import { pathSegments, pathShape } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';

/** Name of the folder at the end that holds them. */
export const lastFolder = 'At the end: what nothing documented brings back';

/** Those furthest down in the tree of paths first: what is above them goes last. */
export function lastRemovals(plan: ScenarioPlan): ReadonlySet<Scenario> {
  const { scenarios } = plan;
  const last = scenarios.filter(
    (scenario, index) =>
      removesForGood(scenario) && scenarios.slice(index + 1).some((later) => needsSame(scenario, later)),
  );
  const removals = scenarios.filter(
    (scenario) => removesForGood(scenario) && last.some((above) => isBelow(scenario, above)),
  );
  const ordered = [...last, ...removals].sort((a, b) => depthOf(b) - depthOf(a));
  return new Set([...ordered.filter((scenario) => !sweeps(scenario)), ...scenarios.filter(sweeps)]);
}

function sweeps({ effect }: Scenario): boolean {
  return effect.kind === 'irreversible' && effect.sweeps === true;
}

function isBelow(scenario: Scenario, above: Scenario): boolean {
  const shape = pathShape(above.operation.uriTemplate);
  return pathShape(scenario.operation.uriTemplate).startsWith(`${shape}/`);
}

function depthOf({ operation }: Scenario): number {
  return pathSegments(operation.uriTemplate).length;
}

function removesForGood({ operation, response, attempts }: Scenario): boolean {
  const [attempt] = attempts;
  if (!attempt || operation.method !== 'DELETE' || !isSuccess(response)) return false;
  const last = /\{([^{}]+)\}[^{}]*$/.exec(attempt.request.path)?.[1];
  const isMade = attempt.inputs.some(
    (input) => input.kind === 'existing' && input.name === last && input.sources[0]?.kind === 'created',
  );
  return last !== undefined && !isMade;
}

function needsSame({ operation: removal }: Scenario, { operation }: Scenario): boolean {
  const shape = pathShape(removal.uriTemplate);
  const other = pathShape(operation.uriTemplate);
  return operation !== removal && (other === shape || other.startsWith(`${shape}/`));
}
