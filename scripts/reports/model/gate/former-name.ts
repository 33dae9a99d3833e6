import { type DeviationCode, stablePlace } from '../../../findings/index.ts';
import type { FoundDeviation } from '../deviations-of.ts';

/** As docproof 1.0 named deviations: by the name of their assertion, and the place or the status that came. */
export interface FormerName {
  /** The whole name, as the file has it. */
  readonly deviation: string;
  /** What that assertion finds. */
  readonly codes: readonly DeviationCode[];
  readonly place: string | undefined;
  readonly status: number | undefined;
}

/** The assertions of docproof 1.0, by how their names begin. Files of users have them: they never change. */
const assertions: readonly (readonly [beginning: string, ...codes: DeviationCode[]])[] = [
  ['status is ', 'wrong-status'],
  ['media type is ', 'wrong-media-type'],
  ['body is as documented (', 'invalid-body', 'invalid-json', 'missing-body'],
  ['body is there', 'missing-body'],
  ['the resource returned is the one asked for', 'wrong-resource'],
  ['it is as its list shows it', 'differs-from-list'],
  ['others that its list shows are alike', 'sibling-deviates'],
  ['each resource is listed once', 'duplicate-item'],
  ['reading it changes nothing', 'other-changed', 'other-lost'],
  ['the answer shows what was sent', 'not-echoed'],
  ['the update is seen by the next read', 'not-stored', 'not-readable', 'not-listed'],
  ['what was made is seen by the next read', 'not-readable', 'not-stored', 'not-listed', 'listed-twice'],
  ['what was deleted is gone', 'not-gone'],
  ['nothing else is changed', 'other-changed', 'other-lost', 'changed-unasked', 'made-copy'],
  [
    'the refused request changes nothing',
    ...([
      'refused-but-made',
      'refused-but-changed',
      'refused-but-removed',
      'other-changed',
      'other-lost',
    ] as const),
  ],
  [
    'query parameters do what is documented',
    ...(['query-failed', 'limit-ignored', 'page-repeated', 'page-missing', 'wrong-total'] as const),
    ...(['filter-ignored', 'filter-lost-items', 'order-ignored'] as const),
  ],
  ['strict: every field is documented', 'undocumented-field'],
  ['strict: messages are worded as documented', 'reworded-message'],
  ['the account is left as it was found', 'not-left-as-found'],
  ['the target answers', 'no-answer'],
  ['docproof’s own script works', 'script-failed'],
];

/** Undefined if docproof 1.0 had no such assertion. */
export function readFormerName(deviation: string): FormerName | undefined {
  const [, beforeStatus = deviation, status] = /^(.*), got ([1-5]\d\d)$/s.exec(deviation) ?? [];
  const [, name = beforeStatus, pointer] = /^(.*?) at (\/.*|the body)$/s.exec(beforeStatus) ?? [];
  const codes = codesOf(name);
  if (codes === undefined) return undefined;
  return {
    deviation,
    codes,
    place: pointer === 'the body' ? '' : pointer,
    status: status === undefined ? undefined : Number(status),
  };
}

function codesOf(name: string): readonly DeviationCode[] | undefined {
  if (/^header \S+ is there$/.test(name)) return ['missing-header'];
  if (/^header \S+ leads to what was made$/.test(name)) return ['wrong-location'];
  const found = assertions.find(([beginning]) => name.startsWith(beginning));
  if (found !== undefined) return found.slice(1) as DeviationCode[];
  // `as text/csv: media type is …`, `also with another id: status is 404`
  const rest = /^[a-z]+ .*?: (.*)$/s.exec(name)?.[1];
  return rest === undefined ? undefined : codesOf(rest);
}

/** Fields of what was read after a write, whose place was the field alone. */
const ofReads: readonly DeviationCode[] = ['not-stored', 'changed-unasked', 'refused-but-changed'];

/** Whether docproof 1.0 gave this name to a deviation. */
export function isFormerName({ codes, place, status }: FormerName, found: FoundDeviation): boolean {
  if (!codes.includes(found.code)) return false;
  const named = formerPlace(found);
  if (named !== undefined || place !== undefined) return named === place;
  return status === undefined || found.actual.startsWith(String(status));
}

/** docproof 1.0 named places in bodies alone, and only of what was asked for. */
function formerPlace({ code, subject, place }: FoundDeviation): string | undefined {
  if (subject !== undefined || (place !== '' && !place?.startsWith('/'))) return undefined;
  return ofReads.includes(code) ? place.slice(place.lastIndexOf('/')) : stablePlace(place);
}
