import type { RunRecord } from '../../../conformance/index.ts';
import type { BaselineEntry } from './baseline.ts';
import { type NamedDeviation, namedDeviations, nameInWords } from './deviations.ts';
import { isFormerName } from './former-name.ts';

/** What a baseline says of a run. */
export interface BaselineVerdict {
  /** Not listed: these are what the gate is for. */
  readonly unknown: readonly NamedDeviation[];
  /** Listed and still there. */
  readonly known: readonly BaselineEntry[];
  /** Listed and still there, but accepted only until a day that is past. */
  readonly expired: readonly BaselineEntry[];
  /** Listed, and the response was provoked without it. */
  readonly fixed: readonly BaselineEntry[];
  /** Listed for a response that is no longer documented. */
  readonly gone: readonly BaselineEntry[];
}

/** `today` as `2026-02-03`. An entry whose response was not provoked in this run is neither known nor fixed. */
export function judgeBaseline(
  record: RunRecord,
  baseline: readonly BaselineEntry[],
  today: string,
): BaselineVerdict {
  const deviations = namedDeviations(record);
  const verdicts = new Map(record.responses.map(({ id, verdict }) => [id, verdict]));
  const isThere = (entry: BaselineEntry) => deviations.some((deviation) => isListedAs(deviation, entry));
  const isExpired = ({ expires }: BaselineEntry) => expires !== undefined && expires < today;
  const wasProvoked = ({ response }: BaselineEntry) => {
    const verdict = verdicts.get(response);
    return verdict === 'conforms' || verdict === 'deviates';
  };
  return {
    unknown: deviations.filter((deviation) => !baseline.some((entry) => isListedAs(deviation, entry))),
    known: baseline.filter((entry) => isThere(entry) && !isExpired(entry)),
    expired: baseline.filter((entry) => isThere(entry) && isExpired(entry)),
    fixed: baseline.filter((entry) => !isThere(entry) && wasProvoked(entry)),
    gone: baseline.filter(({ response }) => !verdicts.has(response) && isOfThisApi(response, record)),
  };
}

/** One file may serve several APIs. */
function isOfThisApi(response: string, record: RunRecord): boolean {
  return record.complete && response.startsWith(`${record.api.name}/`);
}

/** Whether an entry is about this deviation. */
export function isListedAs(named: NamedDeviation, entry: BaselineEntry): boolean {
  if (named.response !== entry.response) return false;
  return 'deviation' in entry ? isFormerName(entry, named.found) : nameInWords(entry) === nameInWords(named);
}
