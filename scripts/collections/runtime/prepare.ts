/** Pre-request: decides whether to send, comes by the values, and remembers what will have to be undone. */
import type { Json } from '../../documentation/index.ts';
import type { Credential, RequestPlan, Way } from '../../scenarios/index.ts';
import { requestVariables } from '../variables.ts';
import { sameJson, valueAt } from './json.ts';
import { entriesBefore } from './listing.ts';
import { currentObject, meetNeeds, newQuest, type Quest } from './needs.ts';
import { namesIn } from './observe.ts';
import { isRefusal, type Prepared, type RequestScript, type ScriptedAttempt } from './plan.ts';
import type { Postman } from './postman.ts';
import { readyRequest, type Values } from './send.ts';
import { baseUrl, credentialValue, writePolicy } from './settings.ts';
import { siblingsOf } from './siblings.ts';
import { remember } from './undo.ts';

type Item = { readonly [field: string]: Json };
type UpdateEffect = Extract<RequestScript['effect'], { kind: 'update' }>;

const preparedVariable = 'prepared';
const attemptVariable = 'attempt';

export interface AttemptMark {
  readonly for: string;
  readonly index: number;
  /** What came instead in the attempts before. */
  readonly came: readonly string[];
  /** How often the present attempt was put off because the target asked for it. */
  readonly waits: number;
  /** Which of those that are asked besides the attempt; undefined for the attempt itself. */
  readonly beside?: number;
}

export function attemptMark(pm: Postman, id: string): AttemptMark {
  const json = pm.collectionVariables.get(attemptVariable);
  const mark = typeof json === 'string' && json !== '' ? (JSON.parse(json) as AttemptMark) : undefined;
  return mark?.for === id ? mark : { for: id, index: 0, came: [], waits: 0 };
}

export function markAttempt(pm: Postman, mark: AttemptMark | undefined): void {
  if (mark === undefined) pm.collectionVariables.unset(attemptVariable);
  else pm.collectionVariables.set(attemptVariable, JSON.stringify(mark));
}

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
    missingCredential(pm, credentials, attempt.request) ??
    forbidden(script, attempt, quest) ??
    overwriting(script, attempt, quest, mark) ??
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

export function isSafe(method: string): boolean {
  return /^(GET|HEAD|OPTIONS)$/.test(method);
}

function missingCredential(
  pm: Postman,
  credentials: readonly Credential[],
  request: RequestPlan,
): string | undefined {
  if (request.credentials !== 'second') return undefined;
  const given = credentials.some((credential) => credentialValue(pm, credential, 'second') !== undefined);
  if (given) return undefined;
  const names = credentials.map((credential) => `second_${credential.variable}`).join(' or ');
  return `it needs a second credential with fewer rights (variable ${names || 'second_authorization'})`;
}

/** Why the write policy forbids an attempt whose success could not be undone. */
function forbidden(script: RequestScript, attempt: ScriptedAttempt, quest: Quest): string | undefined {
  if (quest.policy !== 'restore' || isRefusal(script.status)) return undefined;
  const asked = `the write policy “restore” forbids ${attempt.request.method} ${attempt.request.path}`;
  const own = quest.made.length > 0;
  switch (script.effect.kind) {
    case 'none':
      return undefined;
    case 'update':
      return own || script.effect.restorable
        ? undefined
        : `${asked}: the values from before could not be put back`;
    case 'create':
      return script.effect.remove && script.effect.id
        ? undefined
        : `${asked}: what it makes could not be removed again`;
    case 'delete':
      return own ? undefined : `${asked}: what it removes could not be brought back`;
    case 'switch':
      return undefined;
    case 'irreversible':
      return own && !script.effect.keeps ? undefined : `${asked}: ${script.effect.why}`;
  }
}

/** A target that has just accepted the same twice may put what it is sent in place of what is there. */
function overwriting(
  script: RequestScript,
  attempt: ScriptedAttempt,
  quest: Quest,
  mark: AttemptMark,
): string | undefined {
  if (quest.policy === 'all' || takenBy(attempt, script, quest).length === 0) return undefined;
  if (!mark.came.some((told) => told.startsWith('2'))) return undefined;
  return `the write policy “${quest.policy}” forbids ${attempt.request.method} ${attempt.request.path} with what exists: it was accepted before`;
}

function takenBy(attempt: ScriptedAttempt, script: RequestScript, quest: Quest): Prepared['taken'] {
  if (script.effect.kind !== 'create') return [];
  return quest.taken.filter(({ path }) => path === attempt.request.path).flatMap(({ values }) => values);
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

/** Why what was read before a change may not be what is there, so that it could not be put back. */
function doubtfulState(effect: UpdateEffect, before: Item, quest: Quest): string | undefined {
  const idField = effect.list?.idField ?? [];
  const id = valueAt(before, idField);
  const known = Object.values(quest.values).map(String);
  if (idField.length > 0 && id !== undefined && !known.includes(String(id))) {
    return `reading it shows another resource (${String(id)})`;
  }
  const asked = namesIn(effect.read.path, quest.values);
  const entry = Object.values(quest.entries).find((each) => asked.includes(String(valueAt(each, idField))));
  const differing = effect.fields.find(
    (field) =>
      entry &&
      Object.hasOwn(entry, field) &&
      Object.hasOwn(before, field) &&
      !sameJson(entry[field], before[field]),
  );
  return differing === undefined
    ? undefined
    : `its list and its own read show different values of ${differing}`;
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

/** Puts the values into the request: by variables for the first attempt, as a whole for another one. */
function setRequest(
  pm: Postman,
  credentials: readonly Credential[],
  attempt: ScriptedAttempt,
  mark: AttemptMark,
  values: Values,
): void {
  const { request } = attempt;
  const all: Values = { ...request.values, ...values };
  const variables = requestVariables(request);
  for (const need of variables.url) pm.variables.set(need, encodeURIComponent(String(all[need] ?? '')));
  for (const [need, name] of Object.entries(variables.json))
    pm.variables.set(name, JSON.stringify(all[need] ?? null));
  for (const [need, name] of Object.entries(variables.text)) pm.variables.set(name, String(all[need] ?? ''));
  if (mark.index > 0 || mark.beside !== undefined) {
    const whole = readyRequest(request, values);
    pm.request.method = whole.method;
    pm.request.url.update(`${baseUrl(pm)}${whole.path}`);
    for (const header of whole.headers) pm.request.headers.upsert(header);
    pm.request.body?.update({ mode: 'raw', raw: whole.body ?? '' });
  }
  replaceCredentials(pm, credentials, request.credentials);
}

function replaceCredentials(
  pm: Postman,
  credentials: readonly Credential[],
  mode: RequestPlan['credentials'],
): void {
  if (mode === undefined) return;
  for (const credential of credentials.filter((each) => each.in === 'header')) {
    pm.request.headers.remove(credential.name);
    const value = mode === 'none' ? undefined : credentialValue(pm, credential, mode);
    if (value !== undefined) pm.request.headers.upsert({ key: credential.name, value });
  }
}
