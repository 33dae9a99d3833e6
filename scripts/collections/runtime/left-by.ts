/** What a run may have left at the target, in words. */
import type { Deviation } from '../../findings/index.ts';
import { show } from './json.ts';
import type { Creation } from './undo.ts';

/** What a create may have left, where, and how to recognise it. */
export function leftBy(creation: Creation): string {
  const { asked, at, came } = creation;
  return `${asked} (sent ${at}) gave ${came ?? 'no answer before the run ended'}, and what it made was not found for sure: it may be left; ${howToFind(creation)} and remove it by hand`;
}

/** `look in GET /notes for the one whose title is "Milk-x7k2m9"`. */
export function howToFind({ asked, marks, told, list, chosen }: Creation): string {
  const where = list ? `${list.request.method} ${list.request.path}` : `what ${asked} makes`;
  const [mark] = marks;
  if (mark) return `look in ${where} for the one whose ${mark.field} is ${show(mark.value)}`;
  const id = chosen?.id ?? told;
  return id === undefined ? `look in ${where} for one made at that time` : `look in ${where} for ${show(id)}`;
}

/** What could not be undone. */
export interface Problem {
  /** A sentence. */
  readonly text: string;
  /** The exchange that showed it. */
  readonly exchange: number;
}

export function notLeft({ text, exchange }: Problem): Deviation {
  return { code: 'not-left-as-found', expected: 'the target as it was found', actual: text, exchange };
}
