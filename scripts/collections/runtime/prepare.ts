/** Pre-request: decides whether to send, comes by the values, and remembers what will have to be undone. */
import type { Credential } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import type { RequestPlan, Way } from '../../scenarios/index.ts';
import { doubtfulState, refusalOf, takenBy } from './allowed.ts';
import { type AttemptMark, attemptMark, markAttempt } from './attempt-mark.ts';
import { entriesBefore } from './listing.ts';
import { meetNeeds } from './needs.ts';
import type { Item } from './observe.ts';
import { isRefusal, type Prepared, type RequestScript, type ScriptedAttempt } from './plan.ts';
import type { Postman } from './postman.ts';
import { currentObject, newQuest, type Quest } from './quest.ts';
import { isSafe, readyRequest } from './send.ts';
import { setRequest } from './set-request.ts';
import { writePolicy } from './settings.ts';
import { siblingsOf } from './siblings.ts';
import { remember } from './undo.ts';

type UpdateEffect = Extract<RequestScript['effect'], { kind: 'update' }>;

const preparedVariable = 'prepared';

export function prepared(pm: Postman): Prepared | undefined {
  const json = pm.variables.get(preparedVariable);
  return typeof json === 'string' && json !== '' ? (JSON.parse(json) as Prepared) : undefined;
}

export async function prepare(
  pm: Postman,
  credentials: readonly Credential[],
  script: RequestScript,
): Promise<void> {
  pm.variables.set(preparedVariable, '');
  if (script.notSent !== undefined) return skip(pm, script.notSent);
  const policy = writePolicy(pm);
  if (policy === 'none' && !isSafe(pm.request.method)) return;
  const mark = attemptMark(pm, script.id);
  if (mark.beside !== undefined) return prepareBeside(pm, credentials, script, mark, mark.beside);
  let why = 'nothing to try';
  for (let index = mark.index; index < script.attempts.length; index += 1) {
    const attempt = script.attempts[index] as ScriptedAttempt;
    const refusal = await readied(pm, credentials, script, attempt, { ...mark, index });
    if (refusal === undefined) return;
    why = refusal;
  }
  markAttempt(pm, undefined);
  if (mark.came.length === 0) return skip(pm, `skipped: ${why}`);
  const came = mark.came.join(', then ');
  if (!script.certain) return skip(pm, `unprovoked: came ${came}; ${why}`);
  pm.test(`status is ${script.status}`, () => {
    throw new Error(`expected status ${script.status}, got ${came}; ${why}`);
  });
  pm.execution.skipRequest();
}

/** Comes by the values of an attempt and makes the request of it; why not, where it must not be sent. */
async function readied(
  pm: Postman,
  credentials: readonly Credential[],
  script: RequestScript,
  attempt: ScriptedAttempt,
  mark: AttemptMark,
): Promise<string | undefined> {
  const policy = writePolicy(pm);
  const { values } = attempt.request;
  const quest = newQuest({ pm, credentials, policy, id: script.id, effect: script.effect, values });
  const met = await meetNeeds(attempt.needs, quest);
  if (!met.ok) return met.why;
  const refusal =
    refusalOf(pm, credentials, script, attempt, mark, quest) ??
    (await ready(pm, script, attempt, mark, quest));
  if (refusal === undefined) setRequest(pm, credentials, attempt, mark, quest.values);
  return refusal;
}

/** The next of those that are asked besides; what cannot be asked is left out, since the response itself has come. */
async function prepareBeside(
  pm: Postman,
  credentials: readonly Credential[],
  script: RequestScript,
  mark: AttemptMark,
  from: number,
): Promise<void> {
  const attempt = script.attempts[mark.index] as ScriptedAttempt;
  const besides = attempt.besides ?? [];
  for (let beside = from; beside < besides.length; beside += 1) {
    const way = { ...attempt, ...(besides[beside] as Way) };
    const here = { ...mark, beside };
    const refusal = await readied(pm, credentials, script, way, here);
    if (refusal === undefined) return markAttempt(pm, here);
    pm.test.skip(`also ${way.summary}: ${refusal}`);
  }
  markAttempt(pm, undefined);
  pm.execution.skipRequest();
}

