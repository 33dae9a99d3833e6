/**
 * What a run leaves behind, as plain data. `results.json` is a `RunRecord`; every report is made from it.
 * Nothing in a record is secret: values are masked before they get here.
 */
import type { Finding, Source } from '../documentation/index.ts';
import type { Deviation, ObstacleCode } from '../findings/index.ts';

export type Verdict = 'conforms' | 'deviates' | 'unprovoked' | 'skipped' | 'unprovokable';

export type WritePolicy = 'none' | 'restore' | 'all';

export interface RunRecord {
  /** `docs/results.schema.json`, which every record is valid against. */
  readonly $schema: string;
  readonly docproof: { readonly version: string };
  /** Sorts by time, safe as a folder name: `20261123T144727Z-sending-ips-3f9a`. */
  readonly id: string;
  readonly api: { readonly name: string; readonly title: string; readonly file: string };
  readonly target: {
    readonly baseUrl: string;
    /** `mock`: docproof's own embedded mock. */
    readonly kind: 'mock' | 'live';
  };
  readonly writes: WritePolicy;
  readonly strict: boolean;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** False if the run was cut short; `interruption` says by what. */
  readonly complete: boolean;
  readonly interruption: string | undefined;
  readonly summary: Summary;
  readonly responses: readonly ResponseResult[];
  /** What the reading of the documentation found. */
  readonly findings: readonly (Finding & { readonly what: string; readonly next: string })[];
  /** What happened outside any one response: clean-up at the end, failures of a reporter. */
  readonly notices: readonly string[];
  /** Where the run took place, as far as the environment says. */
  readonly origin?: RunOrigin;
  /** What should be known and is not a failure of this run: changes that an earlier one left at the target. */
  readonly remarks?: readonly string[];
}

/** The commit that was tested and the CI job that tested it; addresses are `http:` or `https:`. */
export interface RunOrigin {
  readonly commit?: string;
  readonly commitUrl?: string;
  /** Or tag. */
  readonly branch?: string;
  readonly jobUrl?: string;
}

/** Counts; `documented` is the sum of the others. */
export type Summary = { readonly documented: number } & { readonly [verdict in Verdict]: number };

/** One documented response and what became of it. */
export interface ResponseResult {
  /** `<api>/<operation>/<status>[-n]`. */
  readonly id: string;
  /** Id of the operation, e.g. `get-a-sending-ip`. */
  readonly operation: string;
  readonly operationName: string;
  readonly resource: string;
  readonly group: string;
  readonly method: string;
  readonly uriTemplate: string;
  readonly status: number;
  /** Where it is documented for several statuses, `4XX` or `default`; `status` is then the likeliest of them. */
  readonly range?: { readonly name: string; readonly from: number; readonly to: number };
  /** E.g. `404 no such sending IP`: name of the request in the collection. */
  readonly title: string;
  readonly verdict: Verdict;
  /** One sentence: why this verdict. */
  readonly reason: string;
  /** Why it was not provoked; undefined if it was, or where the run left it out. */
  readonly obstacle?: ObstacleCode | undefined;
  /** What to do about it; undefined if it conforms. */
  readonly next: string | undefined;
  /** One sentence: when the API gives this response, as inferred. */
  readonly condition: string;
  readonly conditionKind: string;
  readonly confidence: 'certain' | 'likely' | 'guess';
  readonly evidence: readonly Evidence[];
  readonly source: Source;
  readonly assertions: readonly AssertionResult[];
  /** Differences that are no deviation, e.g. another wording. */
  readonly notes: readonly string[];
  /** A request of it was only answered when it was sent again. */
  readonly flaky?: true;
  /** Which of the planned attempts was the last one tried; its id is the one that overrides refer to. */
  readonly candidate:
    | { readonly tried: number; readonly of: number; readonly id: string; readonly summary: string }
    | undefined;
  readonly documented: DocumentedAnswer;
  /** All traffic for this response, in order: preparation, the request itself, verification, undoing. */
  readonly exchanges: readonly Exchange[];
  /** ISO 8601, UTC; undefined if nothing was sent. */
  readonly startedAt: string | undefined;
  readonly durationMs: number;
}

export interface Evidence {
  /** E.g. `the message says “external ip must be a valid IPv4 address”`. */
  readonly text: string;
  readonly source: Source;
}

export interface AssertionResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed, a line for each deviation. */
  readonly message: string | undefined;
  /** What it found; empty if it did not fail. */
  readonly deviations: readonly RecordedDeviation[];
}

export interface RecordedDeviation extends Omit<Deviation, 'exchange'> {
  /** Index of the exchange that showed it, in `exchanges`; undefined if nothing was sent. */
  readonly exchange: number | undefined;
}

/** The answer as the documentation shows it. */
export interface DocumentedAnswer {
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | undefined;
  /** The documentation's own words on this operation and response, Markdown. */
  readonly description: string;
}

export interface Exchange {
  /** `request` is the one that has to provoke the documented response. */
  readonly role: 'prepare' | 'request' | 'verify' | 'undo';
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly body: string | undefined;
  };
  /** undefined if no answer came; `error` says why. */
  readonly response:
    | {
        readonly status: number;
        readonly reason: string;
        readonly headers: readonly { readonly name: string; readonly value: string }[];
        /** Text; cut at 256 KiB, `bodyBytes` tells the whole size. */
        readonly body: string;
        readonly bodyBytes: number;
      }
    | undefined;
  readonly error: string | undefined;
  /** What came in place of an answer before it was sent again, each time (`--retries`). */
  readonly retried?: readonly string[];
  readonly durationMs: number;
}
