/** What the collection finds, asks and is answered where nothing is broken. */
import type { ResponseResult, Verdict } from '../conformance/index.ts';
import { stablePlace } from '../findings/index.ts';
import type { SentAnswer } from './model.ts';

export interface Baseline {
  /** Of each documented response, by id. */
  readonly verdicts: ReadonlyMap<string, { readonly verdict: Verdict; readonly reason: string }>;
  /** What deviates without any mutant: as `findingKey` writes it. */
  readonly known: ReadonlySet<string>;
  /** By id of a documented response, the scenarios in which it was answered, in their order. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  /** Some of its answers. */
  readonly samples: ReadonlyMap<string, readonly SentAnswer[]>;
}

/** Of each response so many different answers are kept. */
const mostSamples = 6;

export interface Recorder {
  /** The scenario that runs from now on. */
  started(scenario: string): void;
  answered(response: string | undefined, answer: SentAnswer): void;
  finish(results: readonly ResponseResult[]): Baseline;
}

export function recorder(): Recorder {
  const answered = new Map<string, string[]>();
  const samples = new Map<string, SentAnswer[]>();
  let current: string | undefined;
  return {
    started(scenario) {
      current = scenario;
    },
    answered(response, answer) {
      if (response === undefined) return;
      const scenarios = answered.get(response) ?? [];
      if (current !== undefined && !scenarios.includes(current)) scenarios.push(current);
      answered.set(response, scenarios);
      const kept = samples.get(response) ?? [];
      if (kept.length < mostSamples && !kept.some(({ body }) => body === answer.body)) kept.push(answer);
      samples.set(response, kept);
    },
    finish: (results) => ({
      verdicts: new Map(results.map(({ id, verdict, reason }) => [id, { verdict, reason }])),
      known: new Set(results.flatMap(findingKeys)),
      answered,
      samples,
    }),
  };
}

function findingKeys(result: ResponseResult): readonly string[] {
  return result.assertions.flatMap(({ deviations }) =>
    deviations.map(({ code, place }) => findingKey(result.id, code, place)),
  );
}

export function findingKey(id: string, code: string, place: string | undefined): string {
  return `${id} ${code} ${stablePlace(place ?? '')}`;
}
