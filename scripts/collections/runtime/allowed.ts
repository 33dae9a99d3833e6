/** Why an attempt must not be sent: the write policy, what could not be put back, what is not known. */
import type { Obstacle } from '../../findings/index.ts';
import type { Effect, RequestPlan } from '../../scenarios/index.ts';
import { endsInDestruction, setsPassword } from '../../vocabulary/index.ts';
import type { AttemptContext } from './attempt-context.ts';
import type { AttemptState } from './attempt-state.ts';
import { sameJson, valueAt } from './json.ts';
import type { Item } from './observe.ts';
import { overwriteRefusal } from './overwrites.ts';
import { isOwnResource, namesNothing, namesOthers, usesOnlyOwnResources } from './ownership.ts';
import { isRefusal, type Prepared, type RequestScript, type ScriptedAttempt } from './plan.ts';
import type { Postman } from './postman.ts';
import { isSafe } from './send.ts';
import type { Session } from './session.ts';
import { allowsSweeping, credentialValue } from './settings.ts';
import { holdsMask } from './stored-fields.ts';
import { namesIn } from './values.ts';

type UpdateEffect = Extract<RequestScript['effect'], { kind: 'update' }>;

/** Why nothing that the attempt would be sent with, or do, allows it; undefined if it may be sent. */
export function refusalOf(
  session: Session,
  script: RequestScript,
  attempt: ScriptedAttempt,
  state: AttemptState,
  context: AttemptContext,
): Obstacle | undefined {
  const { pm } = session;
  return (
    missingCredential(session, attempt.request) ??
    sweeping(pm, script, attempt, context) ??
    forbidden(script, attempt, context) ??
    overwriting(script, attempt, context, state) ??
    (script.effect.kind === 'create' && context.policy !== 'all'
      ? overwriteRefusal(pm, attempt.request)
      : undefined)
  );
}

function missingCredential(session: Session, request: RequestPlan): Obstacle | undefined {
  const { pm, credentials } = session;
  if (request.credentials !== 'second') return undefined;
  const given = credentials.some((credential) => credentialValue(pm, credential, 'second') !== undefined);
  if (given) return undefined;
  const names = credentials.map((credential) => `second_${credential.variable}`).join(' or ');
  return {
    code: 'second-credential',
    text: `it needs a second credential with fewer rights (variable ${names || 'second_authorization'})`,
  };
}

/** What concerns the whole service is sent only where a person has said so, and nothing has to be put back. */
function sweeping(
  pm: Postman,
  { effect, allowed }: RequestScript,
  { request }: ScriptedAttempt,
  { policy }: AttemptContext,
): Obstacle | undefined {
  if (effect.kind !== 'irreversible' || !effect.sweeps) return undefined;
  if (policy === 'all' && (allowed || allowsSweeping(pm))) return undefined;
  return {
    code: 'whole-service',
    text: `${request.method} ${request.path} is not sent unasked: ${effect.why}; --writes all with allow: true in an overrides file sends it`,
  };
}

/** Why the write policy forbids an attempt whose success could not be undone. */
function forbidden(
  script: RequestScript,
  attempt: ScriptedAttempt,
  context: AttemptContext,
): Obstacle | undefined {
  const { request } = attempt;
  if (isSafe(request.method) || context.policy === 'all') return undefined;
  const forbids = `the write policy "${context.policy}" forbids ${request.method} ${request.path}`;
  if (context.policy === 'none') return { code: 'writes-off', text: forbids };
  const why = whyNotUndoable(script, attempt, context);
  return why === undefined ? undefined : { code: 'not-undoable', text: `${forbids}: ${why}` };
}

function whyNotUndoable(
  script: RequestScript,
  attempt: ScriptedAttempt,
  context: AttemptContext,
): string | undefined {
  const { request } = attempt;
  const own = isOwnResource(request, context);
  if (isRefusal(script.status) || attempt.undocumented) {
    return own || namesNothing(request, context) ? undefined : dangerIfAccepted(script, attempt, context);
  }
  switch (script.effect.kind) {
    case 'none':
      return undefined;
    case 'update':
      return own || script.effect.restorable ? undefined : 'the previous values could not be restored';
    case 'create':
      return own || (script.effect.remove && script.effect.id)
        ? undefined
        : 'what it makes could not be removed again';
    case 'delete':
      return own ? undefined : 'what it removes could not be restored';
    case 'switch':
      return undefined;
    case 'irreversible':
      if (sendsNothing(request)) return undefined;
      return usesOnlyOwnResources(request, context) && !script.effect.keeps ? undefined : script.effect.why;
  }
}

