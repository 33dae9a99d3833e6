/** Facts of a run → one result for each documented response. */

import {
  adviceAround,
  adviceFor,
  type Deviation,
  type ObstacleCode,
  sentenceOf,
  type Unproven,
} from '../findings/index.ts';
import type { RunFact } from './engines/index.ts';
import { flakyNotes, isFlaky, wordingNotes } from './notes.ts';
import type { PlannedResponse } from './planned-response.ts';
import type { AssertionResult, Exchange, RecordedDeviation, ResponseResult, Verdict } from './record.ts';

/** Everything that was reported of one item. */
export interface ItemFacts {
  readonly startedAt: string | undefined;
  readonly durationMs: number;
  readonly facts: readonly RunFact[];
}

export const noFacts: ItemFacts = { startedAt: undefined, durationMs: 0, facts: [] };

export function resultOf(planned: PlannedResponse, item: ItemFacts, whyUntouched: string): ResponseResult {
  const { attempts, advice, ...known } = planned;
  const exchanges = withRoles(item.facts);
  const assertions = item.facts.flatMap((fact, at) => assertionOf(fact, item.facts.slice(0, at)) ?? []);
  const unproven = item.facts.map(unprovenBy).find((each) => each !== undefined);
  const judged = verdictOf(
    assertions,
    unproven,
    item.facts.length > 0 ? 'nothing was asserted' : whyUntouched,
  );
  const obstacle = judged.verdict === unproven?.verdict ? unproven.code : undefined;
  const { tried, judged: main } = judgedRequests(item.facts, exchanges);
  return {
    ...known,
    ...judged,
    obstacle,
    next: nextStep(planned, judged.verdict, obstacle, firstDeviation(assertions), item.facts),
    assertions,
    notes: [...wordingNotes(planned, main), ...flakyNotes(exchanges)],
    ...(exchanges.some(isFlaky) ? { flaky: true as const } : {}),
    candidate:
      tried === 0
        ? undefined
        : { tried, of: attempts.length, ...(attempts[tried - 1] ?? attempts[0] ?? unplanned) },
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

const unplanned = { id: '', summary: '' };

function unprovenBy(fact: RunFact): Unproven | undefined {
  return fact.type === 'assertion' ? fact.unproven : undefined;
}

function verdictOf(
  assertions: readonly AssertionResult[],
  unproven: Unproven | undefined,
  whyNothing: string,
): { readonly verdict: Verdict; readonly reason: string } {
  const failed = assertions.find((assertion) => assertion.outcome === 'failed');
  if (failed) {
    const message = (failed.message ?? '').split('\n')[0] ?? '';
    return { verdict: 'deviates', reason: message === '' ? failed.name : `${failed.name}: ${message}` };
  }
  if (unproven) return { verdict: unproven.verdict, reason: unproven.text };
  const passed = assertions.filter((assertion) => assertion.outcome === 'passed').length;
  if (passed === 0) return { verdict: 'skipped', reason: whyNothing };
  return {
    verdict: 'conforms',
    reason: passed === 1 ? 'the one assertion holds' : `all ${passed} assertions hold`,
  };
}

function firstDeviation(assertions: readonly AssertionResult[]): RecordedDeviation | undefined {
  return assertions.flatMap(({ deviations }) => deviations)[0];
}

function nextStep(
  planned: PlannedResponse,
  verdict: Verdict,
  obstacle: ObstacleCode | undefined,
  deviation: RecordedDeviation | undefined,
  facts: readonly RunFact[],
): string | undefined {
  if (verdict === 'conforms') return undefined;
  if (planned.advice !== undefined) return planned.advice;
  if (verdict !== 'deviates')
    return obstacle === undefined ? 'run again when that has changed' : adviceAround(obstacle, planned.id);
  const { source } = planned;
  const shown = deviation?.exchange === undefined ? undefined : exchangesIn(facts)[deviation.exchange];
  return adviceFor(
    deviation ?? { code: 'script-failed' },
    { isPage: isPage(shown?.exchange.response), isCut: shown?.isCut === true },
    `${source.file}:${source.line}`,
  );
}

/** A page for a browser in the place of an API's answer. */
function isPage(response: Exchange['response']): boolean {
  const type = response?.headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return /\bhtml\b/i.test(type) || /^\s*<(!doctype|html)\b/i.test(response?.body ?? '');
}

type ExchangeFact = Extract<RunFact, { type: 'exchange' }>;

function exchangesIn(facts: readonly RunFact[]): readonly ExchangeFact[] {
  return facts.filter((fact): fact is ExchangeFact => fact.type === 'exchange');
}

/** The result of an assertion, or of a script that failed, after the facts before it; otherwise nothing. */
export function assertionOf(fact: RunFact, before: readonly RunFact[]): AssertionResult | undefined {
  if (fact.type === 'script-error') {
    const { message } = fact;
    const deviations = [scriptFailed(message, undefined)];
    return { name: 'the scripts of the collection work', outcome: 'failed', message, deviations };
  }
  if (fact.type !== 'assertion' || fact.unproven) return undefined;
  const { name, outcome } = fact;
  if (outcome !== 'failed') return { name, outcome, message: fact.message, deviations: [] };
  const exchanges = exchangesIn(before);
  const main = exchanges.findLastIndex((each) => each.main);
  const found = (fact.deviations ?? []).map((each) => withCause(each, exchanges[main]));
  if (found.length === 0) {
    const deviations = [scriptFailed(fact.message ?? name, main)];
    return { name, outcome, message: fact.message, deviations };
  }
  const message = found[0]?.code === 'no-answer' ? found.map(sentenceOf).join('\n') : fact.message;
  const deviations = found.map((each) => ({ ...each, exchange: indexIn(exchanges, main, each) }));
  return { name, outcome, message, deviations };
}

/** The exchange that the script means, or undefined. */
function indexIn(
  exchanges: readonly ExchangeFact[],
  main: number,
  { exchange }: Deviation,
): number | undefined {
  const index = main + exchange;
  return main < 0 || index >= exchanges.length ? undefined : index;
}

/** An assertion that reports nothing as data has not come to its end. */
function scriptFailed(actual: string, main: number | undefined): RecordedDeviation {
  return {
    code: 'script-failed',
    expected: 'the script to run to its end',
    actual,
    exchange: main === -1 ? undefined : main,
  };
}

/** The collection's script only knows that there is no answer; the exchange knows why. */
function withCause(deviation: Deviation, main: ExchangeFact | undefined): Deviation {
  const error = main?.exchange.error;
  return deviation.code === 'no-answer' && error !== undefined
    ? { ...deviation, actual: `none: ${error}` }
    : deviation;
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
