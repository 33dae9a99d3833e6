import { looksRandom, type Shape } from './shape.ts';

/** A credential that is known by its form alone. */
function known(name: string, pattern: RegExp): Shape {
  return (text, mask) => text.replace(pattern, (whole) => mask(name, whole));
}

export const knownForms: readonly Shape[] = [
  known(
    'private-key',
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
  ),
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

/** `Bearer …`, `Basic …` and the like, everywhere that they are quoted. */
export const schemes: Shape = (text, mask) =>
  text.replace(
    /\b(Bearer|Basic|Token|ApiKey|Negotiate)((?:[ \t]|%20|\+){1,20})([\w~+/.-]{8,}={0,2})/gi,
    (whole, scheme: string, gap: string, value: string) =>
      looksRandom(value) && (scheme.toLowerCase() !== 'basic' || isUserAndPassword(value))
        ? `${scheme}${gap}${mask('token', value)}`
        : whole,
  );

function isUserAndPassword(base64: string): boolean {
  try {
    const text = atob(base64);
    return /^[\x20-\x7e]+$/.test(text) && text.includes(':');
  } catch {
    return false;
  }
}

/** `https://user:password@host`, and `https://token@host`. */
export const userInfo: Shape = (text, mask) =>
  text.replace(
    /((?<![a-z\d+.-])[a-z][a-z\d+.-]{0,20}:\/\/)([^\s/:@"'<>‹]{0,256})(?::([^\s/@"'<>‹]{1,1024}))?@/gi,
    (whole, start: string, user: string, password: string | undefined) => {
      if (password !== undefined) return `${start}${user}:${mask('password', password)}@`;
      return user.length >= 8 && looksRandom(user) ? `${start}${mask('user', user)}@` : whole;
    },
  );
