/** What a field or parameter holds, by its name alone. */
import { singular, wordsOf } from './names.ts';

/** `confirmPassword` → `Password`: the name without the word by which it repeats another field. */
export function withoutRepetition(name: string): string {
  return name.replace(/confirm(ation|ed)?|repeat(ed)?|again|retype[d]?|verif(y|ication)|2$/gi, '');
}

/** How much of something, in several languages. */
export function isQuantityName(name: string): boolean {
  return /amount|quantity|qty|count|units|total|sum|seats|tickets|points|value|cantidad|importe|quantidade|valor|menge|anzahl|betrag|montant|quantité/i.test(
    name,
  );
}

/** `price`, `subtotal`: an amount of money. */
export function isMoneyName(name: string): boolean {
  return /(price|amount|cost|sum|total|subtotal)$/i.test(name);
}

/** A token or code of which only the target knows which are right. */
export function isOneTimeCode(name: string): boolean {
  return /^(token|code|otp|session|ticket|key|jwt)$/.test(singular(wordsOf(name).at(-1) ?? ''));
}

/** What a target offers a choice of, and may refuse anything else for. */
export function isKindName(name: string): boolean {
  return /(^|[_-]|[a-z](?=[TKCF]))(type|kind|category|format)$/i.test(name);
}

/** `version`, `locale`: no thing at the target, but a way to speak with it. */
export function isSettingName(name: string): boolean {
  return /^(api[_-]?)?(version|ver|v|lang(uage)?|locale|format|ext(ension)?|context|env(ironment)?|currency)$/i.test(
    name,
  );
}

/** Its values have an order that is not that of the alphabet: `low`, `medium`, `high`. */
export function isRankName(name: string): boolean {
  return /(priority|severity|level|status|state|size|grade|rank|importance|month|day)$/i.test(name);
}

/** Its value is one of a few that the documentation may not list. */
export function isChoiceName(name: string): boolean {
  return /(^|_)(status|state|type|kind|role|category|currency|locale|language|country|unit)$/i.test(name);
}

/** An answer may show another value than was sent, which hides it. */
export function isOftenMasked(name: string): boolean {
  return /pass|secret|token|pin$|card|iban|hash/i.test(name);
}

/** When a thing was made. */
export function isTimeOfMaking(name: string): boolean {
  return /^(created|made|added|published|posted|sent|placed|date|time(stamp)?)([_-]?(at|on|date|time))?$/i.test(
    name,
  );
}
