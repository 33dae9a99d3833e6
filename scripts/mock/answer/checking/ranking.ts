/** In which order a server looks at a request: the first thing wrong is the one that is told. */
import type { Condition } from '../../../scenarios/index.ts';

const stages = [
  'credentials',
  'permission',
  'shown',
  'method',
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

/** Within a stage the kinds stand in the order in which they are asked: the narrower before the wider. */
const stageOfKind: Readonly<Record<Condition['kind'], Stage>> = {
  credentials: 'credentials',
  forbidden: 'permission',
  'as-overridden': 'shown',
  'own-request': 'shown',
  'wrong-method': 'method',
  'wrong-media-type': 'media-type',
  'wrong-accept': 'media-type',
  'malformed-body': 'syntax',
  'missing-parameter': 'parameters',
  'invalid-parameter': 'parameters',
  'removed-resource': 'existence',
  'no-such-resource': 'existence',
  precondition: 'precondition',
  'not-modified': 'precondition',
  'no-fields': 'fields',
  'field-pair': 'fields',
  'either-or': 'fields',
  'missing-field': 'fields',
  'invalid-field': 'fields',
  'unknown-reference': 'references',
  'wrong-login': 'references',
  'reserved-value': 'conflicts',
  'immutable-field': 'conflicts',
  'already-exists': 'conflicts',
  'already-done': 'conflicts',
  'wrong-state': 'conflicts',
  variant: 'success',
  'as-documented': 'success',
  'target-side': 'never',
  'not-understood': 'never',
};

const order = Object.keys(stageOfKind);

export function stageOf(condition: Condition): Stage {
  return stageOfKind[condition.kind];
}

/** Whether a success is given for something narrower than any documented request. */
export function isNarrow(condition: Condition): boolean {
  return order.indexOf(condition.kind) < order.indexOf('as-documented');
}

/** The narrower of two kinds of the same stage comes first. */
export function compareKinds(a: Condition, b: Condition): number {
  return order.indexOf(a.kind) - order.indexOf(b.kind);
}
