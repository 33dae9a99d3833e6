/** What an operation does, by its name, path or description. */
import { wordsOf } from './names.ts';
import { sentencesOf } from './sentences.ts';

const reading =
  /^(search|query|find|filter|lookup|validate|preview|count|calculate|compute|estimate|quote|compare|check|parse|convert|translate|render|simulate|suggest|autocomplete|export|report|stats|statistics|read|get|list|show|describe|explain|test|ping)$/;

/** `search`, `validate`: a step of a path that only asks. */
export const isLookupStep = (segment: string): boolean => reading.test(wordsOf(segment)[0] ?? '');

/** `Search orders`: the name of what only asks, also where its path is that of a collection. */
export const namesLookup = (name: string): boolean =>
  /^(search|query|find|validate|preview|count|calculate|estimate|check)$/.test(wordsOf(name)[0] ?? '');

/** `Edit a request`, in several languages. */
export const namesUpdate = (name: string): boolean =>
  /\b(updat|edit|modif|chang|renam|alter|patch|actuali[sz]|atuali[sz]|mett?re à jour|änder|aktualisier|bearbeit|wijzig|измен|обнов)|更新|编辑|修改|変更|수정/i.test(
    name,
  ) && !/\b(creat|add|insert|upsert|regist|new)/i.test(name);

/** `Store a document`: a name that speaks of making something, among others. */
export const mayNameCreate = (name: string): boolean =>
  /\b(creat|add|insert|upsert|regist|new|store|save|put)/i.test(name);

/** `Create or replace a user`. */
export const namesCreate = (name: string): boolean =>
  /\b(create|creates|add|adds|insert|upsert|register|new)\b/i.test(name);

/** `Create a reward`: the name begins with it. */
export const beginsWithCreate = (name: string): boolean =>
  /^(create|add|new|make|register)\b/i.test(name.trim());

/** `Sign up`, `/registration`: making something of one's own. */
export const speaksOfCreating = (text: string): boolean =>
  /\b(create|add|new|register|registration|sign ?up|invite|insert)\b/i.test(text);

/** `/me/change-password`, `/user/password`: a path that ends in the password of who is asking. */
export const setsPassword = (path: string): boolean =>
  /(change|set|update)[_-]?(my[_-]?)?password$|password([_/-]?(change|update))?$/i.test(path);

/** `/documents/{id}/copy`: a step of a path that makes another thing like the one before it. */
export const makesCopy = (segment: string): boolean =>
  /^(clone|copy|duplicate|fork)$/.test(wordsOf(segment)[0] ?? '');

/** `/archive`, `/trash`: a step of a path where what was removed is kept. */
export const keepsWhatIsRemoved = (segment: string): boolean =>
  /^(archives?|archived|trash|trashed|deleted|recycle_bin)$/.test(wordsOf(segment).join('_'));

