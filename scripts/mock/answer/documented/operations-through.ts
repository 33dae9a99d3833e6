/** Operations by the resources that their paths go through: `DELETE /shops/{shop}/books/{book}` goes through shops and books. */
import { once, operationsOf } from '../../../analysis/index.ts';
import { type Operation, pathSegments, pathShape } from '../../../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../../../scenarios/index.ts';

export interface OperationThrough {
  readonly operation: Operation;
  /** What the operation calls the variable that names the item. */
  readonly variable: string;
  /** The scenarios of the operation. */
  readonly scenarios: readonly Scenario[];
}

/** By the id of the resource, which is the shape of its item path; in the order of the documentation. */
export const operationsThrough = once(
  (plan: ScenarioPlan): ReadonlyMap<string, readonly OperationThrough[]> => {
    const scenarios = scenariosOf(plan);
    const through = new Map<string, OperationThrough[]>();
    for (const operation of operationsOf(plan.api.description)) {
      const segments = pathSegments(operation.uriTemplate);
      for (const [at, { variables }] of segments.entries()) {
        const [variable] = variables;
        if (variable === undefined) continue;
        const above = segments.slice(0, at + 1).map(({ text }) => text);
        const shape = pathShape(`/${above.join('/')}`);
        const found = { operation, variable, scenarios: scenarios.get(operation.id) ?? [] };
        const known = through.get(shape);
        if (known) known.push(found);
        else through.set(shape, [found]);
      }
    }
    return through;
  },
);

/** By the id of the operation. */
export const scenariosOf = once((plan: ScenarioPlan): ReadonlyMap<string, readonly Scenario[]> => {
  const scenarios = new Map<string, Scenario[]>();
  for (const scenario of plan.scenarios) {
    const known = scenarios.get(scenario.operation.id);
    if (known) known.push(scenario);
    else scenarios.set(scenario.operation.id, [scenario]);
  }
  return scenarios;
});
