/** Comes by the values that an attempt needs: found in lists, made, or made up. */

import { type Json, wholeNumber } from '../../documentation/index.ts';
import type { Obstacle } from '../../findings/index.ts';
import type { CreateSource, Need, ValueSource } from '../../scenarios/index.ts';
import { type AttemptContext, type Met, notMet, readList } from './attempt-context.ts';
import { absentOf, changedValue, freshOf, seenValue } from './chosen-values.ts';
import { intend, settle } from './creation.ts';
import { filledFirst } from './filled-lists.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import { mayBeOverwritten, reportLeft } from './left-by.ts';
import { outcomeOf } from './outcome.ts';
import { noteOverwrite, overwriteRefusal } from './overwrites.ts';
import { assign, isOursAlone, isOwned, namesFresh } from './ownership.ts';
import { isSafe, type ReadyRequest, readyRequest, send, sendCurrent, succeeded } from './send.ts';
import type { WritePolicy } from './settings.ts';
import { stateBefore } from './switch-state.ts';
import { noteAction, type Reversal, remember, replace } from './undo.ts';
import type { Scalar } from './values.ts';

/** How many existing resources are tried where the first ones lack what else is needed. */
const mostAlternatives = 5;

export async function meetNeeds(needs: readonly Need[], context: AttemptContext): Promise<Met> {
  const [need, ...rest] = needs;
  if (need === undefined) return { ok: true };
  switch (need.kind) {
    case 'existing':
      return meetExisting(need, rest, context);
    case 'absent':
      assign(context, need.name, await absentOf(need, context), 'nobody');
      return meetNeeds(rest, context);
    case 'seen':
      context.values[need.name] = await seenValue(need, context);
      return meetNeeds(rest, context);
    case 'fresh':
      context.values[need.name] = freshOf(need, context);
      return meetNeeds(rest, context);
    case 'changed':
      context.values[need.name] = await changedValue(need, context);
      return meetNeeds(rest, context);
    case 'header':
      return meetHeader(need, rest, context);
    case 'removed':
      return meetRemoved(need, rest, context);
    case 'done':
      return meetDone(need, rest, context);
  }
}

type NeedOf<K extends Need['kind']> = Extract<Need, { kind: K }>;

async function meetExisting(
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  context: AttemptContext,
): Promise<Met> {
  // A documented example id stands for nothing at a target, unless nothing better is to be had.
  const better = inOrderOfSafety(need, context).filter((source) => source.kind !== 'example');
  let outcome: Met = notMet('nothing-there', `the target has no ${need.of}`);
  for (const source of better.length > 0 ? better : need.sources) {
    outcome = await meetFrom(source, need, rest, context);
    if (outcome.ok || isFinal(outcome, context)) return outcome;
  }
  return outcome;
}

/** What must not happen to a resource of the user is tried with one that is made for it. */
function inOrderOfSafety(
  { name, sources }: NeedOf<'existing'>,
  { prefersOwn }: AttemptContext,
): readonly ValueSource[] {
  if (prefersOwn !== name) return sources;
  return [...sources].sort((a, b) => Number(b.kind === 'created') - Number(a.kind === 'created'));
}

/** A write must not fall back to another resource where a create may have made one for it. */
function isFinal(outcome: Met, { effect }: AttemptContext): boolean {
  return !outcome.ok && outcome.unsure === true && effect.kind !== 'none';
}

function meetFrom(
  source: ValueSource,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  context: AttemptContext,
): Promise<Met> {
  switch (source.kind) {
    case 'listed':
      return meetFromList(source, need, rest, context);
    case 'created':
      return meetByMaking(source, need, rest, context);
    case 'example':
      assign(context, need.name, source.value, 'others');
      return meetNeeds(rest, context);
  }
}

async function meetFromList(
  source: Extract<ValueSource, { kind: 'listed' }>,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  context: AttemptContext,
): Promise<Met> {
  const listed = await readList(source.list, context);
  if (!listed.ok) return listed;
  let outcome: Met = notMet('nothing-there', `the target has no ${need.of}`);
  const candidates = inOrderOfChoice(listed.items, context).slice(0, mostAlternatives);
  for (const item of await filledFirst(candidates, need.name, source.field, context)) {
    const id = valueAt(item, source.field);
    if (!isScalar(id) || id === null || id === '') continue;
    assign(context, need.name, inTypeOf(need, id), 'others');
    if (isObject(item) && !source.ofOthers) context.entries[need.name] = item;
    outcome = await meetNeeds(rest, context);
    if (outcome.ok || isFinal(outcome, context)) return outcome;
  }
  return outcome;
}

/**
 * From the middle of the list first: a target that gives the first or the last whatever is asked is found out. Reads
 * and changes differ in which of two they take.
 */
function inOrderOfChoice(items: readonly Json[], context: AttemptContext): readonly Json[] {
  const middle = Math.floor((items.length - (context.effect.kind === 'none' ? 0 : 1)) / 2);
  return [...items.slice(middle), ...items.slice(0, middle)];
}

/** The id as the body takes it: some targets show as text what they take as a number. */
function inTypeOf({ type }: NeedOf<'existing'>, id: Scalar): Scalar {
  if (type === 'number') return typeof id === 'string' && /^\d+$/.test(id) ? wholeNumber(id) : id;
  return type === 'string' && (typeof id === 'number' || typeof id === 'bigint') ? String(id) : id;
}

