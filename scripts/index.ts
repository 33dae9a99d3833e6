/**
 * docproof from a program: the same stages as the command line, without its output.
 *
 *     import { build, mock, readDocument, run } from 'docproof';
 *
 * A foreseen failure (an unusable document, a target that cannot be reached) is a value: `{ ok: false, exit, lines }`.
 */
export {
  type BuiltFiles,
  build,
  type Failure,
  type FindingInDocument,
  type MockOptions,
  mock,
  type ReadDocument,
  type ResponseInDocument,
  type RunningMock,
  type RunOptions,
  type RunRecord,
  type RunResult,
  readDocument,
  run,
} from './cli/index.ts';
