/** Made-up values in the form of documented ones, as `Prefer: dynamic=true` asks for. */

import { isObject } from '../../../analysis/index.ts';
import { type Json, textOfJson, typeOfJson } from '../../../documentation/index.ts';
import { formOfValue, isChoiceName, sampleWords } from '../../../vocabulary/index.ts';

import { codeLike, mixed } from '../items/identity.ts';

/**
 * Another value for each text, number and boolean; the same `chance` gives the same values. `members`: by the name of
 * a field the values that it may have.
 */
export function dynamicValue(
  example: Json,
  chance: number,
  members: ReadonlyMap<string, readonly Json[]>,
): Json {
  let state = chance >>> 0;
  const next = (below: number) => {
    state = mixed(state + 0x9e3779b9);
    return state % below;
  };
  const chosen = (key: string, value: Json): Json | undefined => {
    const choices = members.get(key)?.filter((choice) => typeOfJson(choice) === typeOfJson(value)) ?? [];
    if (typeof value === 'object' || choices.length === 0) return undefined;
    return choices.map(textOfJson).includes(textOfJson(value)) ? choices[next(choices.length)] : undefined;
  };
  const made = (value: Json, key: string): Json => {
    const choice = chosen(key, value);
    if (choice !== undefined) return choice;
    if (typeof value === 'boolean') return next(2) === 1;
    if (typeof value === 'number')
      return Number.isInteger(value) ? next(Math.max(10, value * 2)) : next(10_000) / 100;
    if (typeof value === 'string')
      return isChoiceName(key) && !/\s/.test(value) ? value : textLike(value, next);
    if (Array.isArray(value)) {
      const items = value as readonly Json[];
      return items.length === 0
        ? []
        : Array.from({ length: 1 + next(4) }, (_none, index) =>
            made(items[index % items.length] ?? null, key),
          );
    }
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, made(child, name)]));
  };
  return made(example, '');
}

function textLike(example: string, next: (below: number) => number): string {
  const word = () => sampleWords[next(sampleWords.length)] ?? 'amber';
  const digits = (count: number) => Array.from({ length: count }, () => next(10)).join('');
  const hex = (count: number) => Array.from({ length: count }, () => next(16).toString(16)).join('');
  switch (formOfValue(example)) {
    case 'ipv4':
      return [10 + next(200), next(256), next(256), 1 + next(254)].join('.');
    case 'ipv6':
      return `2001:db8:${hex(4)}::${hex(4)}`;
    case 'uuid':
      return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
    case 'integer':
      return String(1 + next(10 ** Math.min(8, example.length)));
    case 'number':
      return `${next(1000)}.${digits(2)}`;
    case 'boolean':
      return String(next(2) === 1);
    case 'email':
      return `${word()}.${word()}@example.com`;
    case 'hostname':
      return `${word()}-${word()}.example.com`;
    case 'uri':
      return `https://example.com/${word()}/${digits(4)}`;
    case 'date':
      return `20${10 + next(20)}-0${1 + next(9)}-1${next(10)}`;
    case 'date-time':
      return `20${10 + next(20)}-0${1 + next(9)}-1${next(10)}T1${next(10)}:2${next(10)}:3${next(10)}Z`;
    case 'hex':
      return hex(example.length);
    default:
      if (/^\S*\d\S*$/.test(example)) return codeLike(example, next(0xffff_ffff));
      return example.includes(' ') ? [word(), word(), word()].join(' ') : word();
  }
}
