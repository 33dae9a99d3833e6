import type { Mask } from './mask.ts';
import { isCredentialName, isSessionName } from './names.ts';

/** Masks what looks like a credential although nobody named it; the text around it stays readable. */
export function maskCredentials(text: string, mask: Mask): string {
  return shapes.reduce((masked, shape) => shape(masked, mask), text);
}

/** Masks the value of a header that carries credentials by its name; scheme, cookie names and attributes stay. */
export function maskHeader(name: string, value: string, mask: Mask): string {
  const header = name.toLowerCase();
  if (header === 'cookie')
    return value
      .split(/;\s*/)
      .map((pair) => maskPair(pair, 'cookie', mask))
      .join('; ');
  if (header === 'set-cookie') {
    const [pair = '', ...attributes] = value.split(';');
    return [maskPair(pair, 'set-cookie', mask), ...attributes].join(';');
  }
  if (!isCredentialName(name)) return value;
  const [, scheme = '', credentials = value] = /^([A-Za-z][\w-]*[ \t]+)?(.*)$/s.exec(value) ?? [];
  return credentials === '' || credentials.includes('‹') ? value : `${scheme}${mask(header, credentials)}`;
}

function maskPair(pair: string, name: string, mask: Mask): string {
  const equals = pair.indexOf('=');
  if (equals < 0 || equals === pair.length - 1 || pair.includes('‹')) return pair;
  return `${pair.slice(0, equals)}=${mask(name, pair.slice(equals + 1))}`;
}

type Shape = (text: string, mask: Mask) => string;

/** A credential that is known by its form alone. */
function known(name: string, pattern: RegExp): Shape {
  return (text, mask) => text.replace(pattern, (whole) => mask(name, whole));
}

const knownForms: readonly Shape[] = [
  known('private-key', /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g),
  known('jwt', /(?<![\w-])eyJ[\w-]{6,}\.(?:[\w-]+\.){1,3}[\w-]*/g),
  known('aws-access-key', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g),
  known('github-token', /\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,})/g),
  known('gitlab-token', /\bgl(?:pat|ptt|dt|rt|cbt)-[\w-]{20,}/g),
  known('slack-token', /\bxox[abeoprs]-[\w-]{10,}/g),
  known('stripe-key', /\b[rs]k_(?:live|test)_\w{10,}/g),
  known('google-key', /\bAIza[\w-]{35}|\bya29\.[\w-]{20,}/g),
  known('sendgrid-key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/g),
  known('npm-token', /\bnpm_\w{36}\b/g),
];

/** `Bearer …`, `Basic …` and the like, wherever they are quoted. */
const schemes: Shape = (text, mask) =>
  text.replace(
    /\b(Bearer|Basic|Token|ApiKey|Negotiate)((?:[ \t]|%20|\+)+)([\w~+/.-]{8,}={0,2})/gi,
    (whole, scheme: string, gap: string, value: string) =>
      looksRandom(value) && (scheme.toLowerCase() !== 'basic' || isUserAndPassword(value))
        ? `${scheme}${gap}${mask('token', value)}`
        : whole,
  );

/** `https://user:password@host`. */
const userInfo: Shape = (text, mask) =>
  text.replace(
    /((?<![a-z\d+.-])[a-z][a-z\d+.-]{0,20}:\/\/)([^\s/:@"'<>‹]*):([^\s/@"'<>‹]+)@/gi,
    (_, start: string, user: string, password: string) => `${start}${user}:${mask('password', password)}@`,
  );

/** `"password": "…"`; the quotes may be escaped, as in JSON inside JSON or in HTML. */
const jsonFields: readonly Shape[] = [
  /("|(?<!\\)\\{1,8}"|&quot;|&#34;)([\w$.-]{2,64})\1(\s*:\s*)\1((?:(?!\1)[^\\])+?)\1/g,
  /(")([\w$.-]{2,64})"(\s*:\s*)"((?:[^"\\]|\\.)*\\.(?:[^"\\]|\\.)*)"/g,
].map(
  (pattern): Shape =>
    (text, mask) =>
      text.replace(pattern, (whole, quote: string, name: string, colon: string, value: string) => {
        const masked = maskField(name, value, mask);
        return masked === value ? whole : `${quote}${name}${quote}${colon}${quote}${masked}${quote}`;
      }),
);

/** Shorter ids of sessions are those of resources, such as `42`. */
const shortestSessionId = 14;

function maskField(name: string, value: string, mask: Mask): string {
  if (/cookie$/i.test(name) || /authorization$/i.test(name)) return maskHeader(name, value, mask);
  const isCredential = isCredentialName(name) || (isSessionName(name) && value.length >= shortestSessionId);
  return isCredential && isOneWord(value) ? mask(name.toLowerCase(), value) : value;
}

/** `api_key=…` in queries, forms and messages. */
const pairs: Shape = (text, mask) =>
  text.replace(
    /(?<![\w$.-])([\w$.-]{2,64})((?:\]|%5D)?(?:=|%3D|&#x3D;|&#61;))([^\s&;,"'<>‹›\\)=][^\s&;,"'<>‹›\\)]*)/g,
    (whole, name: string, equals: string, value: string) =>
      isCredentialName(name) ? `${name}${equals}${mask(name.toLowerCase(), value)}` : whole,
  );

/** `Cookie: a=…; b=…` in logs and messages. */
const cookies: Shape = (text, mask) =>
  text.replace(
    /(?<![\w.‹-])((?:set-)?cookie)(:[ \t]*)([^\s"'<>\\=;]+=[^\r\n"'<>\\]*)/gi,
    (_, name: string, colon: string, value: string) => `${name}${colon}${maskHeader(name, value, mask)}`,
  );

/** `X-Api-Key: …` in logs and messages; ordinary prose after a colon is left alone. */
const lines: Shape = (text, mask) =>
  text.replace(
    /(?<![\w.‹-])([\w-]{2,64})(:[ \t]*)(?:([A-Za-z][\w-]*)([ \t]+))?([^\s"'<>‹›,;]{6,})/gi,
    (
      whole,
      name: string,
      colon: string,
      scheme: string | undefined,
      gap: string | undefined,
      value: string,
    ) => {
      if (!isCredentialName(name) || !looksRandom(value)) return whole;
      return `${name}${colon}${scheme ?? ''}${gap ?? ''}${mask(name.toLowerCase(), value)}`;
    },
  );

const shapes: readonly Shape[] = [...knownForms, schemes, userInfo, ...jsonFields, cookies, pairs, lines];

function isOneWord(value: string): boolean {
  return !/\s/.test(value) && !value.includes('‹') && !/^[*•x]+$/i.test(value);
}

/** Has digits, or upper and lower case mixed, or is very long: a word of prose is not. */
function looksRandom(value: string): boolean {
  if (value.includes('‹')) return false;
  return value.length >= 24 || /\d/.test(value) || /[a-z].*[A-Z]/.test(value);
}

function isUserAndPassword(base64: string): boolean {
  return (
    /^[\x20-\x7e]+$/.test(Buffer.from(base64, 'base64').toString('latin1')) &&
    Buffer.from(base64, 'base64').includes(':')
  );
}
