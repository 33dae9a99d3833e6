/** Free texts that identify something: any text is a text, but only some name a thing that a target knows. */
import { singular, withoutId, wordsOf } from './names.ts';

const identifying: ReadonlySet<string> = new Set(
  `account address airport asset bank bic branch carrier chain city code coin contract country currency domain exchange
  hash host hostname iban identifier imei iso isin key language locale market mcc merchant mobile msisdn network number
  passport path phone pin plate platform postcode product province provider reference region route scheme serial sku
  state swift symbol ticker timezone token tx txid txhash unit url uri user vat vin wallet zip zone`.split(
    /\s+/,
  ),
);

const freeText: ReadonlySet<string> = new Set(
  `about bio body caption comment content description detail headline label memo message name nickname note reason
  remark subject summary text title`.split(/\s+/),
);

/** Whether a field called like this names something: `currency`, `tx_hash`, `account_number`, `customerId`. */
export function identifies(name: string): boolean {
  const last = singular(wordsOf(name).at(-1) ?? '');
  return identifying.has(last) || namesAnother(name);
}

const shared: ReadonlySet<string> = new Set(
  `asset chain country currency language locale market network platform province region timezone`.split(
    /\s+/,
  ),
);

/** Whether many things have the same value in a field called like this, one of a set that the target knows. */
export const isShared = (name: string): boolean => shared.has(singular(wordsOf(name).at(-1) ?? ''));

/** Whether it names another thing at the target, which need not know the documented one: `customer_id`, `tx_hash`. */
export function namesAnother(name: string): boolean {
  const words = wordsOf(name).map(singular);
  return (
    withoutId(name) !== name ||
    /^(hash|txid|txhash|iban|wallet)$/.test(words.at(-1) ?? '') ||
    isAccount(words)
  );
}

const isAccount = (words: readonly string[]): boolean =>
  words.includes('account') && /^(account|number|no)$/.test(words.at(-1) ?? '');

/** Whether a target may demand it to be unique, alone or behind the name of what has it: `email`, `slug`, `user_name`. */
export const identifiesItsOwner = (name: string): boolean =>
  /^(name|title|slug|e[_-]?mail|e[_-]?mail[_-]?address|user[_-]?name|login|domain|host[_-]?name|code|key|handle|nick[_-]?name|alias|sku|identifier|external[_-]?id|reference)$/i.test(
    name,
  );

/** Whether it is a text for people, in which anything may be said. */
export const isFreeText = (name: string): boolean => freeText.has(singular(wordsOf(name).at(-1) ?? ''));
