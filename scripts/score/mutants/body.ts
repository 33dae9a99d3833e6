/** Bodies that are wrong as a whole. */
import { isObject } from '../../analysis/index.ts';
import type { BodyMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function bodyMutations({ content, example }: DocumentedAnswer): readonly BodyMutation[] {
  switch (content.kind) {
    case 'json':
      return [
        { kind: 'body-empty' },
        { kind: 'body-truncated' },
        { kind: 'body-html' },
        { kind: 'body-null' },
        { kind: 'envelope-added' },
        ...(isObject(example)
          ? Object.keys(example)
              .slice(0, 1)
              .filter(() => Object.keys(example).length === 1)
              .map((key) => ({ kind: 'envelope-removed' as const, key }))
          : []),
      ];
    case 'form':
    case 'text':
      return [{ kind: 'body-empty' }];
    case 'empty':
    case 'unknown':
      return [];
  }
}
