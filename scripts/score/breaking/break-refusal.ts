/** Requests that are not refused, or are refused and yet carried out. */
import { isJsonType, parsedJson } from '../../documentation/index.ts';
import { requestLike } from '../../mock/index.ts';
import type { RefusalMutation } from '../model.ts';
import { isSeen } from './seen.ts';
import type { Broken, Serving } from './serving.ts';

/** A body that cannot be read says nothing that could be carried out. */
function isReadable({ headers, body }: Serving['request']): boolean {
  return !isJsonType(headers.get('content-type') ?? '') || parsedJson(body) !== undefined;
}

export function brokenRefusal({ kind }: RefusalMutation, serving: Serving): Broken {
  const { answer, request, ask, mutant } = serving;
  const unchecked = ask(requestLike(request, { waived: mutant.response }));
  switch (kind) {
    case 'not-refused':
    case 'credentials-not-checked':
      return unchecked.response.status === answer.response.status ? undefined : unchecked;
    case 'refused-but-done': {
      const isDone = isReadable(request) && unchecked.changes.some((change) => isSeen(change, serving));
      return isDone ? { ...answer, changes: unchecked.changes } : undefined;
    }
  }
}
