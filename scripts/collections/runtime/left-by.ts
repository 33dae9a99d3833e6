/** What a run may have left at the target, in words. */
import type { Deviation } from '../../findings/index.ts';
import { deviateAny } from './deviates.ts';
import { show } from './json.ts';
import type { Postman } from './postman.ts';
import type { Creation } from './undo.ts';

/** What a create may have left, where, and how to recognise it. */
export function leftBy(creation: Creation): string {
  const { asked, at, came } = creation;
  return `${asked} (sent ${at}) gave ${came ?? 'no answer before the run ended'}, and what it created was not found with certainty, so it may be left behind; ${howToFind(creation)} and remove it by hand`;
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

/** Whether the target is as it was before: whatever is not makes the test fail. `causes`: the responses it is about. */
export function reportLeft(pm: Postman, problems: readonly Problem[], causes?: string): void {
  const name = 'the account is left as it was found';
  pm.test(causes === undefined ? name : `${name} (${causes})`, () => deviateAny(problems.map(notLeft)));
}

/** What a create may have done that gave what was there before. */
export function mayBeOverwritten(creation: Creation): string {
  return `it may have been overwritten, or another one may be left; ${howToFind(creation)}`;
}

function notLeft({ text, exchange }: Problem): Deviation {
  return { code: 'not-left-as-found', expected: 'the target as it was found', actual: text, exchange };
}
