import type { ResponseResult } from '../../conformance/index.ts';

type Documented = Pick<ResponseResult, 'status' | 'range'>;

/** As documented: `404`, `4XX`, `default`. */
export function statusText({ status, range }: Documented): string {
  return range?.name ?? String(status);
}

/** All documented statuses, single ones first. */
export function statusTexts(results: readonly Documented[]): readonly string[] {
  const sorted = [...results].sort(
    (a, b) => Number(a.range !== undefined) - Number(b.range !== undefined) || a.status - b.status,
  );
  return [...new Set(sorted.map(statusText))];
}

export function isDocumentedStatus({ status, range }: Documented, received: number): boolean {
  return range ? received >= range.from && received <= range.to : received === status;
}
