/** Requests that should be refused, and are not, or are carried out anyway. */
import type { RefusalMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function refusalMutations({
  operation,
  response,
  stage,
}: DocumentedAnswer): readonly RefusalMutation[] {
  if (response.status < 400 || response.status >= 500) return [];
  const isAccess = stage === 'credentials' || stage === 'permission';
  const isRead = operation.method === 'GET' || operation.method === 'HEAD';
  return [
    { kind: isAccess ? 'credentials-not-checked' : 'not-refused' },
    ...(isRead ? [] : [{ kind: 'refused-but-done' as const }]),
  ];
}
