/** What the user decides by variables: where the target is, what may be written, who is asking. */
import type { Credential } from '../../analysis/index.ts';
import type { Postman, PostmanHeader } from './postman.ts';

export type WritePolicy = 'none' | 'restore' | 'all';

function text(pm: Postman, name: string): string {
  const value = pm.variables.get(name);
  return value === undefined || value === null ? '' : String(value);
}

/** Without a slash at its end, so that `{{baseUrl}}/path` always has one. */
export function baseUrl(pm: Postman): string {
  return text(pm, 'baseUrl').trim().replace(/\/+$/, '');
}

const loopback = /^(https?:\/\/)?(localhost|127(\.\d+){3}|\[::1\])(:\d+)?([/?#]|$)/i;

/** `writes`, or else `restore` on this machine and `none` anywhere else. */
export function writePolicy(pm: Postman): WritePolicy {
  const asked = text(pm, 'writes').trim().toLowerCase();
  if (asked === 'all' || asked === 'restore' || asked === 'none') return asked;
  return asked === '' && loopback.test(baseUrl(pm)) ? 'restore' : 'none';
}

export function isStrict(pm: Postman): boolean {
  return /^(true|1|yes)$/i.test(text(pm, 'strict'));
}

/** Headers that the user adds to every request: `extraHeaders` holds them as JSON, `[["X-Tenant", "7"]]`. */
export function extraHeaders(pm: Postman): readonly PostmanHeader[] {
  const json = text(pm, 'extraHeaders');
  if (json === '') return [];
  return (JSON.parse(json) as [string, string][]).map(([key, value]) => ({ key, value }));
}

/** What a request carries to tell who is asking; `undefined` where the user gave no value. */
export function credentialValue(
  pm: Postman,
  credential: Credential,
  mode: 'given' | 'wrong' | 'second',
): string | undefined {
  if (mode === 'second') return text(pm, `second_${credential.variable}`) || undefined;
  const value = text(pm, credential.variable);
  if (mode === 'given') return value || undefined;
  return wrongCredential(value || credential.example);
}

/** Of the same form and scheme, but nobody's: letters and digits are turned around. */
function wrongCredential(value: string): string {
  const scheme = /^(\w+ )?(.*)$/s.exec(value);
  const secret = (scheme?.[2] ?? '').replace(/[a-y]|[A-Y]|[0-8]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 1),
  );
  return `${scheme?.[1] ?? ''}${secret || 'wrong'}`;
}
