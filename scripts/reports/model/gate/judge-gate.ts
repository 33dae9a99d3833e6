import { closest } from '../../../boundary/index.ts';
import type { ResponseResult, RunRecord } from '../../../conformance/index.ts';
import type { BaselineEntry } from './baseline.ts';
import { nameInWords } from './deviations.ts';
import { type BaselineVerdict, judgeBaseline } from './judge-baseline.ts';
import { type KnownDeviations, knownDeviations } from './known.ts';

/** From lenient to severe; `deviates` always counts. `uncovered`: whatever was not provoked, for whichever reason. */
export type GateLevel = 'deviates' | 'unprovoked' | 'uncovered';

export const gateLevels: readonly GateLevel[] = ['deviates', 'unprovoked', 'uncovered'];

export interface GateOptions {
  readonly failOn: readonly GateLevel[];
  /** The share of documented responses, in percent, that has to be provoked; undefined asks for none. */
  readonly minCoverage: number | undefined;
}

export interface GateVerdict extends BaselineVerdict {
  readonly exit: 0 | 1;
  /** Responses that deviate and do not fail the gate. */
  readonly accepted: KnownDeviations;
  /** Why the gate fails, each in one line. */
  readonly reasons: readonly string[];
  /** What should be known and is no reason to fail, each in one line: what is fixed, or that nothing was provoked. */
  readonly remarks: readonly string[];
}

/** Whether CI lets this run pass, and why not. `today` as `2026-02-03`. */
export function judgeGate(
  record: RunRecord,
  baseline: readonly BaselineEntry[] | undefined,
  options: GateOptions,
  today: string,
): GateVerdict {
  const verdict = judgeBaseline(record, baseline ?? [], today);
  const { responses } = record;
  const deviating = [...new Set(verdict.unknown.map(({ response }) => response))];
  const unprovoked = idsOf(responses, (result) => result.verdict === 'unprovoked');
  const uncovered = idsOf(responses, (result) => !isCovered(result));
  const covered = responses.length - uncovered.length;
  const percent = responses.length === 0 ? 0 : (covered / responses.length) * 100;

  const reasons = [
    ...record.notices,
    ...reason(deviating, baseline === undefined ? 'deviates' : 'deviates as the baseline does not list'),
    ...verdict.expired.map(
      (entry) => `${entry.response} still deviates, accepted until ${entry.expires}: ${nameInWords(entry)}`,
    ),
    ...(options.failOn.includes('unprovoked') && !options.failOn.includes('uncovered')
      ? reason(unprovoked, 'was not provoked (--fail-on unprovoked)')
      : []),
    ...(options.failOn.includes('uncovered')
      ? reason(uncovered, 'is not covered (--fail-on uncovered)')
      : []),
    ...(options.minCoverage !== undefined && percent < options.minCoverage
      ? [
          `${covered} of ${responses.length} documented responses were provoked, ${floor(percent)}%; --min-coverage asks for ${options.minCoverage}%`,
        ]
      : []),
  ];
  const remarks = [
    ...(covered === 0 && responses.length > 0
      ? ['nothing was provoked, so nothing is proven; --fail-on uncovered would fail']
      : []),
    ...verdict.fixed.map(
      (entry) => `${entry.response} is fixed and can leave the baseline: ${nameInWords(entry)}`,
    ),
    ...verdict.gone.map((entry) => {
      const { response } = entry;
      const near = closest(
        response,
        responses.map(({ id }) => id),
      );
      const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
      return `${response} is not documented${hint} and can leave the baseline: ${nameInWords(entry)}`;
    }),
    ...formerNames(baseline ?? []),
  ];
  return {
    ...verdict,
    exit: reasons.length > 0 ? 1 : 0,
    accepted: knownDeviations(verdict),
    reasons,
    remarks,
  };
}

function formerNames(baseline: readonly BaselineEntry[]): readonly string[] {
  const count = baseline.filter((entry) => 'deviation' in entry).length;
  return count === 0
    ? []
    : [
        `${count} of ${baseline.length} entries of the baseline name deviations as docproof 1.0 did; --update-baseline writes them by code and place`,
      ];
}

function isCovered({ verdict }: ResponseResult): boolean {
  return verdict === 'conforms' || verdict === 'deviates';
}

function idsOf(responses: readonly ResponseResult[], fits: (result: ResponseResult) => boolean): string[] {
  return responses.filter(fits).map(({ id }) => id);
}

function reason(ids: readonly string[], what: string): string[] {
  if (ids.length === 0) return [];
  const shown = ids.slice(0, 3).join(', ');
  return [
    ids.length <= 3
      ? `${shown} ${plural(what, ids.length)}`
      : `${shown} and ${ids.length - 3} more ${plural(what, ids.length)}`,
  ];
}

function plural(what: string, count: number): string {
  if (count === 1) return what;
  return what
    .replace(/^deviates/, 'deviate')
    .replace(/^was/, 'were')
    .replace(/^is/, 'are');
}

/** Rounded down, so that 99.9% is never shown as enough. */
function floor(percent: number): number {
  return Math.floor(percent * 10) / 10;
}
