/** What a deviation is called, and what to do about it. */
import type { Deviation, DeviationCode } from './deviation.ts';

const titles: Readonly<Record<DeviationCode, string>> = {
  'no-answer': 'No answer',
  'wrong-status': 'Another status',
  'wrong-media-type': 'Another media type',
  'missing-header': 'A documented header is missing',
  'invalid-header': 'A header does not match its schema',
  'wrong-location': 'A header links to another place',
  'missing-body': 'The body is missing',
  'invalid-json': 'The body is not JSON',
  'invalid-body': 'The body does not match its schema',
  'undocumented-field': 'A field is not documented',
  'reworded-message': 'A message is worded differently',
  'says-other-refusal': 'The body is that of another refusal',
  'wrong-resource': 'Another resource is returned',
  'differs-from-list': 'The resource and its list differ',
  'sibling-deviates': 'Another resource of the list deviates',
  'duplicate-item': 'A resource is listed more than once',
  'not-echoed': 'The answer does not show what was sent',
  'not-readable': 'A written resource cannot be read',
  'not-stored': 'What was sent is not stored',
  'kept-left-out': 'A replacement keeps what it left out',
  'not-listed': 'A resource is missing from its list',
  'listed-twice': 'A resource is listed more than once',
  'changed-unasked': 'A field changed that was not sent',
  'made-copy': 'The request created a copy',
  'other-changed': 'Another resource changed',
  'other-lost': 'Another resource is gone',
  'not-gone': 'What was deleted is still there',
  'refused-but-made': 'The refused request created something',
  'refused-but-changed': 'The refused request changed something',
  'refused-but-removed': 'The refused request removed something',
  'query-failed': 'A documented query parameter fails',
  'limit-ignored': 'The limit is ignored',
  'page-repeated': 'The next page repeats the page before',
  'page-missing': 'The next page is empty',
  'filter-ignored': 'The filter is ignored',
  'filter-lost-items': 'The filter loses items',
  'order-ignored': 'The order is ignored',
  'wrong-total': 'The total is wrong',
  'not-left-as-found': 'The target is not left as it was found',
  'script-failed': 'A script of the collection failed',
};

export function titleOf(code: DeviationCode): string {
  return titles[code];
}

/** Where the documentation of docproof explains the code, from the root of its package. */
export function docsOf(code: DeviationCode): string {
  return `docs/deviations.md#${code}`;
}

/** What is known of the exchange that showed a deviation. */
export interface ShownBy {
  /** The answer is a page for a browser. */
  readonly isPage: boolean;
  /** The answer is larger than `--max-body` allows, or was not complete in time. */
  readonly isCut: boolean;
}

/** The next step. `documentedAt`: file and line of the documented response. */
export function adviceFor(
  { code, status }: Pick<Deviation, 'code' | 'status'>,
  shownBy: ShownBy,
  documentedAt: string,
): string {
  const fix = `fix the API, or the documentation at ${documentedAt}`;
  return (
    adviceByCode(code, shownBy) ??
    adviceByStatus(status) ??
    (shownBy.isPage ? `check that --base-url is the API and not a website; if it is, ${fix}` : fix)
  );
}

/** What has its cause outside of the API and its documentation. */
function adviceByCode(code: DeviationCode, { isCut }: ShownBy): string | undefined {
  if (code === 'not-left-as-found') return 'restore by hand what the message names';
  if (code === 'script-failed') return 'run again; if it fails again, report it as a defect of docproof';
  if (code !== 'no-answer') return undefined;
  return isCut
    ? 'raise --max-body or --timeout if the answer is right'
    : 'check the log of the target for this request';
}

/** A status that has its cause before the API's own code. */
function adviceByStatus(status: number | undefined): string | undefined {
  switch (status) {
    case 401:
    case 403:
      return 'set valid credentials (DOCPROOF_AUTHORIZATION, DOCPROOF_<NAME> for a credential with another name, or --header), then run again';
    case 502:
    case 503:
    case 504:
      return 'check that the target is up and reachable through its gateway, then run again';
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return 'give the base URL that the answer redirects to or, if that is a sign-in page, valid credentials';
    default:
      return undefined;
  }
}
