/** Names of what only wraps the things that an answer is about. */
import { wordsOf } from './names.ts';

const names = new Set(
  (
    'results result data items item response responses content contents payload body records record entries ' +
    'rows row values value list objects object elements collection embedded resources resource hits docs documents entity'
  ).split(' '),
);

/** Whether a name says nothing about what stands under it: `results`, `data`, `_embedded`. */
export function isEnvelopeName(name: string): boolean {
  return names.has(wordsOf(name).join(' '));
}

const ofOne = new Set('data result results item object payload response d'.split(' '));

/** Whether it may wrap a single thing although other members stand beside it: `{"status": "ok", "data": {…}}`. */
export function wrapsOne(name: string): boolean {
  return ofOne.has(name.toLowerCase());
}
