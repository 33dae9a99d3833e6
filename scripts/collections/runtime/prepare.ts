/** Pre-request: decides whether to send, gets the values, and remembers what will have to be undone. */

import { type Json, jsonText, objectIn, parsedJson, parseJson } from '../../documentation/index.ts';
import type { Obstacle, Unproven } from '../../findings/index.ts';
import type { MadeUpValue, RequestPlan, RequestVariant } from '../../scenarios/index.ts';
import { doubtfulState, mayHaveLastingEffect, refusalOf, takenBy } from './allowed.ts';
import { type AttemptContext, currentObject, newContext } from './attempt-context.ts';
import { type AttemptState, attemptState, keepAttempt } from './attempt-state.ts';
import type { SafePostman } from './conceal.ts';
import { recordCreate } from './creation.ts';
import { deviate } from './deviates.ts';
import { resolveInputs } from './inputs.ts';
import { isObject, show } from './json.ts';
import { entriesBefore } from './listing.ts';
import type { Item } from './observe.ts';
import { ownVariable } from './own-variable.ts';
import { isOwnResource, lastName, namesFresh, namesNothing, namesOthers, ownNames } from './ownership.ts';
import { isRefusal, type Prepared, type RequestScript, type ScriptedAttempt, statusWanted } from './plan.ts';
import type { Postman } from './postman.ts';
import { isSafe, type ReadyRequest, readyRequest, send, succeeded } from './send.ts';
import type { Session } from './session.ts';
import { setRequest } from './set-request.ts';
import { writePolicy } from './settings.ts';
import { siblingsOf } from './siblings.ts';
import { stateBefore } from './switch-state.ts';
import { type Creation, noteAction, type Restoration, type Reversal, remember, type Undo } from './undo.ts';
import { byName, formValues } from './values.ts';
import { listOf } from './watched-list.ts';

type UpdateEffect = Extract<RequestScript['effect'], { kind: 'update' }>;

const preparedVariable = ownVariable('prepared');

export function prepared(pm: Postman): Prepared | undefined {
  const json = pm.variables.get(preparedVariable);
  if (typeof json !== 'string' || json === '') return undefined;
  const state = parseJson(json) as unknown as Prepared;
  return { ...state, values: byName(state.values), entries: byName(state.entries) };
}

export async function prepare(session: Session, script: RequestScript): Promise<void> {
  const { pm } = session;
  pm.variables.set(preparedVariable, '');
  if (script.notSent !== undefined) return notProven(pm, { ...script.notSent, code: 'left-out' });
  const policy = writePolicy(pm);
  if (policy === 'none' && !isSafe(pm.request.method)) return;
  const state = attemptState(pm, script.id);
  if (state.kind === 'varying') return prepareVariant(session, script, state);
  let why: Obstacle = { code: 'step-failed', text: 'nothing to try' };
  for (let index = state.index; index < script.attempts.length; index += 1) {
    const attempt = script.attempts[index] as ScriptedAttempt;
    const refusal = await readied(session, script, attempt, { ...state, index });
    if (refusal === undefined) return;
    why = refusal;
  }
  keepAttempt(pm, undefined);
  if (state.received.length === 0) return notProven(pm, { verdict: 'skipped', ...why });
  const came = state.received.join(', then ');
  if (!script.certain)
    return notProven(pm, { verdict: 'unprovoked', code: 'other-status', text: `got ${came}; ${why.text}` });
  pm.test(`status is ${statusWanted(script)}`, () =>
    deviate({
      code: 'wrong-status',
      expected: `status ${statusWanted(script)}`,
      actual: `${came}; ${why.text}`,
      status: Number.parseInt(state.received.at(-1) ?? '', 10),
      exchange: 0,
    }),
  );
  pm.execution.skipRequest();
}

/** Finds the values of an attempt and makes its request; why not, where it must not be sent. */
async function readied(
  session: Session,
  script: RequestScript,
  attempt: ScriptedAttempt,
  state: AttemptState,
): Promise<Obstacle | undefined> {
  const { pm } = session;
  const policy = writePolicy(pm);
  const { values } = attempt.request;
  const context = newContext({
    session,
    policy,
    id: script.id,
    effect: script.effect,
    values,
    prefersOwn:
      policy === 'restore' && mayHaveLastingEffect(script, attempt) ? lastName(attempt.request) : undefined,
    nested: script.nested,
    sends: script.effect.kind === 'update' ? constantBody(attempt.request) : undefined,
  });
  const met = await resolveInputs(attempt.inputs, context);
  if (!met.ok) return met.why;
  const refusal =
    refusalOf(session, script, attempt, state, context) ?? (await ready(pm, script, attempt, state, context));
  if (refusal === undefined) setRequest(session, attempt, context.values, script.attempts[0]);
  return refusal;
}

