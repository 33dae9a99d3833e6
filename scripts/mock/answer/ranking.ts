/** In which order a server looks at a request: the first thing wrong is the one that is told. */
import type { Condition } from '../../scenarios/index.ts';

export const stages = [
  'credentials',
  'permission',
  'media-type',
  'syntax',
  'parameters',
  'existence',
  'precondition',
  'fields',
  'references',
  'conflicts',
  'success',
  'never',
] as const;

export type Stage = (typeof stages)[number];

/** The stages at which a request may be refused. */
export const checkedStages: readonly Stage[] = stages.slice(0, stages.indexOf('success'));

const stageOfKind: Readonly<Record<Condition['kind'], Stage>> = {
  'invalid-parameter': 'parameters',
  'no-such-resource': 'existence',
  'unknown-reference': 'references',
  'as-documented': 'success',
  'target-side': 'never',
  'not-understood': 'never',
};

export function stageOf(condition: Condition): Stage {
  return stageOfKind[condition.kind];
}
