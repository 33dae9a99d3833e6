/** What the user decides by variables: where the target is, what may be written, who is asking. */
import { type AuthorizationForm, type Credential, formsFor, formVariables } from '../../analysis/index.ts';
import type { RequestPlan } from '../../scenarios/index.ts';
import { booleanIn } from '../../vocabulary/index.ts';
import { base64 } from './base64.ts';
import type { Postman, PostmanHeader } from './postman.ts';
import { wrongCredential } from './wrong-credential.ts';

export type WritePolicy = 'none' | 'restore' | 'all';

function written(pm: Postman, name: string): string {
  const value = pm.variables.get(name);
  return value === undefined || value === null ? '' : String(value);
}

/** With the user's other variables in it: environments are often made of `https://{{host}}/v1`. */
function text(pm: Postman, name: string): string {
  const value = written(pm, name);
  return value.includes('{{') ? pm.variables.replaceIn(value) : value;
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
  return booleanIn(text(pm, 'strict')) === true;
}

/** Whether everything at the target may be lost: it is the embedded mock, or the user has said so. */
export function allowsSweeping(pm: Postman): boolean {
  return booleanIn(text(pm, 'sweeping')) === true;
}

/** How long the scripts wait at most for what takes time at the target; undefined if the user leaves it to them. */
export function longestWaitMs(pm: Postman): number | undefined {
  const seconds = text(pm, 'patience').trim();
  return /^\d+(\.\d+)?$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

/** Headers that the user adds to every request: `extraHeaders` holds them as JSON, `[["X-Tenant", "7"]]`. */
export function extraHeaders(pm: Postman): readonly PostmanHeader[] {
  const json = written(pm, 'extraHeaders');
  if (json === '') return [];
  return (JSON.parse(json) as [string, string][]).map(([key, value]) => ({ key, value }));
}

/** What a request carries to tell who is asking; `undefined` where the user gave no value. `access` is that of its plan. */
export function credentialValue(
  pm: Postman,
  credential: Credential,
  mode: 'given' | 'wrong' | 'second',
  access?: RequestPlan['access'],
): string | undefined {
  const [given] = givenValues(pm, credential, mode === 'second' ? 'second' : 'given', access);
  return mode === 'wrong' ? wrongCredential(credential, given) : given;
}

/** All that the user gave for a credential: the value as a whole, those made of parts, and what replaces it. */
export function givenValues(
  pm: Postman,
  { variable, forms, fallback }: Credential,
  account: 'given' | 'second',
  access?: RequestPlan['access'],
): readonly string[] {
  const own = (name: string) => text(pm, account === 'second' ? `second_${name}` : name);
  const values = formsFor(forms, access).map((form) => valueInForm(form, own));
  return [own(variable), ...values, ...(fallback === undefined ? [] : [own(fallback)])].filter(
    (value) => value !== '',
  );
}

function valueInForm({ kind }: AuthorizationForm, own: (name: string) => string): string {
  switch (kind) {
    case 'basic':
      return basicValue(own(formVariables.username), own(formVariables.password));
    case 'bearer':
    case 'oauth2':
      return bearerValue(own(formVariables.token));
  }
}

function basicValue(username: string, password: string): string {
  return username === '' && password === '' ? '' : `Basic ${base64(`${username}:${password}`)}`;
}

function bearerValue(token: string): string {
  return token === '' ? '' : `Bearer ${token}`;
}
