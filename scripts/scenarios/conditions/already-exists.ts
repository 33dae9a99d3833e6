import { type BodyField, itemsIn, keysOf, referenceFields, valueAt } from '../../analysis/index.ts';
import { isNumber, type Json, pathShape, textOfJson } from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Confidence, CreateSource, Input } from '../model.ts';
import {
  inNamesOf,
  listedSource,
  listRead,
  type PlannedRequest,
  withFilledField,
  withVariable,
} from '../requests/index.ts';
import { refusalsOfRepeats } from './already-done.ts';
import { sendsField } from './body-fields.ts';
import {
  type AttemptDraft,
  type ConditionKind,
  evidence,
  type RequestView,
  type StateView,
} from './condition.ts';
import { aboutValues, evidenceFrom, type Mention, mentionsOf, refusesContent, saysAny } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { atPointers } from './places.ts';

/** What would be made, or the name that would be taken, is there already. */
export const alreadyExists: ConditionKind<'already-exists'> = {
  kind: 'already-exists',
  stage: 'conflicts',
  narrowness: 2,
  places: ({ fields }) => atPointers(...fields),

  recognise(context) {
    const { response, operation, baseline } = context;
    if (!mayConflict(context)) return [];
    const resource = resourceOf(context);
    if (!resource || operation.method === 'DELETE' || !baseline.request.body) return [];
    const said = conflictSaid(context);
    if (!said && !(response.status === 409 && makes(context) && isPlainConflict(context))) return [];
    const named = fieldsNamed(said, context);
    const isReference = referenceFields(operation).some(({ pointer }) => named.includes(pointer));
    const fields = isReference ? [] : named.length > 0 ? named : fieldsThatMayCollide(context);
    return [
      {
        condition: { kind: 'already-exists', resource: resource.id, fields, some: named.length > 0 },
        summary: `a ${resource.name} with the same value already exists`,
        // Nothing free is known that it could name, so that the first may be refused as well.
        // Nor is it known what must not repeat where no field is.
        confidence: isReference || fields.length === 0 ? 'likely' : confidenceOf(said, context),
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence(
            `status ${response.status} on an operation that ${makes(context) ? 'makes' : 'changes'} a ${resource.name}`,
            response.source,
          ),
        ],
      },
    ];
  },

  provoke(condition, context) {
    const twice = makes(context) ? createTwice(context) : undefined;
    const taken = takenValue(condition, context);
    const isRemovable = context.effect.kind === 'create' && context.effect.remove !== undefined;
    return (isRemovable ? [twice, taken] : [taken, twice]).filter((draft) => draft !== undefined);
  },

  holds(condition, request, state) {
    if (condition.fields.length === 0) return false;
    const taken = condition.fields.filter((pointer) => isTaken(pointer, condition.resource, request, state));
    const isEnough = condition.some ? taken.length > 0 : taken.length === condition.fields.length;
    if (!isEnough) return false;
    const value = valueAt(request.json, keysOf(taken[0] ?? ''));
    return { offending: textOfJson(value) };
  },
};

/** Words count more than the status: some say `duplicated object` with a 401. */
function mayConflict(context: ResponseContext): boolean {
  const { status, requests } = context.response;
  const isRefusal = status >= 400 && status < 500 && saysAny(context, 'taken');
  return refusesContent(status) || isRefusal || (status === 200 && requests.length === 0);
}

/** An update conflicts by a field that is named; a create by whatever it makes. */
function conflictSaid(context: ResponseContext): Mention | undefined {
  const said = [...mentionsOf('taken', context), ...(makes(context) ? mentionsOf('already', context) : [])];
  return said.find(
    ({ statement, subjects }) =>
      !statement.topics.has('absent') && (makes(context) || subjects[0]?.in === 'body'),
  );
}

function resourceOf({ collection, item }: OperationContext) {
  return collection ?? item;
}

function makes({ operation, collection }: OperationContext): boolean {
  return operation.method === 'POST' && collection?.create === operation;
}

/** 409 without words, or with words that only repeat the status. */
function isPlainConflict(context: ResponseContext): boolean {
  const isAboutField = aboutValues(context).some(({ subjects }) => subjects[0]?.in === 'body');
  return (
    !isAboutField &&
    !saysAny(
      context,
      'in-use',
      'precondition',
      'immutable',
      'reserved',
      'missing',
      'absent',
      'forbidden',
      'quota',
    )
  );
}

function confidenceOf(said: Mention | undefined, context: ResponseContext): Confidence {
  if (!said) return 'likely';
  if (context.response.status < 400) return 'guess';
  return makes(context) || said.subjects[0]?.in === 'body' ? 'certain' : 'likely';
}

function fieldsNamed(said: Mention | undefined, context: ResponseContext): readonly string[] {
  const named = (said?.subjects ?? []).flatMap((subject) => (subject.in === 'body' ? [subject.field] : []));
  const isOuter = ({ pointer }: BodyField) => keysOf(pointer).length === 1;
  const first = named.find((field) => sendsField(field, context)) ?? named.find(isOuter);
  const isScalar =
    first !== undefined &&
    (typeof first.example === 'string' ||
      isNumber(first.example) ||
      (first.example === undefined && sendsField(first, context)));
  return isScalar && context.baseline.request.body ? [first.pointer] : [];
}

