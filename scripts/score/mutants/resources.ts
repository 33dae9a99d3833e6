/** Answers about another resource than the one that was asked for. */
import { isSuccess } from '../../analysis/index.ts';
import type { ResourceMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function resourceMutations({
  response,
  content,
  concerns,
}: DocumentedAnswer): readonly ResourceMutation[] {
  if (!isSuccess(response) || !concerns) return [];
  const { role } = concerns;
  const shows = role === 'read' || (content.kind === 'json' && (role === 'replace' || role === 'update'));
  if (!shows) return [];
  return [{ kind: 'another-resource', resource: concerns.resource.id }];
}
