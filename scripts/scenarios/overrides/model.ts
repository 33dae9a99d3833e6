/** What a person adds beside a document, as `docs/overrides.schema.json` describes it. */
import type { Json } from '../../documentation/index.ts';
import type { ExpectedDifference } from '../model.ts';

type Scalar = string | number | boolean | null;

export interface Overrides {
  readonly file: string;
  readonly entries: readonly OverrideEntry[];
}

export interface OverrideEntry {
  /** Id of the documented response. */
  readonly response: string;
  /** Line of the entry; counts from 1. */
  readonly line: number;
  /** Line of a part of it. */
  lineOf(path: readonly string[]): number;
  readonly way: string | undefined;
  readonly request: RequestChange | undefined;
  readonly values: Readonly<Record<string, Scalar>>;
  readonly before: readonly GivenRequest[];
  readonly after: readonly GivenRequest[];
  readonly differences: readonly ExpectedDifference[];
  /** Parts that are written as in files of docproof 1.0, and how they are written now. */
  readonly former: readonly { readonly written: string; readonly now: string }[];
  /** What concerns the whole service may be sent. */
  readonly allow: boolean;
  readonly leaveOut: string | undefined;
}

export interface RequestChange {
  readonly method?: string;
  readonly path?: string | Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, Scalar>>;
  readonly headers?: Readonly<Record<string, Scalar>>;
  /** Merged into the body that was inferred; null removes. */
  readonly body?: Json;
  /** In the place of the body that was inferred. */
  readonly 'replace-body'?: Json;
  readonly credentials?: 'none' | 'wrong' | 'second';
}

export interface GivenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, Scalar>>;
  readonly body?: Json;
}

/** What is wrong with overrides: where, what, and what to do. */
export interface OverrideProblem {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly next: string;
}
