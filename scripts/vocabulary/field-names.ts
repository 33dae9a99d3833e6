/** What a field or parameter holds, by its name alone. */
import { singular, wordsOf } from './names.ts';

/** `confirmPassword` → `Password`: the name without the word by which it repeats another field. */
export function withoutRepetition(name: string): string {
  return name.replace(/confirm(ation|ed)?|repeat(ed)?|again|retype[d]?|verif(y|ication)|2$/gi, '');
}

/** How much of something, in several languages. */
export const isQuantityName = (name: string): boolean =>
  /amount|quantity|qty|count|units|total|sum|seats|tickets|points|value|cantidad|importe|quantidade|valor|menge|anzahl|betrag|montant|quantité/i.test(
    name,
  );

/** `price`, `subtotal`: an amount of money. */
export const isMoneyName = (name: string): boolean => /(price|amount|cost|sum|total|subtotal)$/i.test(name);

/** A token or code of which only the target knows which are right. */
export const isOneTimeCode = (name: string): boolean =>
  /^(token|code|otp|session|ticket|key|jwt)$/.test(singular(wordsOf(name).at(-1) ?? ''));

/** What a target offers a choice of, and may refuse anything else for. */
export const isKindName = (name: string): boolean =>
  /(^|[_-]|[a-z](?=[TKCF]))(type|kind|category|format)$/i.test(name);

/** `version`, `locale`: no thing at the target, but a way to speak with it. */
export const isSettingName = (name: string): boolean =>
  /^(api[_-]?)?(version|ver|v|lang(uage)?|locale|format|ext(ension)?|context|env(ironment)?|currency)$/i.test(
    name,
  );

/** Its values have an order that is not that of the alphabet: `low`, `medium`, `high`. */
export const isRankName = (name: string): boolean =>
  /(priority|severity|level|status|state|size|grade|rank|importance|month|day)$/i.test(name);

/** Its value is one of a few that the documentation may not list. */
export const isChoiceName = (name: string): boolean =>
  /(^|_)(status|state|type|kind|role|category|currency|locale|language|country|unit)$/i.test(name);

/** An answer may show another value than was sent, which hides it. */
export const isOftenMasked = (name: string): boolean =>
  /pass|secret|token|pin$|card|iban|hash|key$/i.test(name);

/** When a thing was made, or published. */
export const isCreationTime = (name: string): boolean =>
  /^(created|made|added|published|posted|sent|placed|date|time(stamp)?)([_-]?(at|on|date|time))?$/i.test(
    name,
  );

const creation = new Set(['created', 'creation', 'inserted', 'registered']);
const ofCreation = new Set([...creation, 'added', 'submitted']);
const ofChange = new Set(['updated', 'modified', 'changed', 'modification', 'update']);
const besideCreation = new Set(['at', 'on', 'date', 'time', 'timestamp', 'by']);

/** When or by whom a thing was made, which nothing that happens to it changes: `created_at`, `creationDate`. */
export function isCreationName(name: string): boolean {
  const words = wordsOf(name);
  return (
    words.some((word) => creation.has(word)) &&
    words.every((word) => creation.has(word) || besideCreation.has(word))
  );
}

/** `order_created`, `addedOn`: has a word for the making of something. */
export const hasCreationWord = (name: string): boolean => wordsOf(name).some((word) => ofCreation.has(word));

/** `last_modified`, `updatedAt` */
export const hasChangeWord = (name: string): boolean => wordsOf(name).some((word) => ofChange.has(word));

/** What changes by itself, and so proves nothing: `last_seen`, `viewCount`, `etag`. */
export const isVolatileName = (name: string): boolean =>
  /(^|_|\b)(updated|modified|changed|last|seen|accessed|synced|count|total|usage|used|views|hits|downloads|unread|progress|online|etag|version|revision|serial|expires?|time|timestamp|age|status|state)(_|\b|$|At$)|(At|On|Time|Count)$|^(last|updated|modified|changed)[A-Z]/.test(
    name,
  );

/** What a target makes of other fields: `slug`, `full_name`, `preview_url`. */
export const isDerivedName = (name: string): boolean =>
  /slug|ur[il]|href|link|path|label|display|full|search|fingerprint|hash|preview/i.test(name);

const freeForm =
  /^(meta ?data|custom( data| fields| attributes)?|substitution data|user data|extras?|variables|labels|annotations|env|environment( variables)?)$/;

/** An object into which each customer of an API puts what they like. */
export const isFreeFormName = (name: string): boolean => freeForm.test(wordsOf(name).join(' '));

export const saysFreeForm = (description: string): boolean =>
  /\bkey[-/ ]value\b|\barbitrary\b|\bfree[- ]?form\b|\bcustom (data|fields|attributes|metadata)\b/i.test(
    description,
  );

/** What is counted or numbered, and so never has a fraction. */
export const isCountedName = (name: string): boolean =>
  /(^| )(ids?|count|page|pages|offset|port|year)$/.test(wordsOf(name).join(' '));

/** What any target takes a 1 for. */
export const mayBeOne = (name: string): boolean =>
  /(^|_|[a-z])(id|number|no|count|page|limit|offset|size|year|month)$/i.test(name);

/** A name of something, which is mostly limited to letters. */
export const isLettersName = (name: string): boolean =>
  /(^|[_-]|[a-z](?=[NLKCSITU]))(names?|labels?|keys?|codes?|slug|id|type|kind|login|tag|username|namespace)$/i.test(
    name,
  );

/** Values beyond a limit are taken, and brought within it. */
export const saysItIsClamped = (description: string): boolean =>
  /\b(cap|clamp|truncat|round|treated|reduced|ignored)/i.test(description);

/** What a text means where a boolean is asked for; undefined for anything else. */
export function booleanIn(text: string): boolean | undefined {
  if (/^(true|1|yes|on)$/i.test(text)) return true;
  return /^(false|0|no|off)$/i.test(text) ? false : undefined;
}

const plainWords =
  /^(names?|types?|ids?|status|values?|data|messages?|codes?|keys?|titles?|texts?|contents?|dates?|times?|numbers?|states?|orders?|lists?|errors?|requests?|responses?|fields?|parameters?|params?|bod(y|ies)|formats?|objects?|items?|users?|accounts?|lengths?|sizes?|limits?|versions?|tokens?|actions?|descriptions?|results?|urls?|paths?|methods?|pages?|counts?|resources?|from|to|with|for|in|on|of|is|at|by|not|all|any|a|an|the|be|valid|required|default|active|enabled)$/i;

/** A name that is also a plain word: it has to stand close to what is said of it. */
export const isPlainWord = (word: string): boolean => plainWords.test(word);
