import { essence, pathShape } from '../documentation/index.ts';
import { type Deviation, stablePlace } from './deviation.ts';

/**
 * What deviations of different responses have in common where one cause is likely: the same text for each of them. Undefined
 * for a deviation that each operation has a cause of its own for. `path` is the URI template of the operation.
 */
export function causeOf(deviation: Omit<Deviation, 'exchange'>, path: string): string | undefined {
  const { code, place = '', expected, actual, status } = deviation;
  switch (code) {
    case 'wrong-status':
      if (isOfTheWhole(status)) return `${code} ${status}`;
      return refusesInWords(deviation) ? `${code} ${actual}` : undefined;
    case 'wrong-media-type':
      return `${code} ${mediaTypes(expected)} ${mediaTypes(actual)}`;
    case 'missing-header':
      return `${code} ${place.toLowerCase()}`;
    case 'invalid-header':
      return `${code} ${place.toLowerCase()} ${expected}`;
    case 'no-answer':
    case 'script-failed':
      return `${code} ${actual}`;
    case 'missing-body':
    case 'invalid-json':
      return code;
    case 'invalid-body':
      return `${code} ${inOne(place)} ${expected}`;
    case 'undocumented-field':
    case 'differs-from-list':
    case 'sibling-deviates':
    case 'not-echoed':
    case 'not-stored':
    case 'kept-left-out':
    case 'changed-unasked':
      return place === '' ? undefined : `${code} ${thingsAt(path)} ${inOne(place)}`;
    case 'wrong-location':
    case 'reworded-message':
    case 'says-other-refusal':
    case 'wrong-resource':
    case 'duplicate-item':
    case 'not-readable':
    case 'not-listed':
    case 'listed-twice':
    case 'made-copy':
    case 'other-changed':
    case 'other-lost':
    case 'not-gone':
    case 'refused-but-made':
    case 'refused-but-changed':
    case 'refused-but-removed':
    case 'query-failed':
    case 'limit-ignored':
    case 'page-repeated':
    case 'page-missing':
    case 'filter-ignored':
    case 'filter-lost-items':
    case 'order-ignored':
    case 'wrong-total':
    case 'not-left-as-found':
      return undefined;
  }
}

/** A place in one thing, be it shown alone or in a list: `/0/name` and `/name` are the same. */
function inOne(place: string): string {
  return stablePlace(place).replaceAll('/*', '');
}

/** Where the things are that an operation is about: the same of `/users`, `/users/{id}` and `/users/{user}`. */
function thingsAt(path: string): string {
  return pathShape(path).replace(/\/\{\}$/, '');
}

/** A status that a credential, a redirect, a media type, a limit or a gateway is the cause of. */
function isOfTheWhole(status = 0): boolean {
  return [401, 403, 406, 415, 429].includes(status) || (status >= 300 && status < 400) || status >= 500;
}

/** What should succeed is refused with words, which another operation may give as well: `Not Found`, `not implemented`. */
function refusesInWords({ expected, actual, status = 0 }: Omit<Deviation, 'exchange'>): boolean {
  return /^status 2\d\d/.test(expected) && status >= 400 && actual.includes(' saying ');
}

/** `Application/JSON; charset=utf-8 or text/plain` → `application/json or text/plain`. */
function mediaTypes(written: string): string {
  return written
    .split(' or ')
    .map((type) => essence(type))
    .join(' or ');
}
