import { placesOf } from './conditions/index.ts';
import type { Attempt, Interpretation } from './model.ts';

/**
 * Attempts with ids that files of people refer to: what is wrong with the request, and where, numbered where there are
 * several. They stay when the words of a summary change.
 */
export function withIds(
  attempts: readonly Omit<Attempt, 'id'>[],
  interpretations: readonly Interpretation[],
): readonly Attempt[] {
  const taken = new Map<string, number>();
  return attempts.map((attempt) => {
    const base = baseOf(interpretations[attempt.interpretation]);
    const number = (taken.get(base) ?? 0) + 1;
    taken.set(base, number);
    return { id: number === 1 ? base : `${base}-${number}`, ...attempt };
  });
}

function baseOf(interpretation: Interpretation | undefined): string {
  if (interpretation === undefined) return 'request';
  const { condition } = interpretation;
  const { parameters, pointers } = placesOf(condition);
  const place = pointers[0]?.slice(1) ?? parameters[0] ?? '';
  return place === '' ? condition.kind : `${condition.kind}/${place}`;
}
