import type { RunRecord } from '../../conformance/index.ts';
import { nameInWords } from '../model/gate/deviations.ts';
import type { GateVerdict } from '../model/gate/judge-gate.ts';
import type { RunPart } from '../model/part.ts';

/** What `results.json` holds, as docs/results.schema.json describes it: the record of a run, and whether it passes. */
export interface Results extends RunRecord {
  /** Undefined while the run goes on. */
  readonly gate: GateOutcome | undefined;
}

export interface GateOutcome {
  readonly passed: boolean;
  /** Why it does not pass, each in one line. */
  readonly reasons: readonly string[];
  /** What is no reason to fail, each in one line: entries of the baseline that are fixed, or that nothing was provoked. */
  readonly remarks: readonly string[];
  /** Deviations that the baseline lists. */
  readonly known: readonly KnownDeviation[];
}

export interface KnownDeviation {
  readonly response: string;
  /** Its code, with the place or the status that came. */
  readonly deviation: string;
  readonly reason: string;
  readonly expires: string | undefined;
}

/** The text of `results.json`. */
export function renderResults(record: RunRecord, verdict?: GateVerdict): string {
  const results: Results = { ...record, gate: verdict && outcomeOf(verdict) };
  return `${JSON.stringify(results, null, 2)}\n`;
}

/** Those of several APIs as one list. */
export function renderResultsOfAll(parts: readonly RunPart[]): string {
  return `[${parts.map(({ record, verdict }) => renderResults(record, verdict).trimEnd()).join(',\n')}]\n`;
}

function outcomeOf({ exit, reasons, remarks, known }: GateVerdict): GateOutcome {
  const named = known.map((entry) => ({
    response: entry.response,
    deviation: nameInWords(entry),
    reason: entry.reason,
    expires: entry.expires,
  }));
  return { passed: exit === 0, reasons, remarks, known: named };
}
