/** Comes by the values that an attempt needs: found in lists, made, or made up. */

import { type Json, wholeNumber } from '../../documentation/index.ts';
import type { Obstacle } from '../../findings/index.ts';
import type { CreateSource, Need, ValueSource } from '../../scenarios/index.ts';
import { absentOf, changedValue, freshOf, seenValue } from './chosen-values.ts';
import { intend, settle } from './creation.ts';
import { filledFirst, fullestFirst, unlikeFirst } from './filled-lists.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import { mayBeOverwritten, reportLeft } from './left-by.ts';
import { outcomeOf } from './outcome.ts';
import { noteOverwrite, overwriteRefusal } from './overwrites.ts';
import { assign, isOursAlone, isOwned, namesFresh } from './ownership.ts';
import { type Met, notMet, type Quest, readList } from './quest.ts';
import { isSafe, type ReadyRequest, readyRequest, send, sendCurrent, succeeded } from './send.ts';
import type { WritePolicy } from './settings.ts';
import { stateBefore } from './switch-state.ts';
import { noteAction, type Reversal, remember, replace } from './undo.ts';
import type { Scalar } from './values.ts';

/** How many existing resources are tried where the first ones lack what else is needed. */
const mostAlternatives = 5;

export async function meetNeeds(needs: readonly Need[], quest: Quest): Promise<Met> {
  const [need, ...rest] = needs;
  if (need === undefined) return { ok: true };
  switch (need.kind) {
    case 'existing':
      return meetExisting(need, rest, quest);
    case 'absent':
      assign(quest, need.name, await absentOf(need, quest), 'nobody');
      return meetNeeds(rest, quest);
    case 'seen':
      quest.values[need.name] = await seenValue(need, quest);
      return meetNeeds(rest, quest);
    case 'fresh':
      quest.values[need.name] = freshOf(need, quest);
      return meetNeeds(rest, quest);
    case 'changed':
      quest.values[need.name] = await changedValue(need, quest);
      return meetNeeds(rest, quest);
    case 'header':
      return meetHeader(need, rest, quest);
    case 'removed':
      return meetRemoved(need, rest, quest);
    case 'done':
      return meetDone(need, rest, quest);
  }
}

type NeedOf<K extends Need['kind']> = Extract<Need, { kind: K }>;

async function meetExisting(need: NeedOf<'existing'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  // A documented example id stands for nothing at a target, unless nothing better is to be had.
  const better = inOrderOfSafety(need, quest).filter((source) => source.kind !== 'example');
  let outcome: Met = notMet('nothing-there', `the target has no ${need.of}`);
  for (const source of better.length > 0 ? better : need.sources) {
    outcome = await meetFrom(source, need, rest, quest);
    if (outcome.ok || isFinal(outcome, quest)) return outcome;
  }
  return outcome;
}

/** What must not happen to a resource of the user is tried with one that is made for it. */
function inOrderOfSafety(
  { name, sources }: NeedOf<'existing'>,
  { prefersOwn }: Quest,
): readonly ValueSource[] {
  if (prefersOwn !== name) return sources;
  return [...sources].sort((a, b) => Number(b.kind === 'created') - Number(a.kind === 'created'));
}

/** A write must not fall back to another resource where a create may have made one for it. */
function isFinal(outcome: Met, { effect }: Quest): boolean {
  return !outcome.ok && outcome.unsure === true && effect.kind !== 'none';
}

function meetFrom(
  source: ValueSource,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  quest: Quest,
): Promise<Met> {
  switch (source.kind) {
    case 'listed':
      return meetFromList(source, need, rest, quest);
    case 'created':
      return meetByMaking(source, need, rest, quest);
    case 'example':
      assign(quest, need.name, source.value, 'others');
      return meetNeeds(rest, quest);
  }
}

async function meetFromList(
  source: Extract<ValueSource, { kind: 'listed' }>,
  need: NeedOf<'existing'>,
  rest: readonly Need[],
  quest: Quest,
): Promise<Met> {
  const listed = await readList(source.list, quest);
  if (!listed.ok) return listed;
  let outcome: Met = notMet('nothing-there', `the target has no ${need.of}`);
  const candidates = inOrderOfChoice(listed.items, quest).slice(0, mostAlternatives);
  for (const item of await filledFirst(candidates, need.name, source.field, quest)) {
    const id = valueAt(item, source.field);
    if (!isScalar(id) || id === null || id === '') continue;
    assign(quest, need.name, inTypeOf(need, id), 'others');
    if (isObject(item) && !source.ofOthers) quest.entries[need.name] = item;
    outcome = await meetNeeds(rest, quest);
    if (outcome.ok || isFinal(outcome, quest)) return outcome;
  }
  return outcome;
}

/**
 * From the middle of the list first: a target that gives the first or the last whatever is asked is found out. Reads
 * and changes differ in which of two they take.
 */
