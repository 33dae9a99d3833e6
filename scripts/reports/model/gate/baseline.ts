import type { NamedDeviation } from './deviations.ts';

/** A deviation that is known and accepted for now. */
export interface BaselineEntry extends NamedDeviation {
  readonly reason: string;
  /** The last day on which it is accepted, `2026-12-31`. */
  readonly expires: string | undefined;
}

export type Baseline = readonly BaselineEntry[];
