import type { RunRecord, Verdict } from '../../conformance/index.ts';
import type { RunSummary } from './run-summary.ts';

/** What is different from an earlier run, by ids of documented responses. */
export interface Change {
  readonly since: RunSummary;
  /** Conformed, and deviates now. */
  readonly newlyBroken: readonly string[];
  /** Deviated, and conforms now. */
  readonly newlyFixed: readonly string[];
  readonly newlyDocumented: readonly string[];
  /** No longer documented. */
  readonly gone: readonly string[];
  /** Any other change of the verdict. */
  readonly changed: readonly { readonly id: string; readonly from: Verdict; readonly to: Verdict }[];
}

/** The newest earlier run of the same API at the same target that went through; `runs` may be in any order. */
export function previousRun(record: RunRecord, runs: readonly RunSummary[]): RunSummary | undefined {
  return runs
    .filter(
      (run) =>
        startOf(run) < startOf(record) &&
        run.complete &&
        run.api.name === record.api.name &&
        isSameTarget(run, record),
    )
    .reduce<RunSummary | undefined>(
      (newest, run) => (newest === undefined || startOf(run) > startOf(newest) ? run : newest),
      undefined,
    );
}

/** Ids alone tell the second only, in which a run may be over. */
function startOf({ startedAt, id }: Pick<RunSummary, 'startedAt' | 'id'>): string {
  return `${startedAt} ${id}`;
}

/** What changed between an earlier run and this one. */
export function changeSince(since: RunSummary, record: RunRecord): Change {
  const now = new Map(record.responses.map((result) => [result.id, result.verdict]));
  const before = new Map(Object.entries(since.verdicts));
  const moved = [...now].flatMap(([id, to]) => {
    const from = before.get(id);
    return from === undefined || from === to ? [] : [{ id, from, to }];
  });
  const isBroken = ({ from, to }: (typeof moved)[number]) => from === 'conforms' && to === 'deviates';
  const isFixed = ({ from, to }: (typeof moved)[number]) => from === 'deviates' && to === 'conforms';
  return {
    since,
    newlyBroken: moved.filter(isBroken).map(({ id }) => id),
    newlyFixed: moved.filter(isFixed).map(({ id }) => id),
    newlyDocumented: [...now.keys()].filter((id) => !before.has(id)),
    gone: [...before.keys()].filter((id) => !now.has(id)),
    changed: moved.filter((one) => !isBroken(one) && !isFixed(one)),
  };
}

/** The mock listens on another port each time. */
export function isSameTarget(run: RunSummary, record: RunRecord): boolean {
  if (run.target.kind !== record.target.kind) return false;
  return (
    record.target.kind === 'mock' || withoutSlash(run.target.baseUrl) === withoutSlash(record.target.baseUrl)
  );
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