function inOrderOfChoice(items: readonly Json[], quest: Quest): readonly Json[] {
  const middle = Math.floor((items.length - (quest.effect.kind === 'none' ? 0 : 1)) / 2);
  const inOrder = [...items.slice(middle), ...items.slice(0, middle)];
  return quest.effect.kind === 'none' ? fullestFirst(inOrder) : unlikeFirst(inOrder, quest.sends);
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
  quest: Quest,
): Promise<Met> {
  const made = await make(source, need.name, need.of, quest);
  if (!made.ok) return made;
  assign(quest, need.name, inTypeOf(need, quest.values[need.name] ?? null), 'run');
  return meetNeeds(rest, quest);
}

export async function make(source: CreateSource, name: string, of: string, quest: Quest): Promise<Met> {
  if (quest.policy === 'none') {
    return notMet('writes-off', `the target has no ${of}, and the write policy "none" forbids making one`);
  }
  if (quest.policy === 'restore' && source.remove === undefined) {
    return notMet(
      'nothing-there',
      `the target has no ${of}, and one that is made could not be removed again`,
    );
  }
  const overwrites = quest.policy === 'all' ? undefined : overwriteRefusal(quest.pm, source.request);
  if (overwrites !== undefined) return { ok: false, why: overwrites };
  const needs = await meetNeeds(source.needs, quest);
  if (!needs.ok) return needs;
  const request = readyRequest(source.request, quest.values);
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
    quest,
  );
  const answer = await send(quest, request);
  forgetLists(quest);
  const made = await settle(quest, creation, source.id, answer, quest.values);
  if (isOwned(made)) {
    assign(quest, name, made.id, 'run');
    return { ok: true };
  }
  const asked = `${request.method} ${request.path}`;
  switch (made.by) {
    case 'nobody':
      replace(quest.pm, creation);
      return notMet('step-failed', `making a ${of} by ${asked} gave ${answer.told}`);
    case 'others':
      // One that was only added again is as it was; one that took what was made up for it is not.
      if (creation.marks.length > 0 && quest.policy !== 'all') {
        noteOverwrite(quest.pm, source.request);
        const text = `expected ${asked} to make a new ${of}, got ${String(made.id)}, which was there before: ${mayBeOverwritten(creation)}`;
        reportLeft(quest.pm, [{ text, exchange: answer.exchange }]);
      }
      return notMet('step-failed', `${asked} gave the ${of} ${String(made.id)}, which was there before`);
    case 'unknown':
      return { ...notMet('step-failed', made.why), unsure: true };
  }
}

/** What they show may have changed. */
function forgetLists(quest: Quest): void {
  for (const path of Object.keys(quest.lists)) delete quest.lists[path];
}

async function meetHeader(need: NeedOf<'header'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  const request = readyRequest(need.read, quest.values);
  const answer = await send(quest, request);
  const value = answer.header(need.header) ?? (succeeded(answer) ? undefined : need.fallback);
  if (value === undefined) {
    return notMet(
      'step-failed',
      `${request.method} ${request.path} gave no ${need.header} header (${answer.told})`,
    );
  }
  quest.values[need.name] = value;
  return meetNeeds(rest, quest);
}

async function meetRemoved(need: NeedOf<'removed'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  if (need.create.remove === undefined)
    return notMet('not-undoable', `nothing documented removes a ${need.of}`);
  const made = await make(need.create, need.name, need.of, quest);
  if (!made.ok) return made;
  const request = readyRequest(need.create.remove, quest.values);
  noteAction(quest.pm, request);
  const answer = await sendCurrent(quest, request);
  if (!succeeded(answer))
    return notMet('step-failed', `${request.method} ${request.path} gave ${answer.told}`);
  return meetNeeds(rest, quest);
}

async function meetDone(need: NeedOf<'done'>, rest: readonly Need[], quest: Quest): Promise<Met> {
  const request = readyRequest(need.request, quest.values);
  // What is done to a resource that the run made goes with it.
  const own = !need.keeps && isOursAlone(need.request, quest);
  const switched = need.undo && (await stateBefore(need.state, need.request, quest));
  const canTurnBack = need.undo !== undefined && (switched !== undefined || namesFresh(need.request, quest));
  const refusal = writeRefusal(request, own || canTurnBack, quest.policy);
  if (refusal !== undefined) return { ok: false, why: refusal };
  const reversal =
    need.undo &&
    remember<Reversal>(quest.pm, {
      kind: 'reversal',
      for: quest.id,
      what: `undoing ${request.method} ${request.path}`,
      request: readyRequest(need.undo, quest.values),
      ...switched,
    });
  noteAction(quest.pm, request);
  const answer = await send(quest, request);
  forgetLists(quest);
  if (reversal && outcomeOf(answer) === 'refused') replace(quest.pm, reversal);
  if (need.already?.includes(answer.status)) return meetNeeds(rest, quest);
  if (succeeded(answer)) return meetNeeds(rest, quest);
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
