/** Requests that are not refused, or are refused and yet carried out. */
import { requestLike } from '../../mock/index.ts';
import type { RefusalMutation } from '../model.ts';
import type { Broken, Serving } from './serving.ts';

export function brokenRefusal({ kind }: RefusalMutation, serving: Serving): Broken {
  const { answer, request, ask, mutant } = serving;
  const unchecked = ask(requestLike(request, { waived: mutant.response }));
  switch (kind) {
    case 'not-refused':
    case 'credentials-not-checked':
      return unchecked.response.status === answer.response.status ? undefined : unchecked;
    case 'refused-but-done': {
      const isDone = unchecked.changes.some((change) => change.kind !== 'did');
      return isDone ? { ...answer, changes: unchecked.changes } : undefined;
    }
  }
}
