/** The score of one API: every breach of its documentation, and whether the unchanged collection notices it. */

import { parsedJson } from '../documentation/index.ts';
import type { Baseline } from './baseline.ts';
import { keysAt } from './breaking/break-body.ts';
import type { Fate, Mutant, Place, Scored, VariantResult } from './model.ts';
import { mutantsOf } from './mutants/index.ts';
import { openPool, type Pool } from './running/pool.ts';
import type { Subject } from './running/run-collection.ts';
import { storedStates } from './state/filled-state.ts';
import { triageFor } from './triage.ts';
import { variants } from './variants/index.ts';

export interface ScoreOptions {
  /** How many threads work at the same time. */
  readonly threads: number;
  readonly filter: (mutant: Mutant) => boolean;
  /** Whether sound variants are tried as well. */
  readonly varies: boolean;
  /** Called with the number of runs that there are going to be, and after each of them. */
  readonly onStart: (total: number) => void;
  readonly onRun: (done: Scored | VariantResult) => void;
}

export interface ApiScore {
  readonly mutants: readonly Scored[];
  readonly variants: readonly VariantResult[];
}

export async function scoreApi(
  { plan, collection }: Omit<Subject, 'stored'>,
  options: ScoreOptions,
): Promise<ApiScore> {
  const subject = { plan, collection, stored: await storedStates(plan) };
  const pool = openPool(subject, options.threads);
  try {
    const baseline = await pool.baseline();
    const triage = triageFor(plan, baseline);
    const triaged = mutantsOf(plan)
      .filter((mutant) => options.filter(mutant) && breaksShownItem(mutant, baseline))
      .map((mutant) => ({ mutant, settled: triage(mutant) }));
    const tried = options.varies ? variants : [];
    options.onStart(triaged.filter(({ settled }) => !settled).length + tried.length);
    const judged = triaged.map(({ mutant, settled }) => settledBy(mutant, settled, pool, options));
    const varied = tried.map(async (variant) => {
      const result = await pool.vary(variant);
      options.onRun(result);
      return result;
    });
    return { mutants: await Promise.all(judged), variants: await Promise.all(varied) };
  } finally {
    await pool.close();
  }
}

async function settledBy(
  mutant: Mutant,
  settled: Fate | undefined,
  pool: Pool,
  { onRun }: ScoreOptions,
): Promise<Scored> {
  if (settled) return { ...mutant, ...settled };
  const scored = { ...mutant, ...(await pool.judge(mutant)) };
  onRun(scored);
  return scored;
}

/** Whether the mock gives an answer with the item that the mutant breaks; the first item counts as shown. */
function breaksShownItem({ response, mutation }: Mutant, { samples }: Baseline): boolean {
  const item = 'place' in mutation ? laterItem(mutation.place) : undefined;
  if (!item) return true;
  return (samples.get(response) ?? []).some(({ body: text }) => {
    const body = parsedJson(text);
    return body !== undefined && keysAt(body, item) !== undefined;
  });
}

/** Up to the last step that is a middle or last item. */
function laterItem(place: Place): Place | undefined {
  const at = place.findLastIndex((step) => typeof step !== 'string' && step.item !== 'first');
  return at < 0 ? undefined : place.slice(0, at + 1);
}
