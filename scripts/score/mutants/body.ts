/** Bodies that are wrong as a whole. */
import { isObject } from '../../analysis/index.ts';
import type { BodyMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function bodyMutations({ content, example, concerns }: DocumentedAnswer): readonly BodyMutation[] {
  switch (content.kind) {
    case 'json':
      return [
        { kind: 'body-empty' },
        { kind: 'body-truncated' },
        { kind: 'body-html' },
        { kind: 'body-null' },
        { kind: 'envelope-added' },
        ...envelopesOf(example, concerns?.role === 'list' ? concerns.resource.listItems : undefined).map(
          (key) => ({ kind: 'envelope-removed' as const, key }),
        ),
      ];
    case 'form':
    case 'text':
      return [{ kind: 'body-empty' }];
    case 'empty':
    case 'unknown':
      return [];
  }
}

/** The property that holds all the rest, or the entries of a list beside its totals and pages. */
function envelopesOf(
  example: DocumentedAnswer['example'],
  items: readonly string[] | undefined,
): readonly string[] {
  if (!isObject(example)) return [];
  const keys = Object.keys(example);
  return keys.length === 1 ? keys : (items ?? []).slice(0, 1);
}
