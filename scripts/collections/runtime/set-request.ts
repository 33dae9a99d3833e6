/** Puts what an attempt sends into the request that Postman is about to send. */

import { sendLiterally } from './literal.ts';
import type { ScriptedAttempt } from './plan.ts';
import { readyRequest, type Values } from './send.ts';
import type { Session } from './session.ts';
import { wireRequest } from './wire-request.ts';

/**
 * As a whole: nothing in it is left to variables, whose names a document or a target could have chosen, nor to Postman's
 * authorization, which would answer for the user where a stranger has to ask. The item shows the first attempt, whose headers
 * are not those of every other one.
 */
export function setRequest(
  session: Session,
  { request }: ScriptedAttempt,
  values: Values,
  shown: ScriptedAttempt | undefined,
): void {
  const { pm, credentials } = session;
  const ready = readyRequest({ ...request, values: {} }, { ...request.values, ...values });
  const { method, url, header, body } = wireRequest(session, ready, request.credentials);
  pm.request.authorizeUsing('noauth');
  pm.request.method = method;
  pm.request.url.update(url);
  for (const credential of credentials) {
    if (credential.in === 'header') pm.request.headers.remove(credential.name);
  }
  for (const each of shown?.request.headers ?? []) pm.request.headers.remove(each.name);
  for (const each of header) pm.request.headers.upsert(each);
  pm.request.body?.update({ mode: 'raw', raw: body?.raw ?? '' });
  sendLiterally(pm, [url, ...header.map(({ value }) => value), body?.raw ?? '']);
}
