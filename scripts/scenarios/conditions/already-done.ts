import { isSafe, onlyReads, wordsOfResponse } from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Confidence, Input } from '../model.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, type Mention, mentionsOf, refusesContent, saysAny } from './mentions.ts';
import { noPlaces } from './places.ts';

/** The same was asked for before, and done: a second like, a second cancellation. */
export const alreadyDone: ConditionKind<'already-done'> = {
  kind: 'already-done',
  stage: 'conflicts',
  narrowness: 1,
  places: () => noPlaces,

  recognise(context) {
    const { response, operation } = context;
    if (isSafe(operation.method) || onlyReads(operation) || operation.method === 'DELETE') return [];
    if (!refusesContent(response.status) && response.status !== 304) return [];
    if (operation.method === 'POST' && context.collection?.create === operation) return [];
    const said = [...mentionsOf('already', context), ...mentionsOf('taken', context)].find(
      (each) => !each.statement.topics.has('absent') && !each.statement.topics.has('immutable'),
    );
    const isPlain =
      response.status === 409 &&
      isAction(context) &&
      !saysAny(context, 'in-use', 'precondition', 'absent', 'missing');
    if (!said && !isPlain) return [];
    if (said && said.subjects[0]?.in === 'body' && operation.method !== 'POST') return [];
    return [
      {
        condition: { kind: 'already-done', operation: operation.id },
        summary: `${operation.name} was done before`,
        confidence: confidenceOf(said, context),
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence(`status ${response.status} on an operation that changes something`, response.source),
        ],
      },
    ];
  },

  provoke(_condition, context) {
    const { baseline, operation } = context;
    const asked = `${operation.method} ${baseline.request.path}`;
    if (operation.method === 'POST' && context.item?.replace === operation && isFound(baseline.inputs))
      return [
        { summary: `${asked} for one that is there`, inputs: baseline.inputs, request: baseline.request },
      ];
    const first: Input = {
      kind: 'done',
      name: 'done_before',
      request: baseline.request,
      ...undoOf(context),
      already: refusalsOfRepeats(operation),
      ...(context.effect.kind === 'irreversible' && context.effect.keeps ? { keeps: true as const } : {}),
    };
    return [
      {
        summary: `${asked} twice`,
        inputs: [...baseline.inputs, first],
        request: baseline.request,
      },
    ];
  },

  holds({ operation }, request, state) {
    return state.done(operation, request.path, request.json)
      ? { offending: Object.values(request.path).at(-1) }
      : false;
  },
};

/** Whether what the path names is come by anyway. */
function isFound(inputs: readonly Input[]): boolean {
  return inputs.some((input) => input.kind === 'existing');
}

/** The very same request again collides for sure with what it has made the first time. */
function confidenceOf(said: Mention | undefined, context: ResponseContext): Confidence {
  const { operation, baseline } = context;
  if (!said) return 'guess';
  // `name already in use` speaks of a value, which may be the thing's own.
  const isAboutValue = ['body', 'query'].includes(said.subjects[0]?.in ?? '');
  if (said.statement.topics.has('already') && isAction(context) && !isAboutValue) return 'certain';
  const makes = operation.responses.some((response) => response.status === 201);
  return makes && said.statement.topics.has('taken') && baseline.request.body ? 'certain' : 'likely';
}

/** The statuses by which an operation says that it was done before. */
export function saysDone({ responses }: Operation): { readonly already?: readonly number[] } {
  const already = responses
    .filter(({ status }) => refusesContent(status))
    .filter((response) => wordsOfResponse(response).statements.some(({ topics }) => topics.has('already')))
    .map(({ status }) => status);
  return already.length > 0 ? { already } : {};
}

/** The statuses by which the very same request may be refused the second time. */
export function refusalsOfRepeats(operation: Operation): readonly number[] {
  const conflicts = operation.responses.map(({ status }) => status).filter((status) => status === 409);
  return [...new Set([...(saysDone(operation).already ?? []), ...conflicts])];
}

/** No change of fields, which may be done again and again. */
function isAction({ operation, effect }: ResponseContext): boolean {
  return operation.method === 'POST' && effect.kind !== 'update';
}

function undoOf({ effect }: OperationContext): Pick<Extract<Input, { kind: 'done' }>, 'undo' | 'state'> {
  if (effect.kind !== 'switch') return { undo: undefined };
  return { undo: effect.undo, ...(effect.state ? { state: effect.state } : {}) };
}
