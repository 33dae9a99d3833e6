/** Deviations in words: place, expected, actual. */
import type { Deviation, DeviationCode } from './deviation.ts';

/** On what ground something was expected; nothing where the documentation itself is the ground. */
const grounds: { readonly [code in DeviationCode]?: string } = {
  'wrong-resource': 'which was asked for',
  'differs-from-list': 'as its list shows',
  'not-echoed': 'as sent',
  'not-stored': 'as sent',
  'kept-left-out': 'since the replacement leaves it out',
  'changed-unasked': 'as before',
  'other-changed': 'as before',
  'other-lost': 'as before',
  'refused-but-made': 'since the request was refused',
  'refused-but-changed': 'as before the refused request',
  'refused-but-removed': 'as before the refused request',
};

/** `/name: expected "Ann", as sent, got "Bob"`. */
export function sentenceOf(deviation: Omit<Deviation, 'exchange'>): string {
  const { code, subject, expected, actual } = deviation;
  // What could not be undone, and what went wrong in a script, are whole sentences already.
  if (code === 'not-left-as-found' || code === 'script-failed') return actual;
  const where = [subject, placeShown(deviation)].filter((part) => part !== undefined).join(' ');
  const ground = grounds[code];
  return `${where === '' ? '' : `${where}: `}expected ${expected}${ground ? `, ${ground},` : ','} got ${actual}`;
}

/** A header is named by what was expected of it. */
function placeShown({ code, place }: Pick<Deviation, 'code' | 'place'>): string | undefined {
  if (code === 'missing-header' || code === 'wrong-location') return undefined;
  return place === '' ? 'the body' : place;
}
