/** Names of what only wraps the things that an answer is about. */
import { wordsOf } from './names.ts';

const names = new Set(
  (
    'results result data items item response responses content contents payload body records record entries ' +
    'rows row values value list objects object elements collection embedded resources resource hits docs documents entity'
  ).split(' '),
);

/** Whether a name says nothing about what is under it: `results`, `data`, `_embedded`. */
export const isEnvelopeName = (name: string): boolean => names.has(wordsOf(name).join(' '));

const besideOne =
  /^(status|state|code|success|ok|errors?|messages?|msg|meta|_?links?|info|version|timestamp|time|(access_?)?token)$/i;

/** Whether it speaks of the answer beside the thing that is wrapped: `{"status": "ok", "user": {…}}`. */
export const describesAnswer = (name: string): boolean => besideOne.test(name);

/** Whether it wraps a single thing, whatever is beside it. */
export const wrapsWhatWasSent = (name: string): boolean =>
  /^(data|results?|response|payload|body|content|item|object|record|entity|attributes)$/i.test(name);

const ofOne = new Set('data result results item object payload response d'.split(' '));

/** Whether it may wrap a single thing although other members are beside it: `{"status": "ok", "data": {…}}`. */
export const wrapsOne = (name: string): boolean => ofOne.has(name.toLowerCase());