export function skip(pm: Postman, reason: string): void {
  pm.test.skip(reason);
  pm.execution.skipRequest();
}

/** Reads what is there before a change and remembers how to put it back; a problem forbids the attempt. */
async function ready(
  pm: Postman,
  script: RequestScript,
  attempt: ScriptedAttempt,
  mark: AttemptMark,
  quest: Quest,
): Promise<string | undefined> {
  const before = await currentObject(quest);
  const list = await entriesBefore(script, attempt, quest);
  const request = readyRequest(attempt.request, quest.values);
  const own = quest.made.length > 0;
  if (script.effect.kind === 'update' && !own && quest.policy !== 'all') {
    const fields =
      before === undefined ? [] : script.effect.fields.filter((field) => Object.hasOwn(before, field));
    if (!isRefusal(script.status) && fields.length === 0) {
      return `the write policy “restore” forbids ${request.method} ${request.path}: its values could not be read before`;
    }
  }
  if (script.effect.kind === 'update' && !own && before !== undefined) {
    const doubt = doubtfulState(script.effect, before, quest);
    if (doubt !== undefined && quest.policy !== 'all') {
      return `the write policy “${quest.policy}” forbids ${request.method} ${request.path}: ${doubt}`;
    }
    rememberUpdate(pm, script, script.effect, attempt, quest, before);
  }
  if (script.effect.kind === 'switch') {
    const undoing = readyRequest(script.effect.undo, quest.values);
    remember(pm, {
      for: script.id,
      what: `switching back by ${undoing.method} ${undoing.path}`,
      request: undoing,
      verify: undefined,
      ...(own ? { onlyIfRefused: true } : {}),
    });
  }
  for (const after of [...(attempt.after ?? [])].reverse()) {
    const afterwards = readyRequest(after, quest.values);
    remember(pm, {
      for: script.id,
      what: `${afterwards.method} ${afterwards.path} afterwards`,
      request: afterwards,
      verify: undefined,
    });
  }
  const { attempts, notSent: _never, ...rest } = script;
  const state: Prepared = {
    script: rest,
    attempt: mark.index,
    attempts: attempts.length,
    beside: mark.beside === undefined ? undefined : attempt.summary,
    besides: attempt.besides?.length ?? 0,
    forbids: attempt.forbids ?? false,
    policy: quest.policy,
    values: quest.values,
    entries: quest.entries,
    made: quest.made,
    fresh: quest.fresh,
    taken: takenBy(attempt, script, quest),
    sent: parsed(request.body),
    before,
    ...list,
    siblings: await siblingsOf(script, attempt, quest),
    presumed: attempt.needs.some((need) => quest.presumed.includes(need.name)),
  };
  pm.variables.set(preparedVariable, JSON.stringify(state));
  return undefined;
}

function rememberUpdate(
  pm: Postman,
  script: RequestScript,
  effect: UpdateEffect,
  attempt: ScriptedAttempt,
  quest: Quest,
  before: Item,
): void {
  const fields = effect.fields.filter((field) => Object.hasOwn(before, field));
  if (fields.length === 0) return;
  const kept = Object.fromEntries(fields.map((field) => [field, before[field] as Json]));
  const undoing: RequestPlan = {
    ...attempt.request,
    credentials: undefined,
    body: {
      kind: 'json',
      mediaType: attempt.request.body?.mediaType ?? 'application/json',
      json: kept,
      fills: [],
    },
  };
  const read = readyRequest(effect.read, quest.values);
  remember(pm, {
    for: script.id,
    what: `putting ${fields.join(', ')} back`,
    request: readyRequest(undoing, quest.values),
    verify: { request: read, object: effect.object, expect: kept },
  });
}

function parsed(body: string | undefined): Json | undefined {
  if (body === undefined) return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
