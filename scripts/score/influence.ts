/**
 * Which scenarios a mutant can influence: those that are given the answer it breaks, and whatever shares with these
 * what one of them writes. All others send the same requests and get the same answers as without it.
 */
import { groupsOf } from '../conformance/index.ts';
import { footprints, type ScenarioPlan } from '../scenarios/index.ts';
import { type Baseline, scenariosBroken } from './baseline.ts';
import type { Mutant } from './model.ts';

export interface Influence {
  /** The scenario that is about the broken response, where it is given it: likeliest to find the breach, by itself. */
  readonly own: ReadonlySet<string> | undefined;
  readonly all: ReadonlySet<string>;
}

export type InfluenceOf = (mutant: Mutant, baseline: Baseline) => Influence;

export function influenceOf(
  { scenarios }: ScenarioPlan,
  groups: ReadonlyMap<string, readonly string[]>,
): InfluenceOf {
  const order = scenarios.map(({ id }) => id);
  return (mutant, baseline) => {
    const reached = scenariosBroken(mutant, baseline);
    const all = new Set(reached.flatMap((id) => groups.get(id) ?? [id]));
    return {
      own: reached.includes(mutant.response) ? new Set([mutant.response]) : undefined,
      all: new Set(order.filter((id) => all.has(id))),
    };
  };
}

/** The group of each scenario. */
export function scenarioGroups(plan: ScenarioPlan): ReadonlyMap<string, readonly string[]> {
  const ids = plan.scenarios.map(({ id }) => id);
  return new Map(groupsOf(ids, footprints(plan, true)).flatMap((group) => group.map((id) => [id, group])));
}
