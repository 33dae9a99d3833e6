/** Facts of a run → one result for each documented response. */

import { adviceFor } from './advice.ts';
import type { RunFact } from './engines/index.ts';
import { flakyNotes, isFlaky } from './flaky.ts';
import type { PlannedResponse } from './planned-response.ts';
import type { AssertionResult, Exchange, ResponseResult, Verdict } from './record.ts';
import { wordingNotes } from './wording-notes.ts';

/** Everything that was told of one item. */
export interface ItemFacts {
  readonly startedAt: string | undefined;
  readonly durationMs: number;
  readonly facts: readonly RunFact[];
}

export const untouched: ItemFacts = { startedAt: undefined, durationMs: 0, facts: [] };

export function resultOf(planned: PlannedResponse, item: ItemFacts, whyUntouched: string): ResponseResult {
  const { attempts, advice, ...known } = planned;
  const told = item.facts.flatMap((fact, at) => assertionOf(fact, item.facts.slice(0, at)));
  const assertions = told.filter((assertion) => !saysVerdict(assertion));
  const exchanges = withRoles(item.facts);
  const judged = verdictOf(told, item.facts.length > 0 ? 'nothing was asserted' : whyUntouched);
  const { tried, judged: main } = judgedRequests(item.facts, exchanges);
  return {
    ...known,
    ...judged,
    next:
      judged.verdict === 'conforms'
        ? undefined
        : (advice ?? adviceFor(judged.verdict, judged.reason, planned)),
    assertions,
    notes: [...wordingNotes(planned, main), ...flakyNotes(exchanges)],
    ...(exchanges.some(isFlaky) ? { flaky: true as const } : {}),
    candidate:
      tried === 0
        ? undefined
        : { tried, of: attempts.length, summary: attempts[tried - 1] ?? attempts[0] ?? '' },
    exchanges,
    startedAt: item.startedAt,
    durationMs: item.durationMs,
  };
}

/** The requests up to the first that something was asserted of: after it come those that are asked besides. */
function judgedRequests(
  facts: readonly RunFact[],
  exchanges: readonly Exchange[],
): { readonly tried: number; readonly judged: readonly Exchange[] } {
  const requests = exchanges.filter((exchange) => exchange.role === 'request');
  const first = facts.findIndex((fact) => fact.type === 'assertion' && fact.outcome !== 'skipped');
  const before = first < 0 ? facts : facts.slice(0, first);
  const tried = before.filter((fact) => fact.type === 'exchange' && fact.main).length;
  return { tried: tried || requests.length, judged: requests.slice(0, tried || requests.length) };
}

const verdictPrefix = /^(skipped|unprovoked|unprovokable): (.*)$/s;

function saysVerdict(assertion: AssertionResult): boolean {
  return assertion.outcome === 'skipped' && verdictPrefix.test(assertion.name);
}

function verdictOf(
  assertions: readonly AssertionResult[],
  whyNothing: string,
): { readonly verdict: Verdict; readonly reason: string } {
  const failed = assertions.find((assertion) => assertion.outcome === 'failed');
  if (failed) {
    const message = (failed.message ?? '').split('\n')[0] ?? '';
    return { verdict: 'deviates', reason: message === '' ? failed.name : `${failed.name}: ${message}` };
  }
  for (const { name, outcome } of assertions) {
    const said = outcome === 'skipped' ? verdictPrefix.exec(name) : null;
    if (said) return { verdict: said[1] as Verdict, reason: said[2] ?? '' };
  }
  const passed = assertions.filter((assertion) => assertion.outcome === 'passed').length;
  if (passed === 0) return { verdict: 'skipped', reason: whyNothing };
  return {
    verdict: 'conforms',
    reason: passed === 1 ? 'the one assertion holds' : `all ${passed} assertions hold`,
  };
}

function assertionOf(fact: RunFact, before: readonly RunFact[]): readonly AssertionResult[] {
  if (fact.type === 'script-error') {
    return [{ name: 'the scripts of the collection work', outcome: 'failed', ...messageParts(fact.message) }];
  }
  if (fact.type !== 'assertion') return [];
  const message = withCause(fact.message, before);
  return [{ name: fact.name, outcome: fact.outcome, ...messageParts(message) }];
}

/** The collection's script only knows that there is no answer; the exchange knows why. */
function withCause(message: string | undefined, before: readonly RunFact[]): string | undefined {
  const last = before.findLast((fact) => fact.type === 'exchange' && fact.main);
  const error = last?.type === 'exchange' ? last.exchange.error : undefined;
  if (error === undefined) return message;
  return message?.replace(/^(expected an answer, got none): .*$/m, `$1: ${error.replaceAll('$', '$$$$')}`);
}

/** `/results/0/hostname: expected a host name, got 7` in its parts. */
function messageParts(
  message: string | undefined,
): Pick<AssertionResult, 'message' | 'place' | 'expected' | 'actual'> {
  const parts = /^(?:(\/\S*): )?expected (.*?), got (.*)$/s.exec(message?.split('\n')[0] ?? '');
  return { message, place: parts?.[1], expected: parts?.[2], actual: parts?.[3] };
}

/** Before the first main request everything prepares; after it what reads verifies and what writes undoes. */
function withRoles(facts: readonly RunFact[]): readonly Exchange[] {
  let asked = false;
  return facts.flatMap((fact): readonly Exchange[] => {
    if (fact.type === 'item-started') asked = false;
    if (fact.type !== 'exchange') return [];
    if (fact.main) {
      asked = true;
      return [{ role: 'request', ...fact.exchange }];
    }
    const reads = /^(GET|HEAD|OPTIONS)$/.test(fact.exchange.request.method);
    return [{ role: asked ? (reads ? 'verify' : 'undo') : 'prepare', ...fact.exchange }];
  });
}
