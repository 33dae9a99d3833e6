export type * from './model.ts';
export { mutantKinds } from './mutation-words.ts';
export {
  type Counts,
  type MutantResult,
  type ScoredResponse,
  type ScoreRecord,
  type ScoreSummary,
  scoreRecord,
} from './results.ts';
export { type ApiScore, type ScoreOptions, scoreApi } from './score-api.ts';
