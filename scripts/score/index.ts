export type * from './model.ts';
export { type ScoreOptions, scoreApi } from './score-api.ts';
