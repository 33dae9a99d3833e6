/** A value that no output may show. `name` is in its mask and, in upper case, in curl lines. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

export interface SoughtSecret extends Secret {
  /** Also a part of it is secret: not where it holds words that are in any text, such as `Bearer`. */
  readonly isSecretInPart: boolean;
  /** Sought only where it stands between signs that are neither letters nor digits. */
  readonly isWord: boolean;
}

/** In bytes. Shorter values are sought as words only, plain or escaped: they would hit ordinary text everywhere. */
export const shortestSafeSecret = 4;

/** Shorter values inside a credential, such as `a=1` in a cookie, are not secret by themselves. */
const shortestValueInside = 6;

/**
 * The value itself, and what is secret by itself inside of it: the credentials behind a scheme (`Bearer …`), user and
 * password inside `Basic …`, what a base64 token says, the values of a cookie or of a list of parameters.
 */
export function secretsIn({ name, value }: Secret): readonly SoughtSecret[] {
  const whole = value.trim();
  if (whole === '') return [];
  const [, scheme, behind = ''] = /^([A-Za-z][\w-]*)[ \t]+(\S.*)$/s.exec(whole) ?? [];
  const hasCredentials = scheme !== undefined && behind.length >= shortestSafeSecret;
  const credentials = hasCredentials ? behind : whole;
  return [
    sought(name, whole, !hasCredentials),
    ...(hasCredentials ? [sought(`${name}.credentials`, credentials)] : []),
    ...valuesInside(name, credentials),
    ...saidInBase64(name, credentials),
  ];
}

function sought(name: string, value: string, isSecretInPart = true, isWord = false): SoughtSecret {
  return { name, value, isSecretInPart, isWord };
}

/** `a=…; b=…` of a cookie, `username="…", response="…"` of a scheme. */
function valuesInside(name: string, credentials: string): readonly SoughtSecret[] {
  if (!/[;,]/.test(credentials)) return [];
  return credentials.split(/[;,]\s*/).flatMap((pair) => {
    const value = /^[\w.-]{1,64}=(.*)$/s.exec(pair.trim())?.[1]?.replace(/^"|"$/g, '') ?? '';
    return value.length < shortestValueInside ? [] : [sought(`${name}.value`, value)];
  });
}

function saidInBase64(name: string, credentials: string): readonly SoughtSecret[] {
  const said = decodedBase64(credentials);
  if (said === undefined || said.length < shortestSafeSecret) return [];
  const colon = said.indexOf(':');
  if (colon < 0) return [sought(`${name}.decoded`, said)];
  const user = said.slice(0, colon);
  const password = said.slice(colon + 1);
  // Some APIs take the key as the user and no password; other users have names that are words.
  return [
    ...(password.length < shortestSafeSecret ? [] : [sought(`${name}.password`, password)]),
    ...(user.length < shortestSafeSecret
      ? []
      : [sought(`${name}.user`, user, password === '', password !== '')]),
  ];
}

/** The text that base64 stands for; undefined for what is not base64 of a text. */
function decodedBase64(text: string): string | undefined {
  if (!/^[\w+/-]{6,}={0,2}$/.test(text)) return undefined;
  try {
    const bytes = atob(text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/'));
    const said = decodeURIComponent(
      bytes.replace(/[\s\S]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
    return /^\P{C}+$/u.test(said) ? said : undefined;
  } catch {
    return undefined;
  }
}
