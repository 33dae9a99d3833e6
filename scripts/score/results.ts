/** A score as plain data; `score.json` is one, and every report is made from it. */
import type { ScenarioPlan } from '../scenarios/index.ts';
import type { Fate, MutantKind, Scored, VariantResult } from './model.ts';
import { describeMutation, mutantKinds } from './mutation-words.ts';
import type { ApiScore } from './score-api.ts';

export interface ScoreRecord {
  /** `docs/score.schema.json`, which every record is valid against. */
  readonly $schema: string;
  readonly docproof: { readonly version: string };
  readonly api: { readonly name: string; readonly title: string; readonly file: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly summary: ScoreSummary;
  readonly kinds: readonly ({ readonly kind: MutantKind } & Counts)[];
  readonly responses: readonly ScoredResponse[];
  /** In the order of the documentation. */
  readonly mutants: readonly MutantResult[];
  readonly variants: readonly VariantResult[];
}

export interface Counts {
  readonly killed: number;
  readonly survived: number;
  readonly equivalent: number;
  readonly notReached: number;
}

export interface ScoreSummary extends Counts {
  readonly mutants: number;
  /** Killed of those that break the documentation and are reached, in percent; null where there is none. */
  readonly score: number | null;
  readonly variants: number;
  /** Variants in which the collection finds something. */
  readonly falseAlarms: number;
}

export interface ScoredResponse extends Counts {
  readonly id: string;
  readonly method: string;
  readonly uriTemplate: string;
  readonly status: number;
}

export type MutantResult = {
  readonly id: string;
  /** Id of the documented response. */
  readonly response: string;
  readonly kind: MutantKind;
  /** For people. */
  readonly what: string;
} & Fate;

/** What is above the counts. */
export type ScoreHead = Pick<ScoreRecord, 'docproof' | 'startedAt' | 'durationMs'>;

export function scoreRecord({ api, scenarios }: ScenarioPlan, score: ApiScore, head: ScoreHead): ScoreRecord {
  const { name, title, file } = api.description;
  const { mutants, variants } = score;
  const counts = countsOf(mutants);
  const judged = counts.killed + counts.survived;
  return {
    $schema: 'docs/score.schema.json',
    ...head,
    api: { name, title, file },
    summary: {
      mutants: mutants.length,
      score: judged === 0 ? null : (100 * counts.killed) / judged,
      ...counts,
      variants: variants.length,
      falseAlarms: variants.filter(({ falseAlarms }) => falseAlarms.length > 0).length,
    },
    kinds: mutantKinds.flatMap((kind) => {
      const own = mutants.filter(({ mutation }) => mutation.kind === kind);
      return own.length === 0 ? [] : [{ kind, ...countsOf(own) }];
    }),
    responses: scenarios.flatMap(({ id, operation, response }) => {
      const own = mutants.filter((mutant) => mutant.response === id);
      const { method, uriTemplate } = operation;
      return own.length === 0 ? [] : [{ id, method, uriTemplate, status: response.status, ...countsOf(own) }];
    }),
    mutants: mutants.map(({ mutation, ...rest }) => ({
      ...rest,
      kind: mutation.kind,
      what: describeMutation(mutation),
    })),
    variants,
  };
}

function countsOf(mutants: readonly Scored[]): Counts {
  const count = (fate: Fate['fate']) => mutants.filter((mutant) => mutant.fate === fate).length;
  return {
    killed: count('killed'),
    survived: count('survived'),
    equivalent: count('equivalent'),
    notReached: count('not-reached'),
  };
}
