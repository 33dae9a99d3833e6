/** Before every request: settings are normalised, the write policy is obeyed, leftovers are undone. */
import type { Credential } from '../../analysis/index.ts';
import type { Postman } from './postman.ts';
import { skip } from './prepare.ts';
import { isSafe } from './send.ts';
import { baseUrl, credentialValue, extraHeaders, writePolicy } from './settings.ts';
import { openUndos, undoEach } from './undo.ts';

export async function begin(pm: Postman, credentials: readonly Credential[]): Promise<void> {
  const target = baseUrl(pm);
  pm.variables.set('baseUrl', target);
  if (target === '') return skip(pm, 'skipped: the variable baseUrl is not set');
  const policy = writePolicy(pm);
  if (policy === 'none' && !isSafe(pm.request.method)) {
    return skip(pm, `skipped: the write policy “none” forbids ${pm.request.method}`);
  }
  for (const credential of credentials) {
    const given = credentialValue(pm, credential, 'given') !== undefined;
    if (!given && credential.in === 'header') pm.request.headers.remove(credential.name);
  }
  for (const header of extraHeaders(pm)) pm.request.headers.upsert(header);
  await undoEach(pm, credentials, openUndos(pm));
}
