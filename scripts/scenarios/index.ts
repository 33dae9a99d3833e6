export { validRequestOf } from './body-example.ts';
export type { Caller, Condition, Held, RequestView, StateView } from './conditions/condition.ts';
export { conditionHolds } from './conditions/index.ts';
export { isCredentialHeader } from './credentials.ts';
export { type BodyField, bodyFieldsOf } from './fields.ts';
export { formOfValue, hasForm } from './forms.ts';
export { isObject, valueAt } from './json.ts';
export type * from './model.ts';
export { mentions, sameName, singular, wordsOf } from './names.ts';
export {
  applyOverrides,
  closest,
  type Learned,
  type OverrideProblem,
  type Overrides,
  type ReadOverrides,
  readOverrides,
  withLearned,
} from './overrides/index.ts';
export { planScenarios } from './plan-scenarios.ts';
export { exampleValue, validValue } from './requests/index.ts';
export {
  isSafe,
  isSuccess,
  listIn,
  operationsOf,
  putCreates,
  type ResourceModel,
  successOf,
} from './resources/index.ts';
export {
  breachText,
  breaks,
  type Rule,
  ruleFor,
  rulesOfField,
  rulesOfParameter,
  textBreaks,
} from './rules/index.ts';
export { wordsOfResponse } from './words.ts';
