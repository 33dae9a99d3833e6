/** Finds the values that an attempt needs: in lists, by making them, or made up. */

import { type Json, wholeNumber } from '../../documentation/index.ts';
import type { Obstacle } from '../../findings/index.ts';
import type { BodyPlan, CreateSource, Input, RequestPlan, ValueSource } from '../../scenarios/index.ts';
import { type AttemptContext, type InputResult, readList, unresolved } from './attempt-context.ts';
import { absentOf, changedValue, freshInput, seenValue } from './chosen-values.ts';
import { recordCreate, settleCreate } from './creation.ts';
import { filledFirst, unlikeFirst, withMostEntriesFirst } from './filled-lists.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import { mayBeOverwritten, reportLeft } from './left-by.ts';
import { outcomeOf } from './outcome.ts';
import { noteOverwrite, overwriteRefusal } from './overwrites.ts';
import { assign, isOwned, namesFresh, usesOnlyOwnResources } from './ownership.ts';
import { bodiesToSend, noteRefusedBody, noteUnsure } from './refused-bodies.ts';
import { isSafe, type ReadyRequest, readyRequest, send, sendCurrent, succeeded } from './send.ts';
import type { WritePolicy } from './settings.ts';
import { stateBefore } from './switch-state.ts';
import { noteAction, type Reversal, remember, replace } from './undo.ts';
import type { Scalar } from './values.ts';

/** How many existing resources are tried where the first ones lack what else is needed. */
const mostAlternatives = 5;

export async function resolveInputs(inputs: readonly Input[], context: AttemptContext): Promise<InputResult> {
  const [input, ...rest] = inputs;
  if (input === undefined) return { ok: true };
  switch (input.kind) {
    case 'existing':
      return meetExisting(input, rest, context);
    case 'absent':
      assign(context, input.name, await absentOf(input, context), 'nobody');
      return resolveInputs(rest, context);
    case 'seen': {
      const value = await seenValue(input, context);
      if (value === undefined)
        return unresolved(
          'nothing-there',
          `nothing that GET ${input.list.request.path} lists has a value for ${input.field.join('.')}`,
        );
      context.values[input.name] = value;
      return resolveInputs(rest, context);
    }
    case 'fresh':
      context.values[input.name] = freshInput(input, context);
      return resolveInputs(rest, context);
    case 'changed':
      context.values[input.name] = await changedValue(input, context);
      return resolveInputs(rest, context);
    case 'header':
      return meetHeader(input, rest, context);
    case 'removed':
      return meetRemoved(input, rest, context);
    case 'done':
      return meetDone(input, rest, context);
  }
}

type InputOf<K extends Input['kind']> = Extract<Input, { kind: K }>;

async function meetExisting(
  input: InputOf<'existing'>,
  rest: readonly Input[],
  context: AttemptContext,
): Promise<InputResult> {
  // A documented example id stands for nothing at a target, unless nothing better is to be had.
  const better = inOrderOfSafety(input, context).filter((source) => source.kind !== 'example');
  let outcome: InputResult = unresolved('nothing-there', `the target has no ${input.of}`);
  for (const source of better.length > 0 ? better : input.sources) {
    outcome = await meetFrom(source, input, rest, context);
    if (outcome.ok || isFinal(outcome, context)) return outcome;
  }
  return outcome;
}

/** What must not happen to a resource of the user is tried with one that is made for it. */
function inOrderOfSafety(
  { name, sources }: InputOf<'existing'>,
  { prefersOwn }: AttemptContext,
): readonly ValueSource[] {
  if (prefersOwn !== name) return sources;
  return [...sources].sort((a, b) => Number(b.kind === 'created') - Number(a.kind === 'created'));
}

/** A write must not fall back to another resource where a create may have made one for it. */
function isFinal(outcome: InputResult, { effect }: AttemptContext): boolean {
  return !outcome.ok && outcome.unsure === true && effect.kind !== 'none';
}

function meetFrom(
  source: ValueSource,
  input: InputOf<'existing'>,
  rest: readonly Input[],
  context: AttemptContext,
): Promise<InputResult> {
  switch (source.kind) {
    case 'listed':
      return meetFromList(source, input, rest, context);
    case 'created':
      return meetByMaking(source, input, rest, context);
    case 'example':
      assign(context, input.name, source.value, 'others');
      return resolveInputs(rest, context);
  }
}

