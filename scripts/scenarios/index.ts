export { byConfidence, isCertain, mostCertain } from './certainty.ts';
export type { Caller, RequestView, StateView } from './conditions/condition.ts';
export {
  compareConditions,
  conditionHolds,
  isNarrow,
  placesOf,
  signsIn,
  stageOf,
} from './conditions/index.ts';
export type { Condition } from './conditions/model.ts';
export type { Places } from './conditions/places.ts';
export { sentValues } from './conditions/sent-parameter.ts';
export { checkedStages, type Stage } from './conditions/stage.ts';
export { everything, type Footprint, footprints } from './footprint.ts';
export type * from './model.ts';
export {
  applyOverrides,
  type Learned,
  type OverrideProblem,
  type Overrides,
  type ReadOverrides,
  readOverrides,
  withLearned,
} from './overrides/index.ts';
export { planScenarios } from './plan-scenarios.ts';
export { accessOf } from './requests/plain-request.ts';