/** `Creates the user if it does not exist`. */
export const saysItUpserts = (description: string): boolean =>
  /\b(creat(e|es|ed) (or|and|\/) ?(update|replace)|if it does(n't| not) exist|upsert)/i.test(description);

const replaces = /\breplac(e|es|ed|ing|ement)\b/i;
const keeps = /\b(unchanged|kept|keeps?|preserv\w+|only (the )?(given|provided|sent|supplied)|partial\w*)\b/i;

/** It replaces what is there, and keeps nothing of it. */
export const saysItReplaces = (text: string): boolean => replaces.test(text) && !keeps.test(text);

/** `Log in`, `/session`. */
export const speaksOfLogin = (text: string): boolean =>
  /\b(log-?in|sign-?in|auth(enticate)?|authentication|token|session)s?\b/i.test(text);

/** `cache`, `caches`. */
export const isCacheWord = (word: string): boolean => /^caches?$/.test(word);

/** What is done to a cache so that it holds nothing. */
export const isEmptyingWord = (word: string): boolean =>
  /^(flush|clear|purge|invalidate|refresh|expire)$/.test(word);

/**
 * `Cancels the order`: what is removed stays, in a state that nothing leads out of. The first sentence that says what is
 * done counts: `Deletes an event. Lets the museum cancel what was planned` only adds what that is good for.
 */
export function saysItIsKept(name: string, description: string): boolean {
  const saying = sentencesOf(description).find((text) => ends.test(text) || deletes.test(text));
  return ends.test(saying ?? name) || putsAway.test(`${name} ${description}`);
}

const ends = /\b(cancel|disabl|suspend|terminat|expire)/i;
const deletes = /\b(delet|remov|destroy|eras)/i;
const putsAway = /\b(archiv|deactivat|soft|mark(s|ed)?\b.* as|trash)/i;

/** `submitted as a standard form submittal`. */
export const speaksOfForm = (description: string): boolean =>
  /\bform[- ]?(?:(?:url)?[- ]?encoded|data|submi\w+|post|param\w*|fields?)\b/i.test(description);

const off = /^(shut ?down|power ?off|restart|reboot|halt|quit|terminate|exit|kill)$/;
const mode =
  /^(maintenance( mode)?|read ?only( mode)?|stand ?by|safe mode|mode|reset|factory reset|hard reset|soft reset|reset all|wipe|drain|failover|drop|drop all|truncate|purge|purge all|prune|flush ?all|flush all|clear all|delete all|remove all|bulk delete|restore|upgrade|stop|suspend|lock ?down)$/;
const offText =
  /\b(shuts?|shutting) ?down\b|\b(restart|reboot|stop|terminate|halt)s? (the|this) (whole |entire )?(server|service|instance|daemon|process|node|cluster|system|application)\b/i;
const modeText =
  /\b((in|out|leave|enter|enable|disable)s?|switch(es)?|put(s)?)\b.{0,40}\b(maintenance|read-?only|standby|safe) mode\b|\b(resets?|wipes?|erases?) (the |all |every)|\b(deletes?|removes?|purges?|clears?|flush(es)?|drops?) (all|every|everything)\b/i;

/** `/shutdown`: the last step of a path that switches a service off. */
export const switchesOff = (segment: string): boolean => off.test(wordsOf(segment).join(' '));

export const saysItSwitchesOff = (text: string): boolean => offText.test(text);

/** `/maintenance`, `/reset`: the last step of a path that puts a service into another state. */
export const changesMode = (segment: string): boolean => mode.test(wordsOf(segment).join(' '));

export const saysItChangesMode = (text: string): boolean => modeText.test(text);

/** An action on the account itself, which no path variable names: `/account/close`. */
export const endsInDestruction = (path: string): boolean =>
  /(^|[/_-])(close|terminate|delete|destroy|purge|wipe|erase|remove|deactivate|disable|cancel|reset|revoke|rotate|suspend|clear|empty|flush|drop|shutdown|reboot|restart)(-?[a-z]+)?$/i.test(
    path,
  );

/** An answer that may have no end: a stream of events, or a wait for something to happen; not a stream that is started or read about. */
export const saysItMayNotEnd = (text: string): boolean =>
  /(^|[.!?\n]\s*|\bto )streams? (?!stat(e|us)\b)|\bstreamed\b|\bstreaming (api|connection|endpoint|of|output|response)|\bstreams? of\b/i.test(
    text,
  ) ||
  /\b(continuous|data|event|live|log|open|output|raw|response)[- ]streams?\b|\b(as|in|opens|returns) an? (\w+ )?stream\b/i.test(
    text,
  ) ||
  /\b(long[- ]?poll(s|ing)?|server-sent|web ?socket|real-?time|(waits?|blocks?|waiting|blocking) (for|until)|follow(s|ing)? the)\b/i.test(
    text,
  );

/** `Not implemented yet.` at the start of a line. */
export const saysItIsUnfinished = (text: string): boolean =>
  /^\W*(not (yet )?implemented|unimplemented)\b/im.test(text);

/** Last steps of paths that list what the path before them holds, and of those that make one. */
export const listSteps: readonly string[] = ['list', 'all', 'index', 'json'];
export const createSteps: readonly string[] = ['create', 'new', 'add', 'register'];

const leading =
  /^(?:create|add|get|list|retrieve|read|update|edit|modify|delete|remove|verify|single|all)(?: (?:an?|the|all|one))?\s/i;
const vague = /(?:^|\s)(?:resources?|collections?|lists?|entity|entities|objects?|endpoints?|api)$/i;

/** `List all users` → `users`, `User Collection` → `User`: a name without what says nothing of the resource. */
export function withoutOperationWords(name: string): string {
  return name.replace(leading, '').replace(vague, '').trim();
}

/** An answer to a write that shows what was there before. */
export const showsPreviousState = (text: string): boolean =>
  /\b(previous|old|former|before the (update|change)|unmodified|original)\b/i.test(text);
