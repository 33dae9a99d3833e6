/** Runs a collection against a target and turns what happens into a record, result by result. */
import { closingItem, type PostmanCollection } from '../collections/index.ts';
import type { Redactor } from '../redaction/index.ts';
import { bodyRoom, longestBodyOf } from './body-room.ts';
import { assertionOf, type ItemFacts, noFacts, resultOf } from './collect-results.ts';
import { type EngineName, engines, type RunFact, type ScriptContext } from './engines/index.ts';
import type { RunEvent } from './events.ts';
import type { Journal } from './journal/open-journal.ts';
import { leaveOut } from './leave-out.ts';
import { unreached, watchTarget } from './lost-target.ts';
import type { PlannedResponse } from './planned-response.ts';
import type { ResponseResult, RunRecord, Summary } from './record.ts';
import { maskedDeviation, redactRecord, redactResult } from './redact-record.ts';
import { reportedTests } from './reported-tests.ts';
import type { Schedule } from './schedule.ts';
import { agentsFor, type Connection, closeAgents, type RunLimits } from './wire/index.ts';

export interface ConformanceRun {
  /** The record as it stands before the first request: no results, `complete: false`. */
  readonly start: RunRecord;
  readonly planned: readonly PlannedResponse[];
  readonly engine: EngineName;
  readonly collection: PostmanCollection;
  /** What may run at the same time; undefined for one after another. Only for the direct engine. */
  readonly schedule: Schedule | undefined;
  /** Variables of the collection: base URL, credentials, policy. */
  readonly variables: Readonly<Record<string, string>>;
  readonly limits: RunLimits;
  readonly connection: Connection;
  /** Kept by whoever runs the same collection many times, one after the other, with the direct engine. */
  readonly scripts?: ScriptContext;
  /** The title of htmlextra's page; undefined for no page. Only Newman writes one. */
  readonly htmlextra: string | undefined;
  readonly redact: Redactor;
  /** The reason to leave a response out; undefined for one that is to be provoked. */
  readonly filter: (responseId: string) => string | undefined;
  /** Results of an earlier run that was cut short, by id: they are taken over. */
  readonly known: ReadonlyMap<string, ResponseResult>;
  /** Takes each result as it is finished and gives the same one, which may keep less of it in memory. */
  readonly keep: (result: ResponseResult) => ResponseResult;
  /** Set when the user wants to stop: what is under way is finished and undone, the rest is left out. */
  readonly stop: { readonly reason: string | undefined };
  /** Where pending changes are kept; undefined for a target that is thrown away. */
  readonly journal: Journal | undefined;
  readonly now: () => number;
}

export type RunOutcome = {
  readonly record: RunRecord;
  /** htmlextra's page as it came, where it was asked for: secrets in it are not masked yet. */
  readonly rawHtmlextra: string | undefined;
} & (
  | { readonly ok: true }
  /** No request was answered, or the engine could not run. */
  | { readonly ok: false; readonly problem: string }
);

