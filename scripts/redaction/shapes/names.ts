const alone = new Set([
  'authorization',
  'cookie',
  'credentials',
  'jwt',
  'passcode',
  'passphrase',
  'passwd',
  'password',
  'pwd',
  'secret',
  'token',
  'apikey',
  'accesskey',
  'authkey',
  'privatekey',
  'secretkey',
]);

/** A bare `key` is mostly a name of something; with one of these before it, it opens a door. */
const keysThatOpen = new Set([
  'access',
  'account',
  'api',
  'app',
  'auth',
  'client',
  'encryption',
  'functions',
  'master',
  'private',
  'secret',
  'signing',
  'subscription',
]);

/** Tokens that only say where a list goes on, or which request something was. */
const harmlessTokens = new Set([
  'after',
  'before',
  'change',
  'continuation',
  'cursor',
  'delta',
  'next',
  'page',
  'pagination',
  'postman',
  'prev',
  'previous',
  'resume',
  'skip',
  'sync',
]);

/** Whether a header, parameter or field of this name holds a credential: `X-Api-Key`, `accessToken`, `user[password]`. */
export function isCredentialName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  const before = words.at(-2);
  if (last === undefined) return false;
  if (last === 'key') return before !== undefined && keysThatOpen.has(before);
  if (last === 'token') return !words.some((word) => harmlessTokens.has(word));
  return alone.has(last);
}

/** Whether a field of this name may hold what keeps somebody logged in: `session_id`, `PHPSESSID`. */
export function isSessionName(name: string): boolean {
  const words = wordsOf(name).join(' ');
  return /(^| )(session|session ?id|sess ?id|phpsessid)$/.test(words);
}

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}
