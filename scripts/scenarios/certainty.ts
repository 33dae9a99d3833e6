/** How certain it is what a response is given for; nothing else compares confidences. */
import type { Confidence, Interpretation, Scenario } from './model.ts';

const rank: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, guess: 2 };

/** Sorts interpretations, the most certain first. */
export function byConfidence(
  a: Pick<Interpretation, 'confidence'>,
  b: Pick<Interpretation, 'confidence'>,
): number {
  return rank[a.confidence] - rank[b.confidence];
}

/** Those that are certain, where any is; else all. */
export function mostCertain<R extends Pick<Interpretation, 'confidence'>>(
  interpretations: readonly R[],
): readonly R[] {
  const certain = interpretations.filter(({ confidence }) => confidence === 'certain');
  return certain.length > 0 ? certain : interpretations;
}

/** Whether a request of the scenario has to bring its response about, if what it makes up is acceptable. */
export function isCertain({
  attempts,
  interpretations,
}: Pick<Scenario, 'attempts' | 'interpretations'>): boolean {
  return attempts.some(({ interpretation }) => {
    const found = interpretations[interpretation];
    return found !== undefined && isSure(found);
  });
}

/** Certain, if what its request makes up is acceptable. */
export function isSure({ confidence, assumes }: Interpretation): boolean {
  return confidence === 'certain' || assumes === true;
}
