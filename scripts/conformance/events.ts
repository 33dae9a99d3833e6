import type { AssertionResult, ResponseResult, RunRecord } from './record.ts';

/** What a run tells while it goes; reporters subscribe and cannot change it. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly record: RunRecord }
  | { readonly type: 'response-started'; readonly id: string; readonly title: string }
  /** While the response with this id is still being judged. */
  | { readonly type: 'assertion-failed'; readonly id: string; readonly assertion: AssertionResult }
  | { readonly type: 'response-finished'; readonly result: ResponseResult }
  | { readonly type: 'run-finished'; readonly record: RunRecord };

/** A subscriber. Whatever it throws is reported to the user and never changes the verdict. */
export interface Reporter {
  readonly name: string;
  on(event: RunEvent): void | Promise<void>;
}
