/**
 * What the scripts print holds no secret: texts are masked before they are shortened, since a part of a secret could not be
 * recognised afterwards.
 */

import type { Credential } from '../../analysis/index.ts';
import { type Deviation, type Unproven, unprovenName } from '../../findings/index.ts';
import { createRedactor, type MaskedSecret, plainMask, type Redactor } from '../../redaction/index.ts';
import { Deviates } from './deviates.ts';
import { reportTest } from './journal.ts';
import type { Postman } from './postman.ts';
import { extraHeaders, givenValues } from './settings.ts';

/** Of the script that runs now: there is one at a time. Made when the first text is printed. */
let redactor: () => Redactor = () => createRedactor([], plainMask);

/** Learns the user's credentials and headers, what the request carries in their places, and what the variable `secrets` lists. */
export function learnSecrets(pm: Postman, credentials: readonly Credential[]): void {
  let made: Redactor | undefined;
  redactor = () => {
    made ??= redactorOf(pm, credentials);
    return made;
  };
}

function redactorOf(pm: Postman, credentials: readonly Credential[]): Redactor {
  const listed = listedSecrets(pm);
  const masks = new Map(listed.map(({ value, mask }) => [value, mask]));
  const own = credentials.flatMap((credential) =>
    (['given', 'second'] as const).flatMap((account) =>
      givenValues(pm, credential, account).map((value) => ({ name: credential.variable, value })),
    ),
  );
  const headers = extraHeaders(pm).map(({ key, value }) => ({ name: key, value }));
  const made = createRedactor(
    [...listed, ...own],
    (name, value) => masks.get(value) ?? plainMask(name, value),
  );
  for (const { name, value } of headers) made.learnHeader(name, value);
  for (const credential of credentials) {
    const value = sentValue(pm, credential);
    if (value !== undefined) made.learn({ name: credential.variable, value });
  }
  return made;
}

/** What docproof knows beside the credentials, with the masks that its reports show. */
function listedSecrets(pm: Postman): readonly MaskedSecret[] {
  const json = pm.variables.get('secrets');
  return typeof json === 'string' && json !== '' ? (JSON.parse(json) as readonly MaskedSecret[]) : [];
}

/** A credential as the request carries it, which may be a wrong one. */
function sentValue({ request }: Postman, { in: place, name }: Credential): string | undefined {
  if (place === 'header') return request.headers.get(name);
  return new RegExp(`[?&]${name.replace(/[^\\w]/g, '\\$&')}=([^&#]+)`).exec(request.url.toString())?.[1];
}

/** More of a text than this is never printed. In characters. */
const longestSearched = 16_384;

/** A text without secrets. */
function concealed(text: string): string {
  return redactor()(text);
}

/** The beginning of a text without secrets. */
export function shortened(text: string, length: number): string {
  const masked = concealed(text.slice(0, longestSearched));
  return masked.length > length ? `${masked.slice(0, length - 3)}…` : masked;
}

/** The end of a text without secrets. */
export function lastOf(text: string, length: number): string {
  return concealed(text.slice(-longestSearched)).slice(-length);
}

/** Reports tests and reasons without secrets. A host that asks for it gets what deviates as data, before the test fails. */
export function reportingSafely(pm: Postman): Postman {
  const test = (name: string, check: () => void) =>
    pm.test(name, () => {
      try {
        check();
      } catch (thrown) {
        throw thrown instanceof Deviates
          ? reported(pm, name, thrown)
          : new Error(concealed(messageOf(thrown)));
      }
    });
  const skip = (name: string) => pm.test.skip(concealedReason(name));
  return Object.create(pm, { test: { value: Object.assign(test, { skip }) } }) as Postman;
}

function reported(pm: Postman, test: string, thrown: Deviates): Error {
  const deviations = thrown.deviations.map(withoutSecrets);
  reportTest(pm, { test, deviations });
  return Object.assign(new Error(concealed(thrown.message)), { name: thrown.name });
}

function withoutSecrets(deviation: Deviation): Deviation {
  const { place, subject, expected, actual } = deviation;
  return {
    ...deviation,
    ...(place === undefined ? {} : { place: concealed(place) }),
    ...(subject === undefined ? {} : { subject: concealed(subject) }),
    expected: concealed(expected),
    actual: concealed(actual),
  };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Reports why nothing is proven, for people by the name of a skipped test. */
export function reportUnproven(pm: Postman, unproven: Unproven): void {
  const name = unprovenName(unproven);
  reportTest(pm, {
    test: concealedReason(name),
    deviations: [],
    unproven: { ...unproven, text: concealed(unproven.text) },
  });
  pm.test.skip(name);
}

/** The verdict before the colon is a word of docproof's own. */
function concealedReason(name: string): string {
  return name.replace(/^(\w+: )?([\s\S]*)$/, (_, verdict = '', reason) => `${verdict}${concealed(reason)}`);
}
