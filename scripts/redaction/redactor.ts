import type { Mask } from './mask.ts';
import { type MaskedSecret, secretMasker } from './mask-secrets.ts';
import type { Secret } from './secret.ts';
import { maskCredentials } from './shapes/credentials.ts';
import { maskHeader } from './shapes/header.ts';
import { looksRandom } from './shapes/shape.ts';

/**
 * Masks secrets in a text, in every encoding they may have got there by, as `‹name:3f9a1c›`: the name of the secret and what
 * the mask tells of its value. Takes time in proportion to the length of the text.
 */
export interface Redactor {
  /** Masks the named secrets, telling parts of them, and whatever looks like a credential. */
  (text: string): string;
  /** Masks the named secrets only, as a whole: for text that the documentation itself publishes. */
  readonly named: (text: string) => string;
  /** Masks a text that may have been cut by others: also what is left of a secret at its ends. */
  readonly body: (text: string) => string;
  /** Masks the value of a header, which may be a credential by the header's name alone. */
  readonly header: (name: string, value: string) => string;
  /** Hides a value in every text from now on, but in what the documentation publishes; not one that may be a word. */
  readonly learn: (secret: Secret) => void;
  /** Hides the credentials in a header in the same way. */
  readonly learnHeader: (name: string, value: string) => void;
  /** The given secrets, and what is secret inside of them, each with its mask. */
  readonly masks: () => readonly MaskedSecret[];
}

/** Shorter values that nobody named are as likely words. */
const shortestLearned = 8;
/** A target that hands out more is not handing out credentials; each makes every later search a little longer. */
const mostLearned = 1000;

export function createRedactor(secrets: readonly Secret[], mask: Mask): Redactor {
  const given = secretMasker(secrets, mask);
  // What the documentation publishes may be the same as a credential that the run comes on.
  const met = secretMasker(secrets, mask);
  const named = (text: string) => given.mask(text, 'whole');
  // The mask of a credential that nobody named shows the name of its field, which may itself be a secret.
  const names = new Map<string, string>();
  const guarded: Mask = (name, value) => {
    const known = names.get(name) ?? (named(name) === name ? name : 'secret');
    names.set(name, known);
    return mask(known, value);
  };
  const all = (text: string) => maskCredentials(met.mask(text, 'parts'), guarded);
  const learned = new Set<string>();
  const learn = ({ name, value }: Secret) => {
    if (value.length < shortestLearned || learned.has(value) || learned.size >= mostLearned) return;
    if (!looksRandom(value)) return;
    learned.add(value);
    met.add({ name, value });
  };
  return Object.assign(all, {
    named,
    body: (text: string) => maskCredentials(met.mask(text, 'cut'), guarded),
    header: (name: string, value: string) => all(maskHeader(name, met.mask(value, 'parts'), guarded)),
    learn,
    learnHeader(name: string, value: string) {
      maskHeader(name, value, (of, credentials) => {
        learn({ name: of, value: credentials });
        return of;
      });
    },
    masks: given.masks,
  });
}

/** For what never leaves this process and was made of documentation alone. */
export const nothingHidden: Redactor = Object.assign((text: string) => text, {
  named: (text: string) => text,
  body: (text: string) => text,
  header: (_name: string, value: string) => value,
  learn: () => {},
  learnHeader: () => {},
  masks: () => [],
});
