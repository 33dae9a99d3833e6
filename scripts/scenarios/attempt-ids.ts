import type { Attempt, Reading } from './model.ts';

/** Attempts with ids that files of people refer to: the kind of the condition, numbered where there are several. */
export function withIds(
  attempts: readonly Omit<Attempt, 'id'>[],
  readings: readonly Reading[],
): readonly Attempt[] {
  const taken = new Map<string, number>();
  return attempts.map((attempt) => {
    const kind = readings[attempt.reading]?.condition.kind ?? 'as-documented';
    const number = (taken.get(kind) ?? 0) + 1;
    taken.set(kind, number);
    return { id: number === 1 ? kind : `${kind}-${number}`, ...attempt };
  });
}