/** The next variant; what cannot be asked is left out, since the response itself has come. */
async function prepareVariant(
  session: Session,
  script: RequestScript,
  state: AttemptState & { readonly kind: 'varying' },
): Promise<void> {
  const { pm } = session;
  const attempt = script.attempts[state.index] as ScriptedAttempt;
  const variants = attempt.requiredVariants ?? [];
  for (let { variant } = state; variant < variants.length; variant += 1) {
    const way = { ...attempt, ...(variants[variant] as RequestVariant) };
    const here = { ...state, variant };
    const refusal = await readied(session, script, way, here);
    if (refusal === undefined) return keepAttempt(pm, here);
    pm.test.skip(`also ${way.summary}: ${refusal.text}`);
  }
  keepAttempt(pm, undefined);
  pm.execution.skipRequest();
}

/** Sends nothing, and says why. */
export function notProven(pm: SafePostman, unproven: Unproven): void {
  pm.test.unproven(unproven);
  pm.execution.skipRequest();
}

function notReadable({ policy }: AttemptContext, { method, path }: ReadyRequest, why: string): Obstacle {
  return {
    code: 'not-readable-before',
    text: `the write policy "${policy}" forbids ${method} ${path}: ${why}`,
  };
}

/** Reads what is there before a change and remembers how to put it back; a problem forbids the attempt. */
async function ready(
  pm: Postman,
  script: RequestScript,
  attempt: ScriptedAttempt,
  sending: AttemptState,
  context: AttemptContext,
): Promise<Obstacle | undefined> {
  const before = await currentObject(context);
  const list = await entriesBefore(script, attempt, context);
  const request = readyRequest(attempt.request, context.values);
  const own = isOwnResource(attempt.request, context);
  const owed: Undo[] = [];
  const creation = await intended(script, attempt, context, request, before);
  if (script.effect.kind === 'update' && !own && !creation && context.policy !== 'all') {
    const fields =
      before === undefined ? [] : script.effect.fields.filter((field) => Object.hasOwn(before, field));
    if (fields.length === 0 && (!isRefusal(script.status) || namesOthers(attempt.request, context))) {
      return notReadable(context, request, 'its values could not be read before');
    }
  }
  if (script.effect.kind === 'update' && !own && before !== undefined) {
    const doubt = doubtfulState(script.effect, before, context);
    if (doubt !== undefined && context.policy !== 'all') {
      return notReadable(context, request, doubt);
    }
    owed.push(...rememberUpdate(pm, script, script.effect, attempt, context, before));
  }
  if (script.effect.kind === 'switch') {
    const undoing = readyRequest(script.effect.undo, context.values);
    const switched = await stateBefore(script.effect.state, attempt.request, context);
    const mayTurnBack = own || namesFresh(attempt.request, context) || namesNothing(attempt.request, context);
    if (context.policy === 'restore' && !mayTurnBack && !switched) {
      return notReadable(context, request, 'no response shows whether it is done already');
    }
    // What is taken off nothing need not be put back.
    const isIdle = request.method === 'DELETE' && namesNothing(attempt.request, context);
    if (!isIdle)
      owed.push(
        remember<Reversal>(pm, {
          kind: 'reversal',
          for: script.id,
          what: `switching back by ${undoing.method} ${undoing.path}`,
          request: undoing,
          ...switched,
          ...(own ? { onlyIfRefused: true } : {}),
        }),
      );
  }
  const { effect } = script;
  const read =
    effect.kind === 'delete' && effect.read ? readyRequest(effect.read, context.values) : undefined;
  if (effect.kind !== 'create') noteAction(pm, request, read);
  const isWatched = read !== undefined && !listOf(script) && isRefusal(script.status);
  const wasShown = isWatched && succeeded(await send(context, read));
  for (const after of [...(attempt.after ?? [])].reverse()) {
    const afterwards = readyRequest(after, context.values);
    const asked = `${afterwards.method} ${afterwards.path}`;
    if (context.policy === 'none' && !isSafe(afterwards.method)) {
      pm.test.skip(`afterwards ${asked}: the write policy "none" forbids it`);
      continue;
    }
    remember<Reversal>(pm, {
      kind: 'reversal',
      for: script.id,
      what: `${asked} afterwards`,
      request: afterwards,
    });
  }
  const { attempts, notSent: _never, ...rest } = script;
  const state: Prepared = {
    script: rest,
    attempt: sending.index,
    attempts: attempts.length,
    variant: sending.kind === 'varying' ? attempt.summary : undefined,
    variantCount: attempt.requiredVariants?.length ?? 0,
    outcome: sending.kind === 'varying' ? attempt.outcome : undefined,
    forbids: attempt.forbids ?? false,
    undocumented: attempt.undocumented ?? false,
    policy: context.policy,
    values: context.values,
    entries: context.entries,
    made: ownNames(context),
    isOurs: own,
    creation,
    owed: owed.map(({ key }) => key),
    fresh: context.fresh,
    taken: takenBy(attempt, script.effect, context),
    sent: request.body === undefined ? undefined : parsedJson(request.body),
    before,
    wasShown,
    ...list,
    siblings: await siblingsOf(script, attempt, context),
    guessed: attempt.guessed ?? false,
    onNothing: namesNothing(attempt.request, context),
    plan: attempt.request,
    madeUp: (attempt.madeUp ?? []).map(({ name, value }) => `${name} ${show(valueSent(value, context))}`),
    presumed: attempt.inputs.some((input) => context.presumed.includes(input.name)),
  };
  pm.variables.set(preparedVariable, jsonText(state));
  return undefined;
}

