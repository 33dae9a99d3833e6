/** The score of one API: every breach of its documentation, and whether the unchanged collection notices it. */
import type { Fate, Mutant, Scored } from './model.ts';
import { mutantsOf } from './mutants/index.ts';
import { openPool } from './running/pool.ts';
import type { Subject } from './running/run-collection.ts';
import { triageFor } from './triage.ts';

export interface ScoreOptions {
  /** How many threads work at the same time. */
  readonly threads: number;
  readonly filter: (mutant: Mutant) => boolean;
  /** Called with the number of mutants that are judged by a run, and then with each. */
  readonly onStart: (total: number) => void;
  readonly onFate: (scored: Scored) => void;
}

export async function scoreApi(subject: Subject, options: ScoreOptions): Promise<readonly Scored[]> {
  const { threads, filter, onStart, onFate } = options;
  const pool = openPool(subject, threads);
  try {
    const baseline = await pool.baseline();
    const triage = triageFor(subject.plan, baseline);
    const mutants = mutantsOf(subject.plan).filter(filter);
    const fates = new Map<string, Fate>();
    for (const mutant of mutants) {
      const settled = triage(mutant);
      if (settled) fates.set(mutant.id, settled);
    }
    const breaches = mutants.filter(({ id }) => !fates.has(id));
    onStart(breaches.length);
    await pool.judge(breaches, baseline, (mutant, fate) => {
      fates.set(mutant.id, fate);
      onFate({ ...mutant, ...fate });
    });
    return mutants.flatMap((mutant) => {
      const fate = fates.get(mutant.id);
      return fate ? [{ ...mutant, ...fate }] : [];
    });
  } finally {
    await pool.close();
  }
}
