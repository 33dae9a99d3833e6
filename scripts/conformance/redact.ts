import { maskCredentials, maskHeader } from './redaction/credentials.ts';
import { fingerprints } from './redaction/mask.ts';
import { type Secret, secretFinder } from './redaction/secrets.ts';

/**
 * Masks secrets in a text, in every encoding they may have got there by, as `‹name:3f9a1c›`: the name of the
 * secret and a fingerprint, the same for equal values, that only the holder of the key could recompute.
 */
export interface Redactor {
  /** Masks the named secrets and whatever looks like a credential. */
  (text: string): string;
  /** Masks the named secrets only: for text that the documentation itself publishes. */
  readonly named: (text: string) => string;
  /** Masks the value of a header, which may be a credential by the header's name alone. */
  readonly header: (name: string, value: string) => string;
}

/** `key` keys the fingerprints: random for each run, or kept where the masks of two runs are to be compared. */
export function createRedactor(secrets: readonly Secret[], key: string): Redactor {
  const mask = fingerprints(key);
  const named = secretFinder(secrets, mask);
  // The mask of a credential that nobody named shows the name of its field, which may itself be a secret.
  const names = new Map<string, string>();
  const guarded = (name: string, value: string) => {
    const known = names.get(name) ?? (named(name) === name ? name : 'secret');
    names.set(name, known);
    return mask(known, value);
  };
  const all = (text: string) => maskCredentials(named(text), guarded);
  const header = (name: string, value: string) => all(maskHeader(name, named(value), guarded));
  return Object.assign(all, { named, header });
}
