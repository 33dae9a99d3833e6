/** Requests that are not refused, or are refused and yet carried out. */
import { sameJson } from '../../analysis/index.ts';
import { requestLike, type StateChange } from '../../mock/index.ts';
import { isVolatileName } from '../../vocabulary/index.ts';
import type { RefusalMutation } from '../model.ts';
import { type Broken, isShown, type Serving } from './serving.ts';

/** Whether a change shows: of what stays as it is, but for the time of the change, nobody can tell that it was written. */
function isSeen(change: StateChange, serving: Serving): boolean {
  switch (change.kind) {
    case 'did':
      return false;
    case 'remove':
      return true;
    case 'put': {
      const before =
        serving.state.tables.get(change.resource)?.get(change.parent)?.get(change.entity.id)?.value ?? {};
      const isOther = Object.entries(change.entity.value).some(
        ([field, value]) => !isVolatileName(field) && !sameJson(before[field], value),
      );
      return isOther && isShown(serving, change);
    }
  }
}

export function brokenRefusal({ kind }: RefusalMutation, serving: Serving): Broken {
  const { answer, request, ask, mutant } = serving;
  const unchecked = ask(requestLike(request, { waived: mutant.response }));
  switch (kind) {
    case 'not-refused':
    case 'credentials-not-checked':
      return unchecked.response.status === answer.response.status ? undefined : unchecked;
    case 'refused-but-done': {
      const isDone = unchecked.changes.some((change) => isSeen(change, serving));
      return isDone ? { ...answer, changes: unchecked.changes } : undefined;
    }
  }
}
