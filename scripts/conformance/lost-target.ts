/** Notices that a target which has answered before is not there any more. */
import type { RunFact } from './engines/index.ts';
import type { ResponseResult } from './record.ts';

/** One refused connection may be a restart; so many in a row are the end. */
const mostRefused = 2;

const refused = /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|^the proxy /;

export interface Watch {
  tell(fact: RunFact): void;
  /** Why nothing more is to be sent; undefined while the target is there. */
  reason(): string | undefined;
}

export function watchTarget(): Watch {
  let inRow = 0;
  return {
    tell(fact) {
      if (fact.type !== 'exchange' || inRow >= mostRefused) return;
      inRow = isRefused(fact) ? inRow + 1 : 0;
    },
    reason: () =>
      inRow >= mostRefused ? 'the target cannot be reached any more: it refuses connections' : undefined,
  };
}

function isRefused(fact: RunFact): boolean {
  return (
    fact.type === 'exchange' &&
    fact.exchange.response === undefined &&
    refused.test(fact.exchange.error ?? '')
  );
}

/** The result of a response whose request never reached the target: nothing can be said of it. */
export function unreached(
  result: ResponseResult,
  facts: readonly RunFact[],
  why: string | undefined,
): ResponseResult {
  const asked = facts.filter((fact) => fact.type === 'exchange' && fact.main);
  if (why === undefined || asked.length === 0 || !asked.every(isRefused)) return result;
  return {
    ...result,
    verdict: 'skipped',
    obstacle: undefined,
    reason: why,
    next: 'run again when the target is there',
    assertions: result.assertions.filter(({ outcome }) => outcome === 'passed'),
  };
}