export async function runConformance(
  run: ConformanceRun,
  emit: (event: RunEvent) => void,
): Promise<RunOutcome> {
  const items = new Map<string, { startedAt: number; endedAt: number; facts: RunFact[] }>();
  const results = new Map<string, ResponseResult>();
  const notices: string[] = [];
  let answered = false;
  let lastError: string | undefined;
  let sent = 0;
  const tests = reportedTests();
  const byId = new Map(run.planned.map((planned) => [planned.id, planned]));
  const watch = watchTarget((item) => byId.get(item)?.operation, run.schedule?.lanes);
  const roomForBodies = bodyRoom(run.planned.length);
  const ending = () => run.stop.reason ?? watch.reason() ?? run.journal?.problem;

  const keep = (result: ResponseResult) => {
    const kept = run.keep(result);
    results.set(kept.id, kept);
    emit({ type: 'response-finished', result: kept });
  };
  const finish = (planned: PlannedResponse) => {
    const item = factsOf(items.get(planned.id));
    items.delete(planned.id);
    const told = resultOf(planned, item, ending() ?? whyUntouched);
    const seen = unreached(told, item.facts, watch.reason());
    keep(redactResult(seen, run.redact, roomForBodies(seen.exchanges)));
  };
  const onFact = (reported: RunFact) => {
    const fact = withMaskedMessage(tests.joined(reported), run.redact);
    if (fact.type === 'exchange') {
      sent += 1;
      answered ||= fact.exchange.response !== undefined || fact.isCut === true;
      lastError = fact.exchange.error ?? lastError;
      watch.report(fact);
    }
    const planned = byId.get(fact.item);
    if (!planned) return notices.push(...closingNotices(fact).map(run.redact));
    // The script was kept from sending its request: that is not a finding about the API.
    if (run.journal?.problem !== undefined && fact.type === 'assertion') return;
    if (fact.type === 'item-over') return finish(planned);
    if (fact.type === 'item-started' && !items.has(planned.id)) {
      items.set(planned.id, { startedAt: run.now(), endedAt: run.now(), facts: [] });
      emit({ type: 'response-started', id: planned.id, title: planned.title });
    }
    const item = items.get(planned.id);
    if (!item) return;
    const assertion = assertionOf(fact, item.facts);
    item.facts.push(fact);
    item.endedAt = run.now();
    if (assertion?.outcome === 'failed') emit({ type: 'assertion-failed', id: planned.id, assertion });
  };

  const start = redactRecord(run.start, run.redact);
  emit({ type: 'run-started', record: start });
  for (const planned of run.planned) {
    const reason = run.filter(planned.id);
    const known = run.known.get(planned.id);
    if (reason === undefined && known === undefined) continue;
    keep(
      reason === undefined && known
        ? known
        : redactResult(resultOf(planned, noFacts, reason ?? ''), run.redact),
    );
  }
  let preparing: string | undefined;
  const { timeoutMs, maxBodyBytes, pace, retries } = run.limits;
  const agents = agentsFor(
    {
      deadlineMs: () => (ending() === undefined ? timeoutMs : Math.min(timeoutMs, endingMs)),
      maxBodyBytes,
      pace,
      // What is only looked up for a request that comes next is not needed any more.
      refusal: (method, purpose) =>
        byId.has(purpose.preparing ?? preparing ?? '') && isRead(method) ? ending() : undefined,
    },
    run.connection,
  );
  let page: string | undefined;
  const engine = engines[run.engine];
  const running = engine.run({
    ...run,
    maxBodyBytes,
    retries,
    agents,
    onPreparing: (item) => {
      preparing = item;
    },
    collection: leaveOut(run.collection, (item) => results.has(item)),
    skip: (item) => (byId.has(item) ? ending() : undefined),
    onFact,
    onPending: run.journal?.keep,
    onFindings: tests.keep,
    // A target that is not there may be starting again: what is owed to it is worth a wait.
    isEnding: () => (run.stop.reason ?? run.journal?.problem) !== undefined,
  });
  const problem = await running.then(
    (html) => {
      page = html;
      return sent > 0 && !answered ? unansweredProblem(lastError) : (watch.reason() ?? run.journal?.problem);
    },
    (error: unknown) =>
      `${engine.title} could not run: ${error instanceof Error ? error.message : String(error)}`,
  );
  closeAgents(agents);
  // An engine that could not run leaves some.
  for (const planned of run.planned) if (items.has(planned.id)) finish(planned);
  const all = run.planned.map(
    (planned) =>
      results.get(planned.id) ??
      redactResult(resultOf(planned, noFacts, ending() ?? whyUntouched), run.redact),
  );
  const record: RunRecord = {
    ...start,
    durationMs: run.now() - Date.parse(start.startedAt),
    complete: problem === undefined && run.stop.reason === undefined,
    interruption: problem === undefined ? run.stop.reason : run.redact(problem),
    summary: summarise(all),
    responses: all,
    notices: [...start.notices, ...notices],
    ...remarksOf(start, run.planned.length),
  };
  emit({ type: 'run-finished', record });
  const outcome = { record, rawHtmlextra: page };
  return problem === undefined
    ? { ok: true, ...outcome }
    : { ok: false, problem: run.redact(problem), ...outcome };
}

/** What was masked once is joined with facts of the exchange afterwards. */
function withMaskedMessage(fact: RunFact, redact: Redactor): RunFact {
  if (fact.type === 'script-error') return { ...fact, message: redact(fact.message) };
  if (fact.type !== 'assertion' || fact.message === undefined) return fact;
  return {
    ...fact,
    message: redact(fact.message),
    ...(fact.deviations && { deviations: fact.deviations.map((each) => maskedDeviation(each, redact)) }),
  };
}

/** Longest for an exchange once the run has been asked to end: what is left is to undo, and to verify that. */
const endingMs = 5_000;

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

const whyUntouched = 'the run ended before it reached this response';

function unansweredProblem(error: string | undefined): string {
  return `no request was answered${error === undefined ? '' : `: ${error}`}`;
}

function factsOf(
  item: { startedAt: number; endedAt: number; facts: readonly RunFact[] } | undefined,
): ItemFacts {
  if (!item) return noFacts;
  return {
    startedAt: new Date(item.startedAt).toISOString(),
    durationMs: item.endedAt - item.startedAt,
    facts: item.facts,
  };
}

/** The request at the end belongs to no response: what it could not undo is a notice. */
function closingNotices(fact: RunFact): readonly string[] {
  if (fact.type === 'script-error') return [`${closingItem}: ${fact.message}`];
  if (fact.type !== 'assertion' || fact.outcome !== 'failed') return [];
  return [`${fact.name}: ${fact.message ?? 'failed'}`];
}

/** Of a large run less is kept. */
function remarksOf({ remarks = [] }: RunRecord, responses: number): Pick<RunRecord, 'remarks'> {
  const longest = longestBodyOf(responses);
  if (longest === longestBodyOf(1)) return {};
  return { remarks: [...remarks, `bodies are kept up to ${longest} characters each`] };
}

export function summarise(results: readonly ResponseResult[]): Summary {
  const count = (verdict: ResponseResult['verdict']) =>
    results.filter((result) => result.verdict === verdict).length;
  return {
    documented: results.length,
    conforms: count('conforms'),
    deviates: count('deviates'),
    unprovoked: count('unprovoked'),
    skipped: count('skipped'),
    unprovokable: count('unprovokable'),
  };
}