async function meetByMaking(
  source: CreateSource,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  context: AttemptContext,
): Promise<Met> {
  const made = await make(source, need.name, need.of, context);
  if (!made.ok) return made;
  assign(context, need.name, inTypeOf(need, context.values[need.name] ?? null), 'run');
  return meetNeeds(rest, context);
}

export async function make(
  source: CreateSource,
  name: string,
  of: string,
  context: AttemptContext,
): Promise<Met> {
  if (context.policy === 'none') {
    return notMet('writes-off', `the target has no ${of}, and the write policy "none" forbids making one`);
  }
  if (context.policy === 'restore' && source.remove === undefined) {
    return notMet(
      'nothing-there',
      `the target has no ${of}, and one that is made could not be removed again`,
    );
  }
  const overwrites = context.policy === 'all' ? undefined : overwriteRefusal(context.pm, source.request);
  if (overwrites !== undefined) return { ok: false, why: overwrites };
  const needs = await meetNeeds(source.needs, context);
  if (!needs.ok) return needs;
  const request = readyRequest(source.request, context.values);
  const creation = await intend(
    {
      what: `removing the ${of} that was made`,
      plan: source.request,
      request,
      id: source.id,
      list: source.list,
      remove: source.remove,
      read: undefined,
      variable: name,
      refusal: false,
      taken: [],
    },
    context,
  );
  const answer = await send(context, request);
  forgetLists(context);
  const made = await settle(context, creation, source.id, answer, context.values);
  if (isOwned(made)) {
    assign(context, name, made.id, 'run');
    return { ok: true };
  }
  const asked = `${request.method} ${request.path}`;
  switch (made.by) {
    case 'nobody':
      replace(context.pm, creation);
      return notMet('step-failed', `making a ${of} by ${asked} gave ${answer.told}`);
    case 'others':
      // One that was only added again is as it was; one that took what was made up for it is not.
      if (creation.marks.length > 0 && context.policy !== 'all') {
        noteOverwrite(context.pm, source.request);
        const text = `expected ${asked} to make a new ${of}, got ${String(made.id)}, which was there before: ${mayBeOverwritten(creation)}`;
        reportLeft(context.pm, [{ text, exchange: answer.exchange }]);
      }
      return notMet('step-failed', `${asked} gave the ${of} ${String(made.id)}, which was there before`);
    case 'unknown':
      return { ...notMet('step-failed', made.why), unsure: true };
  }
}

/** What they show may have changed. */
function forgetLists(context: AttemptContext): void {
  for (const path of Object.keys(context.lists)) delete context.lists[path];
}

async function meetHeader(
  need: NeedOf<'header'>,
  rest: readonly Need[],
  context: AttemptContext,
): Promise<Met> {
  const request = readyRequest(need.read, context.values);
  const answer = await send(context, request);
  const value = answer.header(need.header) ?? (succeeded(answer) ? undefined : need.fallback);
  if (value === undefined) {
    return notMet(
      'step-failed',
      `${request.method} ${request.path} gave no ${need.header} header (${answer.told})`,
    );
  }
  context.values[need.name] = value;
  return meetNeeds(rest, context);
}

async function meetRemoved(
  need: NeedOf<'removed'>,
  rest: readonly Need[],
  context: AttemptContext,
): Promise<Met> {
  if (need.create.remove === undefined)
    return notMet('not-undoable', `nothing documented removes a ${need.of}`);
  const made = await make(need.create, need.name, need.of, context);
  if (!made.ok) return made;
  const request = readyRequest(need.create.remove, context.values);
  noteAction(context.pm, request);
  const answer = await sendCurrent(context, request);
  if (!succeeded(answer))
    return notMet('step-failed', `${request.method} ${request.path} gave ${answer.told}`);
  return meetNeeds(rest, context);
}

async function meetDone(need: NeedOf<'done'>, rest: readonly Need[], context: AttemptContext): Promise<Met> {
  const request = readyRequest(need.request, context.values);
  // What is done to a resource that the run made goes with it.
  const own = !need.keeps && isOursAlone(need.request, context);
  const switched = need.undo && (await stateBefore(need.state, need.request, context));
  const canTurnBack =
    need.undo !== undefined && (switched !== undefined || namesFresh(need.request, context));
  const refusal = writeRefusal(request, own || canTurnBack, context.policy);
  if (refusal !== undefined) return { ok: false, why: refusal };
  const reversal =
    need.undo &&
    remember<Reversal>(context.pm, {
      kind: 'reversal',
      for: context.id,
      what: `undoing ${request.method} ${request.path}`,
      request: readyRequest(need.undo, context.values),
      ...switched,
    });
  noteAction(context.pm, request);
  const answer = await send(context, request);
  forgetLists(context);
  if (reversal && outcomeOf(answer) === 'refused') replace(context.pm, reversal);
  if (need.already?.includes(answer.status)) return meetNeeds(rest, context);
  if (succeeded(answer)) return meetNeeds(rest, context);
  return notMet(
    'step-failed',
    `${request.method} ${request.path}, which has to be done first, gave ${answer.told}`,
  );
}

function writeRefusal(request: ReadyRequest, undoable: boolean, policy: WritePolicy): Obstacle | undefined {
  if (isSafe(request.method) || policy === 'all') return undefined;
  const asked = `${request.method} ${request.path}, which has to be done first,`;
  if (policy === 'none') return { code: 'writes-off', text: `the write policy "none" forbids ${asked}` };
  return undoable ? undefined : { code: 'not-undoable', text: `${asked} could not be undone` };
}
