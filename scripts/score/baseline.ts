/** What the collection finds, asks and is answered where nothing is broken. */
import type { ResponseResult, Verdict } from '../conformance/index.ts';
import { stablePlace } from '../findings/index.ts';
import { breaksBody, type Mutant, type SentAnswer } from './model.ts';

export interface Baseline {
  /** Of each documented response, by id. */
  readonly verdicts: ReadonlyMap<string, { readonly verdict: Verdict; readonly reason: string }>;
  /** What deviates without any mutant: as `findingKey` writes it. */
  readonly known: ReadonlySet<string>;
  /** By id of a documented response, the scenarios in which it was answered, in their order. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  /** By id of a mutant that breaks no body, the scenarios in which an answer is given that it breaks. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
  /** Some of the answers of each documented response. */
  readonly samples: ReadonlyMap<string, readonly SentAnswer[]>;
}

/** Of each response so many different answers are kept. */
const mostSamples = 6;

export interface Recorder {
  /** The scenario that runs from now on. */
  started(scenario: string): void;
  answered(response: string | undefined, answer: SentAnswer): void;
  /** An answer is about to be given: `breaks` tells whether a mutant would break it. */
  breakable(mutants: readonly Mutant[], breaks: (mutant: Mutant) => boolean): void;
  finish(results: readonly ResponseResult[]): Baseline;
}

export function recorder(): Recorder {
  const answered = new Map<string, string[]>();
  const broken = new Map<string, string[]>();
  const samples = new Map<string, SentAnswer[]>();
  let current: string | undefined;
  const note = (scenarios: Map<string, string[]>, id: string) => {
    const own = scenarios.get(id) ?? [];
    if (current !== undefined && !own.includes(current)) own.push(current);
    scenarios.set(id, own);
  };
  return {
    started(scenario) {
      current = scenario;
    },
    answered(response, answer) {
      if (response === undefined) return;
      note(answered, response);
      const kept = samples.get(response) ?? [];
      if (kept.length < mostSamples && !kept.some(({ body }) => body === answer.body)) kept.push(answer);
      samples.set(response, kept);
    },
    breakable(mutants, breaks) {
      for (const mutant of mutants) {
        const isKnown = broken.get(mutant.id)?.at(-1) === current;
        if (!isKnown && breaks(mutant)) note(broken, mutant.id);
      }
    },
    finish: (results) => ({
      verdicts: new Map(results.map(({ id, verdict, reason }) => [id, { verdict, reason }])),
      known: new Set(results.flatMap(findingKeys)),
      answered,
      broken,
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

/** The scenarios in which the mock gives an answer that a mutant breaks. */
export function scenariosBroken({ id, response, mutation }: Mutant, baseline: Baseline): readonly string[] {
  return (breaksBody(mutation) ? baseline.answered.get(response) : baseline.broken.get(id)) ?? [];
}
