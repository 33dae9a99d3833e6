/** Names of fields that hold what nobody else may know. */
import { wordsOf } from './names.ts';

/** Those that are sent and never shown again. */
const secretName =
  /^(.*[_-])?(pass(word|phrase|wd)?|pwd|secret|pin|cvv|cvc|card_?number|private_?key)([_-]?(hash|confirm(ation)?|again))?$/i;

export const isSecretName = (name: string): boolean =>
  secretName.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2'));

const passwordName =
  /^(.*[_-])?(pass(word|wd|phrase|code|w)?|pwd|pin|secret|otp|senha|contraseña|clave|mot_de_passe|passwort|wachtwoord)$/i;

/** Whether it is what somebody signs in with, beside a name: a password, a PIN. */
export const isPasswordName = (name: string): boolean => passwordName.test(name);

/** A password that is asked for beside the new one: `current_password`, `oldPassword`. */
export function isOldPasswordName(name: string): boolean {
  const words = wordsOf(name);
  return /^(current|old|existing|previous)$/.test(words[0] ?? '') && isPasswordName(words.at(-1) ?? '');
}

const tokenName = /^(.*[_-])?(token|access_?token|api_?key|jwt|session(_?id)?|auth_?token|key|id_?token)$/i;

/** Whether an answer gives it out for later requests, as a login does. */
export const isTokenName = (name: string): boolean => tokenName.test(name);

const credentialHeader =
  /^(authorization|proxy-authorization|cookie|(x-)?(.*[-_])?(api[-_]?key|api[-_]?token|auth|auth[-_]?token|access[-_]?token|session([-_]?(id|token))?|token|secret)|((.*-)?(access|app|client|subscription|user)[-_]?)?key|x-(?!idempotency)([a-z0-9]+-)*key)$/i;

/** The name of a header that carries a credential. */
export const isCredentialHeader = (name: string): boolean => credentialHeader.test(name);

const credentialParameter =
  /^(api[-_]?key|apikey|(access|secret)[-_]?key|access[-_]?token|auth[-_]?token|api[-_]?token|token[-_]?key|client[-_]?secret|app[-_]?key|session[-_]?(id|token))$/i;
/** Names that are a credential only where the text says so. */
const doubtfulParameter = /^(key|token|auth|secret|sid|session|app[-_]?id|user[-_]?key)$/i;
const speaksOfCredential =
  /\b(api[- ]?key|access token|auth(entication|orization)?|api token|session|secret|credentials?|personal token|your (key|token))\b/i;

/** A query parameter that carries one, by its name, or by its name and description together. */
export const namesCredential = (name: string, description: string): boolean =>
  credentialParameter.test(name) || (doubtfulParameter.test(name) && speaksOfCredential.test(description));

/** A placeholder in an example: `{token}`, `<key>`, `YOUR_API_KEY`, `xxx`. */
export const isPlaceholder = (value: string): boolean =>
  /[{}<>[\]]|\.\.\.|…|^(\w+\s+)?(your|my|an?|the)?[\s_-]*(x{3,}|\*{3,}|(access|auth|api|bearer|jwt)?[\s_-]*(token|key|secret)|credentials?|string|base64.*)$/i.test(
    value,
  );

/** Names that hold a credential whatever stands before them. */
const credentialWords = new Set(
  'authorization cookie credentials jwt passcode passphrase passwd password pwd secret token apikey accesskey authkey privatekey secretkey'.split(
    ' ',
  ),
);

/** A bare `key` is mostly a name of something; with one of these before it, it opens a door. */
const keysThatOpen = new Set(
  'access account api app auth client encryption functions master private secret signing subscription'.split(
    ' ',
  ),
);

/** Tokens that only say where a list goes on, or which request something was. */
const harmlessTokens = new Set(
  'after before change continuation cursor delta next page pagination postman prev previous resume skip sync'.split(
    ' ',
  ),
);

/** Whether a header, parameter or field of this name holds a credential: `X-Api-Key`, `accessToken`, `user[password]`. */
export function isCredentialName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  const before = words.at(-2);
  if (last === undefined) return false;
  if (last === 'key') return before !== undefined && keysThatOpen.has(before);
  if (last === 'token') return !words.some((word) => harmlessTokens.has(word));
  return credentialWords.has(last);
}

/** Whether a field of this name may hold what keeps somebody logged in: `session_id`, `PHPSESSID`. */
export function isSessionName(name: string): boolean {
  const words = wordsOf(name).join(' ');
  return /(^| )(session|session ?id|sess ?id|phpsessid)$/.test(words);
}