async function meetFromList(
  source: Extract<ValueSource, { kind: 'listed' }>,
  input: InputOf<'existing'>,
  rest: readonly Input[],
  context: AttemptContext,
): Promise<InputResult> {
  const listed = await readList(source.list, context);
  if (!listed.ok) return listed;
  let outcome: InputResult = unresolved('nothing-there', `the target has no ${input.of}`);
  const candidates = inOrderOfChoice(listed.items, context).slice(0, mostAlternatives);
  for (const item of await filledFirst(candidates, input.name, source.field, context)) {
    const id = valueAt(item, source.field);
    if (!isScalar(id) || id === null || id === '') continue;
    assign(context, input.name, inTypeOf(input, id), 'others');
    if (isObject(item) && !source.ofOthers) context.entries[input.name] = item;
    outcome = await resolveInputs(rest, context);
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
  const inOrder = [...items.slice(middle), ...items.slice(0, middle)];
  return context.effect.kind === 'none' ? withMostEntriesFirst(inOrder) : unlikeFirst(inOrder, context.sends);
}

/** The id as the body takes it: some targets show as text what they take as a number. */
function inTypeOf({ type }: InputOf<'existing'>, id: Scalar): Scalar {
  if (type === 'number') return typeof id === 'string' && /^\d+$/.test(id) ? wholeNumber(id) : id;
  return type === 'string' && (typeof id === 'number' || typeof id === 'bigint') ? String(id) : id;
}

async function meetByMaking(
  source: CreateSource,
  input: InputOf<'existing'>,
  rest: readonly Input[],
  context: AttemptContext,
): Promise<InputResult> {
  const made = await make(source, input.name, input.of, context);
  if (!made.ok) return made;
  assign(context, input.name, inTypeOf(input, context.values[input.name] ?? null), 'run');
  return resolveInputs(rest, context);
}

export async function make(
  source: CreateSource,
  name: string,
  of: string,
  context: AttemptContext,
): Promise<InputResult> {
  if (context.policy === 'none') {
    return unresolved(
      'writes-off',
      `the target has no ${of}, and the write policy "none" forbids making one`,
    );
  }
  if (context.policy === 'restore' && source.remove === undefined) {
    return unresolved(
      'nothing-there',
      `the target has no ${of}, and a created one could not be removed again`,
    );
  }
  const overwrites = context.policy === 'all' ? undefined : overwriteRefusal(context.pm, source.request);
  if (overwrites !== undefined) return { ok: false, why: overwrites };
  const { bodies, why } = bodiesToSend(context.pm, source);
  let made: MadeWith = { ...unresolved('step-failed', why), unsure: true };
  for (const [index, body] of bodies.entries()) {
    if (index > 0) noteRefusedBody(context.pm, source.request);
    made = await makeWith(body, source, name, of, context);
    if (made.ok || !made.mayBeAboutBody) break;
  }
  if (!made.ok && made.unsure && bodies.length > 0) noteUnsure(context.pm, source.request, made.why.text);
  return made;
}

/** `mayBeAboutBody`: the target may take another body. */
type MadeWith = InputResult & { readonly mayBeAboutBody?: boolean };

async function makeWith(
  body: BodyPlan | undefined,
  source: CreateSource,
  name: string,
  of: string,
  context: AttemptContext,
): Promise<MadeWith> {
  const inputs = await resolveInputs(source.inputs, context);
  if (!inputs.ok) return inputs;
  const plan: RequestPlan = { ...source.request, body };
  const request = readyRequest(plan, context.values);
  const creation = await recordCreate(
    {
      what: `removing the created ${of}`,
      plan,
      request,
      id: source.id,
      list: source.list,
      remove: source.remove,
      read: undefined,
      readRemoved: source.read,
      variable: name,
      refusal: false,
      taken: [],
    },
    context,
  );
  const answer = await send(context, request);
  forgetLists(context);
  const made = await settleCreate(context, creation, source.id, answer, context.values);
  if (isOwned(made)) {
    assign(context, name, made.id, 'run');
    return { ok: true };
  }
  const asked = `${request.method} ${request.path}`;
  const mayBeAboutBody = answer.status >= 400 && ![401, 403, 405, 415, 429, 503].includes(answer.status);
  switch (made.by) {
    case 'nobody':
      replace(context.pm, creation);
      return {
        ...unresolved('step-failed', `creating a ${of} by ${asked} gave ${answer.statusLine}`),
        mayBeAboutBody,
      };
    case 'others':
      // One that was only added again is as it was; one that took what was made up for it is not.
      if (creation.marks.length > 0 && context.policy !== 'all') {
        noteOverwrite(context.pm, source.request);
        const text = `expected ${asked} to make a new ${of}, got ${String(made.id)}, which was there before: ${mayBeOverwritten(creation)}`;
        reportLeft(context.pm, [{ text, exchange: answer.exchange }]);
      }
      return unresolved('step-failed', `${asked} gave the ${of} ${String(made.id)}, which was there before`);
    case 'unknown':
      return { ...unresolved('step-failed', made.why), unsure: true, mayBeAboutBody };
  }
}

/** What they show may have changed. */
function forgetLists(context: AttemptContext): void {
  for (const path of Object.keys(context.lists)) delete context.lists[path];
}

async function meetHeader(
  input: InputOf<'header'>,
  rest: readonly Input[],
  context: AttemptContext,
): Promise<InputResult> {
  const request = readyRequest(input.read, context.values);
  const answer = await send(context, request);
  const value = answer.header(input.header) ?? (succeeded(answer) ? undefined : input.fallback);
  if (value === undefined) {
    return unresolved(
      'step-failed',
      `${request.method} ${request.path} gave no ${input.header} header (${answer.statusLine})`,
    );
  }
  context.values[input.name] = value;
  return resolveInputs(rest, context);
}

async function meetRemoved(
  input: InputOf<'removed'>,
  rest: readonly Input[],
  context: AttemptContext,
): Promise<InputResult> {
  if (input.create.remove === undefined)
    return unresolved('not-undoable', `nothing documented removes a ${input.of}`);
  const made = await make(input.create, input.name, input.of, context);
  if (!made.ok) return made;
  const request = readyRequest(input.create.remove, context.values);
  noteAction(context.pm, request);
  const answer = await sendCurrent(context, request);
  if (!succeeded(answer))
    return unresolved('step-failed', `${request.method} ${request.path} gave ${answer.statusLine}`);
  return resolveInputs(rest, context);
}

async function meetDone(
  input: InputOf<'done'>,
  rest: readonly Input[],
  context: AttemptContext,
): Promise<InputResult> {
  const request = readyRequest(input.request, context.values);
  // What is done to a resource that the run made goes with it.
  const own = !input.keeps && usesOnlyOwnResources(input.request, context);
  const switched = input.undo && (await stateBefore(input.state, input.request, context));
  const canTurnBack =
    input.undo !== undefined && (switched !== undefined || namesFresh(input.request, context));
  const refusal = writeRefusal(request, own || canTurnBack, context.policy);
  if (refusal !== undefined) return { ok: false, why: refusal };
  const reversal =
    input.undo &&
    remember<Reversal>(context.pm, {
      kind: 'reversal',
      for: context.id,
      what: `undoing ${request.method} ${request.path}`,
      request: readyRequest(input.undo, context.values),
      ...switched,
    });
  noteAction(context.pm, request);
  const answer = await send(context, request);
  forgetLists(context);
  if (reversal && outcomeOf(answer) === 'refused') replace(context.pm, reversal);
  if (input.already?.includes(answer.status)) return resolveInputs(rest, context);
  if (succeeded(answer)) return resolveInputs(rest, context);
  return unresolved(
    'step-failed',
    `${request.method} ${request.path}, which has to succeed first, gave ${answer.statusLine}`,
  );
}

function writeRefusal(request: ReadyRequest, undoable: boolean, policy: WritePolicy): Obstacle | undefined {
  if (isSafe(request.method) || policy === 'all') return undefined;
  const asked = `${request.method} ${request.path}, which has to be done first,`;
  if (policy === 'none') return { code: 'writes-off', text: `the write policy "none" forbids ${asked}` };
  return undoable ? undefined : { code: 'not-undoable', text: `${asked} could not be undone` };
}
