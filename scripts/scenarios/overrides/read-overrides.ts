/** The text of an overrides file → overrides, or everything that is wrong with it. */
import schema from '../../../docs/overrides.schema.json' with { type: 'json' };
import { readCheckedYaml } from '../../boundary/index.ts';
import { type DeviationCode, deviationCodes } from '../../findings/index.ts';
import type { ExpectedDifference } from '../model.ts';
import type { GivenRequest, OverrideEntry, OverrideProblem, Overrides, RequestChange } from './model.ts';

export type ReadOverrides =
  | { readonly ok: true; readonly overrides: Overrides }
  | { readonly ok: false; readonly problems: readonly OverrideProblem[] };

const next = 'see docs/overrides.md';

/** Reads YAML; the validator is loaded only here. */
export async function readOverrides(text: string, file: string): Promise<ReadOverrides> {
  const read = await readCheckedYaml(text, schema);
  if (!read.ok) return { ok: false, problems: read.problems.map((problem) => ({ file, next, ...problem })) };
  const { document, content } = read;
  if (document.contents === null) return { ok: true, overrides: { file, entries: [] } };
  const given = (content as { responses?: Record<string, RawEntry> | null }).responses ?? {};
  const entries = Object.entries(given).map(([response, entry]) =>
    entryOf(response, (path) => read.lineOf(['responses', response, ...path]), entry),
  );
  return { ok: true, overrides: { file, entries } };
}

interface RawEntry {
  readonly way?: string;
  readonly request?: RequestChange;
  readonly values?: OverrideEntry['values'];
  readonly before?: readonly GivenRequest[];
  readonly after?: readonly GivenRequest[];
  readonly differences?: readonly RawDifference[];
  readonly allow?: boolean;
  readonly 'leave-out'?: string;
}

/** `in` is what files of docproof 1.0 have in place of `code`. */
interface RawDifference {
  readonly code?: DeviationCode;
  readonly in?: keyof typeof formerly;
  readonly status?: number;
  readonly place?: string;
  readonly why: string;
}

const besideBody: ReadonlySet<DeviationCode> = new Set([
  'no-answer',
  'wrong-status',
  'wrong-media-type',
  'wrong-location',
  'missing-header',
  'invalid-header',
  'script-failed',
]);

const formerly = {
  status: ['wrong-status'],
  'media-type': ['wrong-media-type'],
  headers: ['missing-header', 'invalid-header', 'wrong-location'],
  body: deviationCodes.filter((code) => !besideBody.has(code)),
} as const satisfies Record<string, readonly DeviationCode[]>;

function differenceOf({
  code,
  in: about = 'body',
  status,
  place = '',
  why,
}: RawDifference): ExpectedDifference {
  return { codes: code === undefined ? formerly[about] : [code], status, place, why };
}

function formerDifference({ in: about }: RawDifference): OverrideEntry['former'] {
  if (about === undefined) return [];
  const now = about === 'body' ? 'invalid-body' : formerly[about][0];
  return [{ written: `in: ${about}`, now: `code: ${now}` }];
}

function entryOf(response: string, lineOf: OverrideEntry['lineOf'], raw: RawEntry): OverrideEntry {
  return {
    response,
    line: lineOf([]),
    lineOf,
    way: raw.way,
    request: raw.request,
    values: raw.values ?? {},
    before: raw.before ?? [],
    after: raw.after ?? [],
    differences: (raw.differences ?? []).map(differenceOf),
    former: (raw.differences ?? []).flatMap(formerDifference),
    allow: raw.allow ?? false,
    leaveOut: raw['leave-out'],
  };
}
