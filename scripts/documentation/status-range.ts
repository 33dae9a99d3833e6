/** Statuses that a response stands for: one, or those of a range that its operation does not document by itself. */
import type { DocumentedResponse, Operation, StatusRange } from './model.ts';

/** As it is written: `404`, `4XX`, `default`. */
export function statusName({ status, range }: Pick<DocumentedResponse, 'status' | 'range'>): string {
  return range?.name ?? String(status);
}

/** The range without what the operation documents more closely; undefined for a response of one status. */
export function rangeWithin(response: DocumentedResponse, operation: Operation): OpenRange | undefined {
  const { range } = response;
  if (!range) return undefined;
  const others = operation.responses.filter((other) => other !== response);
  return {
    ...range,
    except: others.flatMap((other): readonly StatusSpan[] => {
      if (!other.range) return [{ from: other.status, to: other.status }];
      return isNarrower(other.range, range) ? [{ from: other.range.from, to: other.range.to }] : [];
    }),
  };
}

/** What is documented for a status: by itself, or by a range around it. */
export function documentedFor(status: number, operation: Operation): DocumentedResponse | undefined {
  const { responses } = operation;
  return (
    responses.find((each) => each.status === status && !each.range) ??
    responses.find((each) => {
      const range = rangeWithin(each, operation);
      return range !== undefined && isInRange(status, range);
    })
  );
}

export interface StatusSpan {
  readonly from: number;
  readonly to: number;
}

/** A range with the statuses in it that other responses are for. */
export interface OpenRange extends StatusRange {
  readonly except: readonly StatusSpan[];
}

export function isInRange(status: number, { except, ...range }: OpenRange): boolean {
  return isIn(status, range) && !except.some((span) => isIn(status, span));
}

function isIn(status: number, { from, to }: StatusSpan): boolean {
  return status >= from && status <= to;
}

function isNarrower(a: StatusSpan, b: StatusSpan): boolean {
  return a.to - a.from < b.to - b.from;
}
