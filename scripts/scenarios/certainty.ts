/** How certain it is what a response is given for; nothing else compares confidences. */
import type { Confidence, Reading, Scenario } from './model.ts';

const rank: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, guess: 2 };

/** Sorts readings, the most certain first. */
export function byConfidence(a: Pick<Reading, 'confidence'>, b: Pick<Reading, 'confidence'>): number {
  return rank[a.confidence] - rank[b.confidence];
}

/** Those that are certain, where any is; else all. */
export function mostCertain<R extends Pick<Reading, 'confidence'>>(readings: readonly R[]): readonly R[] {
  const certain = readings.filter(({ confidence }) => confidence === 'certain');
  return certain.length > 0 ? certain : readings;
}

/** Whether a request of the scenario has to bring its response about, if what it makes up is acceptable. */
export function isCertain({ attempts, readings }: Pick<Scenario, 'attempts' | 'readings'>): boolean {
  return attempts.some(({ reading }) => {
    const { confidence, assumes } = readings[reading] ?? {};
    return confidence === 'certain' || assumes === true;
  });
}
