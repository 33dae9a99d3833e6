/** What the scripts report holds no secret. */

import type { Credential } from '../../analysis/index.ts';
import { type Deviation, type Unproven, unprovenName } from '../../findings/index.ts';
import { createRedactor, type MaskedSecret, plainMask, type Redactor } from '../../redaction/index.ts';
import { Deviates } from './deviates.ts';
import { finished } from './excerpt.ts';
import { reportTest } from './journal.ts';
import type { Postman } from './postman.ts';
import { extraHeaders, givenValues } from './settings.ts';
import { storedJson } from './stored-json.ts';

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
  return storedJson(pm.variables, 'secrets') ?? [];
}

/** A credential as the request carries it, which may be a wrong one. */
function sentValue({ request }: Postman, { in: place, name }: Credential): string | undefined {
  if (place === 'header') return request.headers.get(name);
  return new RegExp(`[?&]${name.replace(/[^\\w]/g, '\\$&')}=([^&#]+)`).exec(request.url.toString())?.[1];
}

/** Postman's API, whose reports hold no secrets. */
export interface SafePostman extends Postman {
  readonly test: Postman['test'] & {
    /** Reports why nothing is proven, for people by the name of a skipped test. */
    unproven(why: Unproven): void;
  };
}

/**
 * Reports tests and reasons without the user's credentials and headers, what the request carries in their places, and what
 * the variable `secrets` lists. A host that asks for it gets what deviates as data, before the test fails.
 */
export function reportingSafely(pm: Postman, credentials: readonly Credential[]): SafePostman {
  // Made when the first text is reported: most scripts report none.
  let redactor: Redactor | undefined;
  const concealed = (text: string) => {
    redactor ??= redactorOf(pm, credentials);
    return finished(text, redactor);
  };
  const test = (name: string, check: () => void) =>
    pm.test(name, () => {
      try {
        check();
      } catch (thrown) {
        throw thrown instanceof Deviates
          ? reported(pm, name, thrown, concealed)
          : new Error(concealed(messageOf(thrown)));
      }
    });
  const skip = (name: string) => pm.test.skip(concealed(name));
  const unproven = (why: Unproven) => {
    const shown = { ...why, text: concealed(why.text) };
    const name = unprovenName(shown);
    reportTest(pm, { test: name, deviations: [], unproven: shown });
    pm.test.skip(name);
  };
  return Object.create(pm, { test: { value: Object.assign(test, { skip, unproven }) } }) as SafePostman;
}

type Conceal = (text: string) => string;

function reported(pm: Postman, test: string, thrown: Deviates, concealed: Conceal): Error {
  const deviations = thrown.deviations.map((deviation) => withoutSecrets(deviation, concealed));
  reportTest(pm, { test, deviations });
  return Object.assign(new Error(concealed(thrown.message)), { name: thrown.name });
}

function withoutSecrets(deviation: Deviation, concealed: Conceal): Deviation {
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
