export type { RunRecord } from '../conformance/index.ts';
export { build } from './api/build.ts';
export { type MockOptions, mock, type RunningMock } from './api/mock.ts';
export {
  type FindingInDocument,
  type ReadDocument,
  type ResponseInDocument,
  readDocument,
} from './api/read-document.ts';
export { type RunOptions, type RunResult, run } from './api/run.ts';
export type { BuiltFiles } from './build-files.ts';
export type { Failure } from './exit-codes.ts';
