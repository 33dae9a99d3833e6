/** An API → one scenario for each documented response. */
import {
  type Api,
  type ApiOperation,
  bodyFieldsOf,
  namedParameters,
  pathOf,
  wordsOfResponse,
} from '../analysis/index.ts';
import {
  type DocumentedResponse,
  isInRange,
  jsonText,
  type Operation,
  pathShape,
  rangeWithin,
  statusName,
} from '../documentation/index.ts';
import { withIds } from './attempt-ids.ts';
import { mostCertain } from './certainty.ts';
import { dependsOnValues, interpretationsOf, provocationsOf, stageOf } from './conditions/index.ts';
import type { Condition } from './conditions/model.ts';
import type { ApiContext, OperationContext, ResponseContext } from './context.ts';
import { effectOf } from './effects.ts';
import { requiredVariantsOf } from './further/index.ts';
import type { Attempt, Interpretation, RequestVariant, Scenario, ScenarioPlan } from './model.ts';
import {
  createsOf,
  documentedBaseline,
  effectWith,
  inputsWith,
  madeUpIn,
  pathUpTo,
} from './requests/index.ts';
import { withRivals } from './rivals.ts';
import { sentBy } from './sent-by.ts';

/** More ways than these are not tried at a target. */
const mostAttempts = 6;
/** So many of the other ways that the documentation names are tried as well. */
const mostBesides = 3;

export function planScenarios(api: Api): ScenarioPlan {
  const context = apiContext(api);
  return {
    api,
    scenarios: api.operations.flatMap((described) => {
      const around = operationContext(described, context);
      return withRivals(described.operation.responses.map((response) => planScenario(response, around)));
    }),
  };
}

function apiContext({ description, operations: all, resources, index, credentials }: Api): ApiContext {
  const operations = all.map(({ operation }) => operation);
  const context: ApiContext = {
    description,
    operations,
    resources,
    index,
    credentials,
    creates: createsOf(() => context),
  };
  return context;
}

function operationContext(
  { operation, role, resource, effect: change }: ApiOperation,
  api: ApiContext,
): OperationContext {
  const { index } = api;
  const path = pathOf(operation.uriTemplate);
  const known = {
    ...api,
    operation,
    role,
    resource,
    change,
    item: index.resources.get(pathShape(path)),
    collection: index.collections.get(pathShape(path)),
    fields: bodyFieldsOf(operation),
    parameters: namedParameters(
      path,
      operation.parameters,
      (variable) => index.resources.get(pathShape(pathUpTo(path, variable)))?.name,
    ),
    baseline: documentedBaseline(operation, api),
  };
  return { ...known, effect: effectWith(known.baseline.request.values, effectOf(known)) };
}

function planScenario(response: DocumentedResponse, context: OperationContext): Scenario {
  const interpretations = responsesWithin(response, context.operation)
    .flatMap((each) => interpretationsOf({ ...context, response: each, words: wordsOfResponse(each) }))
    .filter(
      (interpretation, index, all) =>
        all.findIndex((other) => isSameInterpretation(other, interpretation)) === index,
    );
  const around = { ...context, response, words: wordsOfResponse(response) };
  const attempts = withIds(attemptsFor(interpretations, around), interpretations);
  const told = interpretations.map((interpretation, index) =>
    withDoubts(interpretation, index, attempts, context),
  );
  return {
    id: response.id,
    title: titleOf(response, interpretations[0]),
    operation: context.operation,
    response,
    interpretations: told,
    attempts,
    unprovokable: attempts.length > 0 ? undefined : unprovokable(response, interpretations[0]),
    effect: context.effect,
    origin: 'inferred',
  };
}

/** Statuses with which a refusal is most often given, likeliest first. */
const usualRefusals = [404, 400, 422, 401, 409, 403, 415, 405];

/** A response for a range of statuses may be any of them that the operation does not document by itself. */
function responsesWithin(response: DocumentedResponse, operation: Operation): readonly DocumentedResponse[] {
  const range = rangeWithin(response, operation);
  if (!range || response.status < 400) return [response];
  const statuses = [response.status, ...usualRefusals].filter((status) => isInRange(status, range));
  return [...new Set(statuses)].map((status) => ({ ...response, status }));
}

function isSameInterpretation(a: Interpretation, b: Interpretation): boolean {
  return JSON.stringify(a.condition) === JSON.stringify(b.condition);
}

type Draft = Omit<Attempt, 'id'>;