/** A POST of an empty list, which adds nothing. */
function sendsNothing({ method, body }: RequestPlan): boolean {
  return method === 'POST' && body?.kind === 'json' && Array.isArray(body.json) && body.json.length === 0;
}

/**
 * Whether the attempt might do something for good, to whatever it names. What a create without made-up values has made
 * cannot be recognised if its answer is lost: it goes only with the resource that it is below.
 */
export function mayHaveLastingEffect(
  { effect }: RequestScript,
  { request, undocumented, inputs }: ScriptedAttempt,
): boolean {
  if (isSafe(request.method)) return false;
  if (undocumented) return true;
  switch (effect.kind) {
    case 'none':
      return false;
    case 'create':
      return !inputs.some((input) => input.kind === 'fresh');
    case 'update':
      return !effect.restorable;
    case 'switch':
      return !effect.state;
    case 'delete':
    case 'irreversible':
      return true;
  }
}

/** What a target would do for good that accepts what it should refuse; undefined if that can be undone. */
function dangerIfAccepted(
  script: RequestScript,
  attempt: ScriptedAttempt,
  context: AttemptContext,
): string | undefined {
  const { effect } = script;
  const { request, undocumented } = attempt;
  // Without a body a PATCH says nothing that could be changed.
  if (undocumented) {
    return request.method === 'PATCH' && request.body === undefined
      ? undefined
      : 'the documentation does not say what it would do if it were accepted';
  }
  switch (effect.kind) {
    case 'none':
      return undefined;
    case 'create':
      return effect.remove === undefined && isPlainGuess(script, attempt)
        ? 'what it would make if it were accepted could not be removed again'
        : undefined;
    case 'switch':
      return request.method === 'DELETE' && !effect.state
        ? 'what it would remove if it were accepted could not be restored'
        : undefined;
    case 'delete':
      return 'what it would remove if it were accepted could not be restored';
    case 'update':
      return effect.restorable || !namesOthers(request, context)
        ? undefined
        : 'what it would change if it were accepted could not be restored';
    case 'irreversible':
      if (request.method === 'DELETE')
        return 'what it would remove if it were accepted could not be restored';
      return namesOthers(request, context) ||
        endsAccount(request.path) ||
        changesSignIn(request) ||
        isPlainGuess(script, attempt)
        ? `if it were accepted, ${effect.why}`
        : undefined;
  }
}

/** Nothing but a guess says that a request should be refused which its schema and its credentials allow. */
function isPlainGuess({ certain }: RequestScript, { forbids, request }: ScriptedAttempt): boolean {
  return !certain && !forbids && request.credentials === undefined;
}

/** An action on the account itself, which no path variable names: `POST /account/close`. */
function endsAccount(path: string): boolean {
  return endsInDestruction(path.replace(/[?#].*$/s, ''));
}

/** Sets the password of who is asking: nobody could sign in with the old one any more. */
function changesSignIn({ path, credentials }: RequestPlan): boolean {
  return credentials === undefined && setsPassword(path.replace(/[?#].*$/s, ''));
}

/** A target that has just accepted the same twice may put what it is sent in place of what is there. */
function overwriting(
  script: RequestScript,
  attempt: ScriptedAttempt,
  context: AttemptContext,
  state: AttemptState,
): Obstacle | undefined {
  if (context.policy === 'all' || takenBy(attempt, script.effect, context).length === 0) return undefined;
  if (!state.received.some((told) => told.startsWith('2'))) return undefined;
  return {
    code: 'not-undoable',
    text: `the write policy "${context.policy}" forbids ${attempt.request.method} ${attempt.request.path} with what exists: it was accepted before`,
  };
}

export function takenBy(
  attempt: ScriptedAttempt,
  effect: Effect,
  context: AttemptContext,
): Prepared['taken'] {
  if (effect.kind !== 'create') return [];
  return context.taken.filter(({ path }) => path === attempt.request.path).flatMap(({ values }) => values);
}

/** Why what was read before a change may not be what is there, so that it could not be put back. */
export function doubtfulState(
  effect: UpdateEffect,
  before: Item,
  context: AttemptContext,
): string | undefined {
  const idField = effect.list?.idField ?? [];
  const id = valueAt(before, idField);
  const known = Object.values(context.values).map(String);
  if (idField.length > 0 && id !== undefined && !known.includes(String(id))) {
    return `reading it shows another resource (${String(id)})`;
  }
  const masked = effect.fields.find((field) => holdsMask(before[field]));
  if (masked !== undefined) return `reading it shows a mask in the place of ${masked}`;
  const asked = namesIn(effect.read.path, context.values);
  const entry = Object.values(context.entries).find((each) => asked.includes(String(valueAt(each, idField))));
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
