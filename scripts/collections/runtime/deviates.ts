/** A failed assertion: what deviates as data, and in words for a runner that shows only those. */
import { type Deviation, sentenceOf, stablePlace } from '../../findings/index.ts';

/** Thrown by an assertion. Its name is the code, which Newman shows beside the message. */
export class Deviates extends Error {
  readonly deviations: readonly Deviation[];

  constructor(deviations: readonly Deviation[]) {
    const told = mostTelling(deviations);
    const more = deviations.length - told.length;
    super([...told.map(sentenceOf), ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
    this.name = told[0]?.code ?? 'Error';
    this.deviations = told;
  }
}

export function deviate(deviation: Deviation): never {
  throw new Deviates([deviation]);
}

/** Throws where there is anything. */
export function deviateAny(deviations: readonly Deviation[]): void {
  if (deviations.length > 0) throw new Deviates(deviations);
}

/** How many are shown; more are only counted, but of each kind one is always shown. */
const mostShown = 8;
const mostKindsShown = 40;

/** A hundred that are alike never hide one that is not, and whoever has to restore something needs all of it. */
function mostTelling(deviations: readonly Deviation[]): readonly Deviation[] {
  const kinds = [...firstOfEachKind(deviations).values()].slice(0, mostKindsShown);
  const first = new Set([...kinds, ...deviations.filter(({ code }) => code === 'not-left-as-found')]);
  let room = mostShown - first.size;
  return deviations.filter((each) => first.has(each) || room-- > 0);
}

/** What is found at the same field of each item is of one kind. */
function firstOfEachKind(deviations: readonly Deviation[]): ReadonlyMap<string, Deviation> {
  const kinds = new Map<string, Deviation>();
  for (const deviation of deviations) {
    const kind = `${deviation.code} ${deviation.subject ?? ''} ${stablePlace(deviation.place ?? '')}`;
    if (!kinds.has(kind)) kinds.set(kind, deviation);
  }
  return kinds;
}
