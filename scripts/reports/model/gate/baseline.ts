import type { DeviationName } from './deviations.ts';
import type { FormerName } from './former-name.ts';

/** A deviation that is known and accepted for now. */
export type BaselineEntry = {
  readonly response: string;
  readonly reason: string;
  /** The last day on which it is accepted, `2026-12-31`. */
  readonly expires: string | undefined;
} & (DeviationName | FormerName);

export type Baseline = readonly BaselineEntry[];
