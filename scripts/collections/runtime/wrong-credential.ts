/** A credential of the documented form that does not exist. */
import type { Credential } from '../../analysis/index.ts';
import { readCookies } from '../../documentation/index.ts';
import { base64 } from './base64.ts';

/** What a header value begins with to say how the rest is meant: a public word, in the secret as in the example. */
const scheme = /^(basic|bearer|token|apikey|api-key|digest|negotiate|hawk)(?=\s)/i;
const shortest = 16;

/**
 * Made from the documented example, and of the user's value only what is public of it: its scheme. The same each time,
 * so that a target sees one stranger in a run; never the user's value itself.
 */
export function wrongCredential(credential: Credential, given: string | undefined): string {
  const cookie = /^cookie$/i.test(credential.name) ? /^\s*([^=;\s]+)=([^;]*)/.exec(credential.example) : null;
  if (cookie) {
    const [, name, example = ''] = cookie;
    const value = wrongCredential({ ...credential, name: `${name}`, example }, valueOfCookie(given, name));
    return `${name}=${value}`;
  }
  const shown = /^(?:([A-Za-z][\w-]*)\s+)?(.*)$/s.exec(credential.example.trim());
  const word = scheme.exec(given ?? '')?.[0] ?? shown?.[1];
  for (let salt = 0; ; salt += 1) {
    const random = randomFrom(`${credential.name} ${salt}`);
    const value = /^basic$/i.test(word ?? '')
      ? base64(`nobody:${reshaped('', random)}`)
      : reshaped(shown?.[2] ?? '', random);
    const wrong = word === undefined ? value : `${word} ${value}`;
    if (wrong !== given) return wrong;
  }
}

function valueOfCookie(given: string | undefined, name: string | undefined): string | undefined {
  return readCookies(given ?? '').get(name ?? '');
}

/** Each letter and digit replaced by another of its class; 16 of them where the example has too few. */
function reshaped(example: string, random: (below: number) => number): string {
  const pick = (from: string) => from[random(from.length)] ?? '';
  const isUsable = (example.match(/[a-z\d]/gi) ?? []).length >= 4 && /^[\x21-\x7e]*$/.test(example);
  const isHex = /^[\da-f-]+$/i.test(example);
  return (isUsable ? example : 'a1'.repeat(shortest / 2))
    .replace(/[a-z]/g, () => pick(isHex ? 'abcdef' : 'abcdefghijkmnpqrstuvwxyz'))
    .replace(/[A-Z]/g, () => pick(isHex ? 'ABCDEF' : 'ABCDEFGHJKLMNPQRSTUVWXYZ'))
    .replace(/\d/g, () => pick('0123456789'));
}

/** Numbers that follow from a text (FNV-1a, then a linear congruence). */
function randomFrom(text: string): (below: number) => number {
  let state = [...text].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
