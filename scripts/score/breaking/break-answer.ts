/** What one mutant makes of one answer; undefined if it leaves it as it is. */

import { sameJson } from '../../analysis/index.ts';
import { requestLike, type StateChange } from '../../mock/index.ts';
import { isVolatileName } from '../../vocabulary/index.ts';
import { breaksBody, type RefusalMutation } from '../model.ts';
import { brokenBody } from './break-body.ts';
import { brokenEffect } from './break-effect.ts';
import { brokenList } from './break-list.ts';
import { anotherResource } from './break-resource.ts';
import { brokenStatus } from './break-status.ts';
import { type Broken, isShown, type Serving, withBody } from './serving.ts';

export function brokenAnswer(serving: Serving): Broken {
  const { answer, mutant } = serving;
  const { mutation } = mutant;
  if (breaksBody(mutation)) return withBody(serving, brokenBody(mutation, answer.response.body ?? ''));
  switch (mutation.kind) {
    case 'wrong-status':
    case 'error-as-success':
    case 'other-media-type':
    case 'header-missing':
      return brokenStatus(mutation, serving);
    case 'another-resource':
      return anotherResource(serving, mutation.resource);
    case 'not-stored':
    case 'stored-twice':
    case 'stored-elsewhere':
    case 'not-removed':
    case 'another-removed':
    case 'field-not-stored':
    case 'field-stored-otherwise':
      return brokenEffect(mutation, serving);
    case 'not-refused':
    case 'credentials-not-checked':
    case 'refused-but-done':
      return brokenRefusal(mutation, serving);
    case 'filter-ignored':
    case 'limit-ignored':
    case 'page-ignored':
    case 'order-ignored':
    case 'item-repeated':
    case 'item-omitted':
    case 'wrong-total':
      return brokenList(mutation, serving);
    case 'connection-reset':
      return { ...answer, fault: 'reset' };
    case 'answer-stalled':
      return { ...answer, fault: 'timeout' };
    case 'answer-cut':
      return { ...answer, fault: 'truncate' };
  }
}

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

function brokenRefusal({ kind }: RefusalMutation, serving: Serving): Broken {
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
