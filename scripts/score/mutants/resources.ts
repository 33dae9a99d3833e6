/** Answers about another resource than the one that was asked for. */
import { isSuccess } from '../../analysis/index.ts';
import type { ResourceMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function resourceMutations({ response, concerns }: DocumentedAnswer): readonly ResourceMutation[] {
  if (!isSuccess(response) || concerns?.role !== 'read') return [];
  return [{ kind: 'another-resource', resource: concerns.resource.id }];
}
