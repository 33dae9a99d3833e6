/** What an assertion of the collection found, as data. */

/** Every kind of deviation. Baselines, overrides and reports refer to these; docs/deviations.md explains each. */
export const deviationCodes = [
  'no-answer',
  'wrong-status',
  'wrong-media-type',
  'missing-header',
  'invalid-header',
  'wrong-location',
  'missing-body',
  'invalid-json',
  'invalid-body',
  'undocumented-field',
  'reworded-message',
  'says-other-refusal',
  'wrong-resource',
  'differs-from-list',
  'sibling-deviates',
  'duplicate-item',
  'not-echoed',
  'not-readable',
  'not-stored',
  'kept-left-out',
  'not-listed',
  'listed-twice',
  'changed-unasked',
  'made-copy',
  'other-changed',
  'other-lost',
  'not-gone',
  'refused-but-made',
  'refused-but-changed',
  'refused-but-removed',
  'query-failed',
  'limit-ignored',
  'page-repeated',
  'page-missing',
  'filter-ignored',
  'filter-lost-items',
  'order-ignored',
  'wrong-total',
  'not-left-as-found',
  'script-failed',
] as const;

export type DeviationCode = (typeof deviationCodes)[number];

export interface Deviation {
  readonly code: DeviationCode;
  /**
   * JSON Pointer into the body, empty for the whole body; the name of a header; or the query that was sent, `?page=2`.
   * Undefined if the answer as such deviates.
   */
  readonly place?: string;
  /** What it is about, where that is not what was asked for: `another resource (7)`. */
  readonly subject?: string;
  readonly expected: string;
  readonly actual: string;
  /** The status that came, where it is what deviates. */
  readonly status?: number;
  /** The exchange that showed it: 0 is the request itself, n the nth request that its test script sent. */
  readonly exchange: number;
}

/** A place without what changes from run to run: an item of an array becomes a star, `?page=2` → `?page`. */
export function stablePlace(place: string): string {
  return place.startsWith('?') ? place.replace(/=[^&]*/g, '') : place.replace(/\/\d+(?=\/|$)/g, '/*');
}
