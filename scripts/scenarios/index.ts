export { isSafe } from './baseline.ts';
export type { Caller, Condition, Held, RequestView, StateView } from './conditions/condition.ts';
export { conditionHolds } from './conditions/index.ts';
export { isCredentialHeader } from './credentials.ts';
export type * from './model.ts';
export { sameName, singular, wordsOf } from './names.ts';
export { planScenarios } from './plan-scenarios.ts';
export { isObject, isSuccess, operationsOf, type ResourceModel, successOf, valueAt } from './resources.ts';
export { wordsOfResponse } from './words.ts';
