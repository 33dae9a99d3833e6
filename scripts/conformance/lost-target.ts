/** Notices that a target which has answered before is not there any more, or does not answer in time any more. */
import type { RunFact } from './engines/index.ts';
import type { ResponseResult } from './record.ts';

/** Some operations are slow; so many exchanges in a row, of more than one operation, are the target. */
const mostLate = 5;

const refused = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|^the proxy /;
const late = /^(no answer|the answer was not complete) within /;

export interface Watch {
  report(fact: RunFact): void;
  /** Why nothing more is to be sent; undefined while the target is there. */
  reason(): string | undefined;
}

/**
 * `operationOf` gives the operation that an item of the collection is about; `lanes` is how many items run at the same time,
 * which may each lose a connection to a target that restarts.
 */
export function watchTarget(operationOf: (item: string) => string | undefined, lanes = 1): Watch {
  // One refused connection may be a restart; more in a row are the end.
  const mostRefused = lanes + 1;
  let refusedInRow = 0;
  let lateInRow = 0;
  let lateOperations = new Set<string>();
  let reason: string | undefined;
  return {
    report(fact) {
      if (fact.type !== 'exchange' || reason !== undefined) return;
      refusedInRow = failedBy(refused, fact) ? refusedInRow + 1 : 0;
      if (refusedInRow >= mostRefused) reason = 'the target can no longer be reached: it refuses connections';
      if (!failedBy(late, fact)) {
        lateInRow = 0;
        lateOperations = new Set();
        return;
      }
      lateInRow += 1;
      lateOperations.add(operationOf(fact.item) ?? fact.item);
      if (lateInRow < mostLate * lanes || lateOperations.size < 2) return;
      reason = `the target does not answer in time: ${lateInRow} requests in a row got no complete answer; raise --timeout`;
    },
    reason: () => reason,
  };
}

function failedBy(kind: RegExp, fact: RunFact): boolean {
  return (
    fact.type === 'exchange' && fact.exchange.response === undefined && kind.test(fact.exchange.error ?? '')
  );
}

/** The result of a response whose request never reached the target: nothing can be said of it. */
export function unreached(
  result: ResponseResult,
  facts: readonly RunFact[],
  why: string | undefined,
): ResponseResult {
  const asked = facts.filter((fact) => fact.type === 'exchange' && fact.main);
  if (why === undefined || asked.length === 0 || !asked.every((fact) => failedBy(refused, fact)))
    return result;
  return {
    ...result,
    verdict: 'skipped',
    obstacle: undefined,
    reason: why,
    next: 'run again when the target is there',
    assertions: result.assertions.filter(({ outcome }) => outcome === 'passed'),
  };
}
