/** Answers that do not arrive. */
import type { ConnectionMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function connectionMutations({ content }: DocumentedAnswer): readonly ConnectionMutation[] {
  const hasBody = content.kind === 'json' || content.kind === 'text' || content.kind === 'form';
  return [
    { kind: 'connection-reset' },
    { kind: 'answer-stalled' },
    ...(hasBody ? [{ kind: 'answer-cut' as const }] : []),
  ];
}
