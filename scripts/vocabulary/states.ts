/** Names and values of fields by which a thing shows its state. */
import { wordsOf } from './names.ts';

export const isStateName = (name: string): boolean =>
  /^(status|state|phase|stage|lifecycle|mode|visibility)$/i.test(name);

/** A state, or a truth about it: `active`, `locked`, `isPublic`. */
export const showsState = (name: string): boolean =>
  isStateName(name) || /^(is_?\w+|\w+ed|active|open|enabled|locked|public|private|visible)$/i.test(name);

/** `isActive`, `display_mode`: a name that has a word for a state in it. */
export const hasStateWord = (name: string): boolean =>
  /\b(status|state|active|enabled|disabled|mode|phase|visibility)\b/.test(wordsOf(name).join(' '));

/** `{"status": 200}` and `{"status": "success"}` speak of the answer, and not of the thing. */
export function isStateOfThing(name: string, value: unknown): boolean {
  if (/^deleted_?at$/i.test(name)) return true;
  return /^(status|state)$/i.test(name) && typeof value === 'string' && !ofAnswer.test(value);
}

const ofAnswer = /^(\d+|ok(ay)?|success(ful|fully)?|succeeded|done|true)$/i;

/** `archived`, `is_deleted`: a flag by which a thing is no longer among those that are there. */
export const flagsRemoval = (name: string): boolean =>
  /^(archived|deleted|removed|trashed)$/.test(wordsOf(name).at(-1) ?? '');

/** `deleted: true`, `deleted_at` with a time, `status: "archived"`: a thing that is still shown, as one that was removed. */
export function isShownAsRemoved(name: string, value: unknown): boolean {
  if (flagsRemoval(name.replace(/[\s_-]?(at|on|date)$/i, '')))
    return value !== null && value !== false && value !== '';
  return isStateName(name) && typeof value === 'string' && flagsRemoval(value);
}

/** A state that nothing but an end leads to. */
export const isEndedState = (value: string): boolean =>
  /^(expired?|deleted|removed|cancell?ed|archived|deactivated|disabled|closed|revoked|terminated|trashed)$/i.test(
    value,
  );

/** Decides in which lists a thing is shown: `visibility`, `is_draft`, `type`. */
export const decidesListing = (name: string): boolean =>
  /status|state|visib|active|enabled|publish|draft|hidden|archiv|delet|approv|verif|public|private|confirm|type|kind/i.test(
    name,
  );

/** `deleted_at`, `inactive`: a name or a value that marks a thing as removed. */
export const marksRemoval = (text: string): boolean =>
  /delet|remov|archiv|cancel|trash|inactive|disabled|closed/i.test(text);
