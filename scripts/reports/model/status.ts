import type { ResponseResult } from '../../conformance/index.ts';
import { statusName } from '../../documentation/index.ts';

export { statusName as statusText };

type Documented = Pick<ResponseResult, 'status' | 'range'>;

/** All documented statuses, single ones first. */
export function statusTexts(results: readonly Documented[]): readonly string[] {
  const sorted = [...results].sort(
    (a, b) => Number(a.range !== undefined) - Number(b.range !== undefined) || a.status - b.status,
  );
  return [...new Set(sorted.map(statusName))];
}

export function isDocumentedStatus({ status, range }: Documented, received: number): boolean {
  return range ? received >= range.from && received <= range.to : received === status;
}
