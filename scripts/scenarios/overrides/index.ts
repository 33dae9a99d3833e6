export { type AppliedOverrides, applyOverrides } from './apply-overrides.ts';
export { type Learned, withLearned } from './learned-overrides.ts';
export type { OverrideProblem, Overrides } from './model.ts';
export { type ReadOverrides, readOverrides } from './read-overrides.ts';