/** What the request makes up anew each time so as not to collide, and else the id. */
function fieldsThatMayCollide({ baseline, fields, collection, item }: OperationContext): readonly string[] {
  const body = baseline.request.body;
  const fresh = new Set(
    baseline.inputs.filter((input) => input.kind === 'fresh' && !input.marks).map((input) => input.name),
  );
  const made =
    body?.kind === 'json'
      ? body.fills.filter((fill) => fresh.has(fill.input)).map((fill) => fill.pointer)
      : body?.kind === 'form'
        ? body.fields.flatMap((field) =>
            typeof field.value !== 'string' && fresh.has(field.value.input) ? [`/${field.name}`] : [],
          )
        : [];
  if (made.length > 0) return made;
  const resource = collection ?? item;
  const id = fields.find((field) =>
    sameName(field.name, resource?.idField?.at(-1) ?? resource?.variable ?? ''),
  );
  return id ? [id.pointer] : [];
}

/** Made once, with its undoing, and then asked for again. */
function createTwice(context: OperationContext): AttemptDraft | undefined {
  const { baseline, effect, operation, collection } = context;
  if (effect.kind !== 'create') return undefined;
  const summary = `${operation.method} ${baseline.request.path} twice with the same values`;
  const isFree =
    !baseline.request.path.includes(`{${effect.variable}}`) &&
    !baseline.inputs.some((input) => input.name === effect.variable);
  if (!effect.id || !collection || !isFree) {
    const chosen = baseline.inputs.some((input) => input.kind === 'fresh' && input.name === effect.variable);
    const undo = chosen ? effect.remove : undefined;
    const already = refusalsOfRepeats(operation);
    const first: Input = { kind: 'done', name: 'made_before', request: baseline.request, undo, already };
    return { summary, inputs: [...baseline.inputs, first], request: baseline.request };
  }
  const made: CreateSource = {
    kind: 'created',
    request: baseline.request,
    inputs: [],
    id: effect.id,
    ...(effect.list ? { list: effect.list } : {}),
    remove: effect.remove,
  };
  const first: Input = { kind: 'existing', name: effect.variable, of: collection.name, sources: [made] };
  return { summary, inputs: [...baseline.inputs, first], request: baseline.request };
}

/** With a value that something in the list has. */
function takenValue(
  condition: ConditionOf<'already-exists'>,
  context: OperationContext,
): AttemptDraft | undefined {
  const { baseline, operation } = context;
  const resource = resourceOf(context);
  if (!resource?.list || !resource.listItems) return undefined;
  const itemPath =
    resource === context.item ? baseline.request.path : `${baseline.request.path}/{${resource.variable}}`;
  const list = listRead(resource, itemPath);
  const shown = itemsIn(resource.list, resource.listItems)[0];
  const shownAt = (pointer: string) => placeIn(shown, keysOf(pointer));
  const places = condition.fields.filter((pointer) => shownAt(pointer) !== undefined);
  if (!list || places.length === 0 || (!condition.some && places.length < condition.fields.length))
    return undefined;
  const another = anotherOf(context);
  const planned = places.reduce<PlannedRequest>((each, pointer) => {
    const field = shownAt(pointer) ?? [];
    const fallback: Json | undefined = context.fields.find((known) => known.pointer === pointer)?.example;
    const name = `taken_${(field.at(-1) ?? '').replace(/[^\p{L}\p{N}]+/gu, '_')}`;
    const of = resource.name;
    const at = another && resource.idField && { at: { input: another.name, field: resource.idField } };
    const input: Input = { kind: 'seen', name, of, list, field, fallback, ofAnother: true, ...at };
    return withFilledField(each, pointer, input);
  }, baseline);
  const own = planned.inputs.findIndex(({ name }) => name === context.item?.variable);
  return {
    summary: `${operation.method} ${baseline.request.path} with the ${places.map((pointer) => keysOf(pointer).at(-1)).join(', ')} of another ${resource.name}`,
    inputs: another && own >= 0 ? planned.inputs.toSpliced(own, 0, another) : planned.inputs,
    request: planned.request,
  };
}

/** A second thing beside the one that is changed: the run's own, since a target that takes its name may lose it. */
function anotherOf({ baseline, item, creates }: OperationContext): Input | undefined {
  if (!item) return undefined;
  const name = `another_${item.variable}`;
  const itemPath = withVariable(inNamesOf(item.itemPath, baseline.request.path), item.variable, name);
  const created = creates(item, itemPath, name, 0);
  return created?.remove && listedSource(item, itemPath)
    ? { kind: 'existing', name, of: item.name, sources: [created] }
    : undefined;
}

/** Where an item shows what is sent in a place of the body: there, or further out. */
function placeIn(item: Json | undefined, keys: readonly string[]): readonly string[] | undefined {
  return keys.map((_, index) => keys.slice(index)).find((place) => valueAt(item, place) !== undefined);
}

function isTaken(pointer: string, resource: string, request: RequestView, state: StateView): boolean {
  const value = valueAt(request.json, keysOf(pointer));
  if (value === undefined || value === null) return false;
  const item = state.find(resource, request.path);
  const isElsewhere = (field: readonly string[]) =>
    valueAt(item, field) !== value && state.taken(pathShape(resource), request.path, field, value);
  const keys = keysOf(pointer);
  // What is sent in `{"user": {"name": …}}` is shown within its own object, or at the top.
  return keys.some((_, index) => isElsewhere(keys.slice(index)));
}
