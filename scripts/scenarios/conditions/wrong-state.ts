import {
  counterpartOf,
  isSafe,
  onlyReads,
  pathOf,
  preventsRemoval,
  stateShown,
  verbOf,
  wordsOfResponse,
} from '../../analysis/index.ts';
import { type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { deniesPlainly, isDemanded, mentions, verbIn, wordsOf } from '../../vocabulary/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Evidence, Input, Interpretation } from '../model.ts';
import {
  inNamesOf,
  type PlannedRequest,
  pathUpTo,
  plannedBody,
  requestOn,
  stateRead,
  variablesOf,
  withVariable,
} from '../requests/index.ts';
import { saysDone } from './already-done.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, isVague, mentionsOf, refusesContent, saysAny } from './mentions.ts';
import { noPlaces } from './places.ts';

/** Another operation has brought about a state that forbids this one, or has not brought about one that it demands. */
export const wrongState: ConditionKind<'wrong-state'> = {
  kind: 'wrong-state',
  stage: 'conflicts',
  narrowness: 0,
  places: () => noPlaces,

  recognise(context) {
    const { response, operation } = context;
    if (!refusesContent(response.status) || (isSafe(operation.method) && response.status !== 409)) return [];
    return [...saidStates(context), ...uses(context)].slice(0, 2);
  },

  provoke({ operation: id, done }, context) {
    const { baseline, operation } = context;
    const other = context.operations.find((each) => each.id === id);
    if (!other) return [];
    const asked = `${operation.method} ${baseline.request.path}`;
    if (!done) {
      const planned = withNewResource(baseline);
      return [{ summary: `${asked} before ${other.name}`, inputs: planned.inputs, request: planned.request }];
    }
    const first = doneFirst(other, context);
    if (!first) return [];
    const own = withNewResource(baseline);
    return [
      { summary: `${asked} after ${other.name}`, inputs: [...own.inputs, ...first], request: own.request },
    ];
  },

  holds({ operation, done }, request, state) {
    return state.done(operation, request.path, undefined) === done
      ? { offending: Object.values(request.path).at(-1) }
      : false;
  },
};

/** Operations that have to be done first, going by what the errors of an operation say. */
export function demandedFirst(context: OperationContext): readonly Operation[] {
  if (isSafe(context.operation.method)) return [];
  return context.operation.responses
    .filter((response) => response.status >= 400)
    .flatMap((response) => wordsOfResponse(response).statements)
    .flatMap((statement) => actionsBeside(context).filter((each) => each.isDemandedBy(statement.plain)))
    .map((each) => each.operation);
}

/** What has to be sent so that the other operation is done for the same resource; undefined if that needs more. */
export function doneFirst(other: Operation, context: OperationContext): readonly Input[] | undefined {
  const { baseline, index } = context;
  const path = inNamesOf(pathOf(other.uriTemplate), baseline.request.path);
  const known = new Set([
    ...baseline.inputs.map((input) => input.name),
    ...Object.keys(baseline.request.values),
  ]);
  if (variablesOf(path).some((variable) => !known.has(variable))) return undefined;
  const made = madeFirst(other, context);
  if (made) return [made];
  const body = plannedBody(other, context, { path, taken: [...known], depth: 1 });
  const back = counterpartOf(other, index);
  const undoPath = back && inNamesOf(pathOf(back.uriTemplate), baseline.request.path);
  const { values } = baseline.request;
  const state = back && stateShown(path, index);
  return [
    ...body.inputs,
    {
      kind: 'done',
      name: `done_${other.id.replace(/-/g, '_')}`,
      request: { ...requestOn(other, path), values, body: body.plan },
      undo: back && undoPath !== undefined ? { ...requestOn(back, undoPath), values } : undefined,
      ...(state ? { state: stateRead(state, { path, values }) } : {}),
      ...saysDone(other),
      ...(!back && preventsRemoval(other, index) ? { keeps: true as const } : {}),
    },
  ];
}

/** Where doing it makes a resource, the resource as a need: so it is removed again afterwards. */
function madeFirst(other: Operation, context: OperationContext): Input | undefined {
  const resource = context.index.collections.get(pathShape(other.uriTemplate));
  if (resource?.create !== other) return undefined;
  const variable = `made_${resource.variable}`;
  const path = withVariable(
    inNamesOf(resource.itemPath, context.baseline.request.path),
    resource.variable,
    variable,
  );
  const created = context.creates(resource, path, variable, 0);
  return created && { kind: 'existing', name: variable, of: resource.name, sources: [created] };
}

interface Action {
  readonly operation: Operation;
  readonly verb: string;
  isDemandedBy(text: string): boolean;
}

/** Other operations on the same resource that are called by a verb: `POST /orders/{id}/cancel`. */
function actionsBeside({ operation, index, baseline }: OperationContext): readonly Action[] {
  const variable = variablesOf(baseline.request.path).at(-1);
  if (variable === undefined) return [];
  const item = pathUpTo(baseline.request.path, variable);
  const below = index.below.get(pathShape(item)) ?? [];
  return below
    .filter((other) => other !== operation && !isSafe(other.method) && !onlyReads(other))
    .flatMap((other) => {
      const verb = verbOf(pathOf(other.uriTemplate)) ?? wordsOf(other.name)[0];
      if (verb === undefined || other.method === 'DELETE') return [];
      return [{ operation: other, verb, isDemandedBy: (text: string) => demands(text, verb) }];
    });
}

function demands(text: string, verb: string): boolean {
  const said = verbIn(text, verb);
  return said !== undefined && (said.denied || isDemanded(text, said.word));
}

function saidStates(context: ResponseContext): readonly Interpretation[] {
  const actions = actionsBeside(context);
  return context.words.statements.flatMap((statement) =>
    actions.flatMap((action): readonly Interpretation[] => {
      const said = verbIn(statement.plain, action.verb);
      if (!said) return [];
      const done = !demands(statement.plain, action.verb);
      const isPlain = done && deniesPlainly(statement.plain);
      return [
        {
          ...interpretationFor(action.operation, done, [evidenceFrom(statement)]),
          ...(isPlain ? { confidence: 'certain' as const } : {}),
        },
      ];
    }),
  );
}

/** Something in use: what is made below it, or a documented conflict on a removal. */
function uses(context: ResponseContext): readonly Interpretation[] {
  const { operation, item, index, response } = context;
  if (operation.method !== 'DELETE' || !item) return [];
  const said = mentionsOf('in-use', context)[0];
  // A range that a 409 is within, such as `default`, says nothing of conflicts.
  const isPlain =
    response.status === 409 &&
    !response.range &&
    isVague(context) &&
    !saysAny(context, 'precondition', 'already');
  if (!said && !isPlain) return [];
  const makers = (index.below.get(item.id) ?? []).filter(
    (other) =>
      other.method === 'POST' && index.collections.get(pathShape(other.uriTemplate))?.create === other,
  );
  return makers.slice(0, 1).map((other) => ({
    ...interpretationFor(
      other,
      true,
      said ? [evidenceFrom(said.statement)] : [evidence('status 409 on a removal', response.source)],
    ),
    confidence: said ? (names(said.statement.plain, other) ? ('certain' as const) : 'likely') : 'guess',
  }));
}

/** Whether a text names what the operation makes: `still has members` for `POST …/members`. */
function names(text: string, { uriTemplate }: Operation): boolean {
  const noun = wordsOf(pathSegments(pathOf(uriTemplate)).at(-1)?.text ?? '').at(-1);
  return noun !== undefined && mentions(text, noun);
}

function interpretationFor(
  operation: Operation,
  done: boolean,
  grounds: readonly Evidence[],
): Interpretation {
  const what = `${operation.name} (${operation.method} ${pathOf(operation.uriTemplate)})`;
  return {
    condition: { kind: 'wrong-state', operation: operation.id, done },
    summary: done ? `${what} was done before` : `${what} has not been done before`,
    confidence: 'likely',
    evidence: [...grounds, evidence(`${operation.name} brings that state about`, operation.source)],
  };
}

/** With a resource made for the purpose everywhere that one can be made. */
function withNewResource({ inputs, request }: PlannedRequest): PlannedRequest {
  const last = variablesOf(request.path).at(-1);
  return {
    request,
    inputs: inputs.map((input) => {
      if (input.kind !== 'existing' || input.name !== last) return input;
      const made = input.sources.filter((source) => source.kind === 'created');
      return made.length > 0
        ? { ...input, sources: [...made, ...input.sources.filter((source) => source.kind !== 'created')] }
        : input;
    }),
  };
}
