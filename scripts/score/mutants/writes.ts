/** Writes that are answered as documented, and do something else. */
import { isSuccess } from '../../analysis/index.ts';
import type { WriteMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';

export function writeMutations({ response, concerns, stored }: DocumentedAnswer): readonly WriteMutation[] {
  if (!isSuccess(response) || !concerns) return [];
  const fields = stored.flatMap((field): readonly WriteMutation[] => [
    { kind: 'field-not-stored', field },
    { kind: 'field-stored-otherwise', field },
  ]);
  switch (concerns.role) {
    case 'create':
      return [{ kind: 'not-stored' }, { kind: 'stored-twice' }, { kind: 'stored-elsewhere' }, ...fields];
    case 'replace':
    case 'update':
      return [{ kind: 'not-stored' }, { kind: 'stored-twice' }, { kind: 'stored-elsewhere' }, ...fields];
    case 'remove':
      return [{ kind: 'not-removed' }, { kind: 'another-removed' }];
    case 'list':
    case 'read':
      return [];
  }
}
