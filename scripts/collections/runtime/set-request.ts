/** Puts what an attempt sends into the request that Postman is about to send. */
import type { Credential } from '../../analysis/index.ts';
import type { RequestPlan } from '../../scenarios/index.ts';
import { requestVariables } from '../variables.ts';
import type { AttemptMark } from './attempt-mark.ts';
import type { ScriptedAttempt } from './plan.ts';
import type { Postman } from './postman.ts';
import { readyRequest, type Values } from './send.ts';
import { baseUrl, credentialValue } from './settings.ts';

/** Puts the values into the request: by variables for the first attempt, as a whole for another one. */
export function setRequest(
  pm: Postman,
  credentials: readonly Credential[],
  attempt: ScriptedAttempt,
  mark: AttemptMark,
  values: Values,
): void {
  const { request } = attempt;
  const all: Values = { ...request.values, ...values };
  const variables = requestVariables(request);
  for (const need of variables.url) pm.variables.set(need, encodeURIComponent(String(all[need] ?? '')));
  for (const [need, name] of Object.entries(variables.json))
    pm.variables.set(name, JSON.stringify(all[need] ?? null));
  for (const [need, name] of Object.entries(variables.text)) pm.variables.set(name, String(all[need] ?? ''));
  if (mark.index > 0 || mark.beside !== undefined) {
    const whole = readyRequest(request, values);
    pm.request.method = whole.method;
    pm.request.url.update(`${baseUrl(pm)}${whole.path}`);
    for (const header of whole.headers) pm.request.headers.upsert(header);
    pm.request.body?.update({ mode: 'raw', raw: whole.body ?? '' });
  }
  replaceCredentials(pm, credentials, request.credentials);
}

function replaceCredentials(
  pm: Postman,
  credentials: readonly Credential[],
  mode: RequestPlan['credentials'],
): void {
  if (mode === undefined) return;
  for (const credential of credentials.filter((each) => each.in === 'header')) {
    pm.request.headers.remove(credential.name);
    const value = mode === 'none' ? undefined : credentialValue(pm, credential, mode);
    if (value !== undefined) pm.request.headers.upsert({ key: credential.name, value });
  }
}
