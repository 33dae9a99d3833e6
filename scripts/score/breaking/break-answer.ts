/** What one mutant makes of one answer; undefined if it leaves it as it is. */

import { breaksBody } from '../model.ts';
import { brokenBody } from './break-body.ts';
import { brokenEffect } from './break-effect.ts';
import { brokenList } from './break-list.ts';
import { brokenRefusal } from './break-refusal.ts';
import { anotherResource } from './break-resource.ts';
import { brokenStatus } from './break-status.ts';
import { type Broken, type Serving, withBody } from './serving.ts';

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
