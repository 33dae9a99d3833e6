import { jsonPieces } from '../../boundary/index.ts';
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

/** The text of `results.json`, in pieces. */
export function* renderResults(record: RunRecord, verdict?: GateVerdict): Generator<string> {
  yield* jsonPieces(resultsOf(record, verdict), 2);
  yield '\n';
}

/** Those of several APIs as one list. */
export function* renderResultsOfAll(parts: readonly RunPart[]): Generator<string> {
  yield* jsonPieces(
    parts.map(({ record, verdict }) => resultsOf(record, verdict)),
    3,
  );
  yield '\n';
}

function resultsOf(record: RunRecord, verdict: GateVerdict | undefined): Results {
  return { ...record, gate: verdict && outcomeOf(verdict) };
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
