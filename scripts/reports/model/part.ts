import type { RunRecord } from '../../conformance/index.ts';
import type { GateVerdict } from './gate/judge-gate.ts';

/** One of several APIs of a combined report. */
export interface Part {
  /** Name of the API. */
  readonly name: string;
  /** Where its own reports are, below the reports folder. */
  readonly folder: string;
  readonly passed: boolean;
  /** Undefined if it could not be run. */
  readonly record: RunRecord | undefined;
  readonly verdict: GateVerdict | undefined;
}

/** A part that was run. */
export type RunPart = Part & { readonly record: RunRecord };

export function hasRecord(part: Part): part is RunPart {
  return part.record !== undefined;
}

/** How many documented responses there are in all parts, and how many of them conform. */
export function totalOf(parts: readonly Part[]): { readonly documented: number; readonly conforms: number } {
  const summaries = parts.filter(hasRecord).map(({ record }) => record.summary);
  return {
    documented: summaries.reduce((sum, { documented }) => sum + documented, 0),
    conforms: summaries.reduce((sum, { conforms }) => sum + conforms, 0),
  };
}