/** By the most certain interpretations, and by the others where nothing from outside can bring those about. */
function attemptsFor(interpretations: readonly Interpretation[], context: ResponseContext): readonly Draft[] {
  const certain = mostCertain(interpretations);
  const attempts = attemptsBy(certain, interpretations, context);
  return attempts.length > 0 || certain === interpretations
    ? attempts
    : attemptsBy(interpretations, interpretations, context);
}

function attemptsBy(
  tried: readonly Interpretation[],
  interpretations: readonly Interpretation[],
  context: ResponseContext,
): readonly Draft[] {
  const ways = interpretations.flatMap((interpretation, index) =>
    !tried.includes(interpretation)
      ? []
      : provocationsOf(interpretation.condition, context).flatMap(({ requiredVariants = [], ...draft }) => [
          { ...complete(draft, context, interpretation.condition), interpretation: index, isBeside: false },
          ...requiredVariants.map((way) => ({
            ...complete(way, context, interpretation.condition),
            interpretation: index,
            isBeside: true,
          })),
        ]),
  );
  const [first, ...others] = ways.filter(
    (way, index) => ways.findIndex((other) => sendsSame(other, way)) === index,
  );
  if (!first) return [];
  const requiredVariants =
    tried[0]?.confidence === 'certain'
      ? others.filter((way) => way.isBeside || isOfAnotherInterpretation(way, first, others))
      : [];
  const attempts = [first, ...others.filter((way) => !requiredVariants.includes(way))].slice(0, mostAttempts);
  return attempts.map(({ isBeside: _, ...attempt }, index) => {
    const alike = index === 0 ? requiredVariants.slice(0, mostBesides).map(wayOf) : [];
    const further = requiredVariantsOf(attempt, context)
      .filter((way) => ![attempt, ...alike].some((other) => sendsSameRequest(other, way)))
      .map((way) => wayOf(complete(way, context, interpretations[attempt.interpretation]!.condition)));
    const all = [...alike, ...further];
    return all.length > 0 ? { ...attempt, requiredVariants: all } : attempt;
  });
}

function complete<T extends RequestVariant>(way: T, { baseline }: OperationContext, condition: Condition): T {
  const known = [...(way.madeUp ?? []), ...baseline.madeUp];
  const madeUp = dependsOnValues(condition) ? madeUpIn(way.request, known) : [];
  return {
    ...way,
    inputs: inputsWith({ ...way.request.values, ...baseline.request.values }, way.inputs),
    ...(madeUp.length > 0 ? { madeUp } : {}),
  };
}

/** Nothing is certain of a request that sends what is not known to be acceptable, or that is documented to succeed. */
function withDoubts(
  interpretation: Interpretation,
  index: number,
  attempts: readonly Attempt[],
  { baseline }: OperationContext,
): Interpretation {
  const own = attempts.filter((attempt) => attempt.interpretation === index);
  if (
    stageOf(interpretation.condition) === 'parameters' &&
    own.some((way) => sendsSameRequest(way, baseline))
  )
    return { ...interpretation, confidence: 'guess' };
  const isDoubtful = own.some(({ madeUp }) => madeUp !== undefined);
  return isDoubtful && interpretation.confidence === 'certain'
    ? { ...interpretation, confidence: 'likely', assumes: true }
    : interpretation;
}

/** The likeliest way of another sure reading: what the documentation says of it holds by itself. */
function isOfAnotherInterpretation<T extends Pick<Attempt, 'interpretation'>>(
  way: T,
  first: T,
  ways: readonly T[],
): boolean {
  return (
    way.interpretation !== first.interpretation &&
    ways.findIndex((other) => other.interpretation === way.interpretation) === ways.indexOf(way)
  );
}

function wayOf({ summary, inputs, request, guessed, madeUp, outcome }: RequestVariant): RequestVariant {
  return {
    summary,
    inputs,
    request,
    ...(guessed ? { guessed } : {}),
    ...(madeUp ? { madeUp } : {}),
    ...(outcome ? { outcome } : {}),
  };
}

type Sent = Parameters<typeof sentBy>[0];

function sendsSameRequest(a: Sent, b: Sent): boolean {
  return sentBy(a) === sentBy(b);
}

function sendsSame(a: RequestVariant, b: RequestVariant): boolean {
  return a === b || (a.summary === b.summary && jsonText(a.request) === jsonText(b.request));
}

function titleOf(response: DocumentedResponse, interpretation: Interpretation | undefined): string {
  return `${statusName(response)} when ${interpretation?.summary ?? 'asked'}`;
}

function unprovokable(response: DocumentedResponse, interpretation: Interpretation | undefined) {
  return {
    reason:
      interpretation?.summary ?? `the documentation does not say when ${statusName(response)} is returned`,
    next: `describe a request that brings it about in an overrides file, under ${response.id}`,
  };
}