/** The body where no value of it is chosen. */
function constantBody({ body }: RequestPlan): Json | undefined {
  return body?.kind === 'json' && body.fills.length === 0 ? body.json : undefined;
}

function valueSent(value: MadeUpValue['value'], { values }: AttemptContext): Json | undefined {
  return isObject(value) && typeof value.input === 'string' ? values[value.input] : (value as Json);
}

/** The record of the create that is about to be sent; undefined where nothing is made that the run would have to remove. */
async function intended(
  { effect, id, status }: RequestScript,
  attempt: ScriptedAttempt,
  context: AttemptContext,
  request: ReadyRequest,
  before: Item | undefined,
): Promise<Creation | undefined> {
  const common = {
    what: `removing what ${id} made`,
    plan: attempt.request,
    request,
    refusal: isRefusal(status) && attempt.outcome?.kind !== 'no-failure',
    taken: takenBy(attempt, effect, context).map(String),
  };
  if (effect.kind === 'update') {
    const chosen = effect.remove && !before ? chosenName(attempt.request, context) : undefined;
    if (chosen === undefined) return undefined;
    const { remove, read } = effect;
    const list = effect.list && { ...effect.list, field: effect.list.idField };
    return recordCreate(
      { ...common, id: { in: 'request', input: chosen }, list, remove, read, variable: chosen },
      context,
    );
  }
  if (effect.kind !== 'create') return undefined;
  const { list, remove, read, variable } = effect;
  return recordCreate({ ...common, id: effect.id, list, remove, read, variable }, context);
}

/** The id at the end of a path that was made up for what the request makes there. */
function chosenName({ path }: RequestPlan, { values, fresh }: AttemptContext): string | undefined {
  const last = /\{([^{}]+)\}$/.exec(path)?.[1];
  return last !== undefined && fresh.includes(String(values[last])) ? last : undefined;
}

function rememberUpdate(
  pm: Postman,
  script: RequestScript,
  effect: UpdateEffect,
  attempt: ScriptedAttempt,
  context: AttemptContext,
  before: Item,
): readonly Restoration[] {
  const sent = sentValues(attempt.request, context);
  const fields = [...new Set([...effect.fields, ...(effect.written ?? [])])].filter(
    (field) =>
      Object.hasOwn(before, field) &&
      (effect.fields.includes(field) || sent[field] !== undefined || before[field] !== null),
  );
  const added = Object.keys(sent).filter((field) => !Object.hasOwn(before, field));
  if (fields.length === 0) return [];
  const kept = Object.fromEntries(fields.map((field) => [field, before[field] as Json]));
  const undoing: RequestPlan = {
    ...attempt.request,
    credentials: undefined,
    body: {
      kind: 'json',
      mediaType: effect.mediaType ?? attempt.request.body?.mediaType ?? 'application/json',
      json: kept,
      fills: [],
    },
  };
  const restoration = remember<Restoration>(pm, {
    kind: 'restoration',
    for: script.id,
    what: `putting ${fields.join(', ')} back`,
    request: readyRequest(undoing, context.values),
    read: readyRequest(effect.read, context.values),
    object: effect.object,
    expect: kept,
    ...(added.length > 0 ? { added } : {}),
    sent: Object.fromEntries(
      fields.filter((field) => Object.hasOwn(sent, field)).map((field) => [field, sent[field] as Json]),
    ),
  });
  return [restoration];
}

/** The fields that a request sends, in JSON or in a form. */
function sentValues(request: RequestPlan, { values }: AttemptContext): { readonly [field: string]: Json } {
  const { body } = request;
  if (body?.kind === 'form') return formValues(body, values);
  return objectIn(parsedJson(readyRequest(request, values).body ?? ''));
}
