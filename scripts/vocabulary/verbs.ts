/** The forms in which texts speak of what an operation does: `verify` → verified, unverified. */

const irregular: Readonly<Record<string, readonly string[]>> = {
  start: ['started', 'running', 'run', 'begun', 'progress'],
  stop: ['stopped', 'halted'],
  send: ['sent'],
  pay: ['paid', 'payed'],
  ship: ['shipped'],
  submit: ['submitted'],
  complete: ['completed', 'done', 'finished'],
  finish: ['finished', 'completed', 'done'],
  checkout: ['checkedout'],
  join: ['member', 'joined'],
  subscribe: ['subscriber', 'subscribed'],
  follow: ['following', 'followed', 'follower'],
  ban: ['banned'],
  begin: ['begun', 'began'],
  read: [],
  get: [],
  set: [],
  list: [],
  add: ['added'],
  put: [],
  use: ['used'],
};

/** The first word of a plain text that is a form of the verb, and whether it denies it (`unverified`). */
export function verbIn(
  text: string,
  verb: string,
): { readonly word: string; readonly denied: boolean } | undefined {
  for (const word of text.trim().split(' ')) {
    if (isForm(word, verb)) return { word, denied: false };
    const prefix = /^(un|in|de|non)/.exec(word)?.[0];
    if (prefix !== undefined && isForm(word.slice(prefix.length), verb)) return { word, denied: true };
  }
  return undefined;
}

function isForm(word: string, verb: string): boolean {
  const listed = irregular[verb];
  if (listed) return listed.includes(word);
  const stem = verb.replace(/(e|y)$/, '');
  if (stem.length < 3 || !word.startsWith(stem)) return false;
  return /^(e|y|ed|ied|d|ing|ation|ated|[a-z]ed|[a-z]ing)$/.test(word.slice(stem.length)) && word !== verb;
}

/** Whether a text says of that word that it has yet to become true: `must be verified before`, `is not verified`. */
export const isDemanded = (text: string, word: string): boolean =>
  new RegExp(
    ` (must|should|has to|have to|needs to|need to|only|requires|until|unless|first|not|not yet|not been|not be|never|before being) (be |been |yet |an? |in |already )*${word} | ${word} (first|before) `,
  ).test(text);

const opposites: readonly (readonly [string, ...string[]])[] = [
  ['enable', 'disable'],
  ['activate', 'deactivate', 'inactivate', 'suspend'],
  ['lock', 'unlock'],
  ['start', 'stop'],
  ['pause', 'resume', 'unpause', 'continue'],
  ['open', 'close'],
  ['publish', 'unpublish', 'draft'],
  ['archive', 'unarchive', 'restore'],
  ['attach', 'detach'],
  ['add', 'remove', 'delete'],
  ['join', 'leave'],
  ['assign', 'unassign', 'deassign'],
  ['connect', 'disconnect'],
  ['grant', 'revoke'],
  ['show', 'hide'],
  ['subscribe', 'unsubscribe'],
  ['register', 'unregister', 'deregister'],
  ['checkin', 'checkout'],
  ['upvote', 'downvote'],
  ['approve', 'reject', 'unapprove'],
  ['suspend', 'unsuspend', 'reactivate'],
];

/** Verbs that undo a verb, likeliest first: `enable` → `disable`; `like` → `unlike`. */
export function oppositesOf(verb: string): readonly string[] {
  const listed = opposites.flatMap(([first, ...others]) =>
    verb === first ? others : others.includes(verb) ? [first] : [],
  );
  return [...listed, verb.startsWith('un') ? verb.slice(2) : `un${verb}`, `de${verb}`, `dis${verb}`];
}
