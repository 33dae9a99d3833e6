/** API description → one scenario for each documented response. */
import {
  type ApiDescription,
  type DocumentedResponse,
  type Operation,
  pathShape,
} from '../documentation/index.ts';
import { indexApi } from './api-index.ts';
import { provocationsOf, readingsOf } from './conditions/index.ts';
import type { ApiContext, OperationContext } from './context.ts';
import { credentialsOf } from './credentials.ts';
import { effectOf } from './effects.ts';
import { bodyFieldsOf } from './fields.ts';
import type { Attempt, Reading, Scenario, ScenarioPlan } from './model.ts';
import { createsOf, documentedBaseline, effectWith, needsWith, pathUpTo } from './requests/index.ts';
import { modelResources, operationsOf, pathOf } from './resources/index.ts';
import { namedParameters } from './subjects.ts';
import { wordsOfResponse } from './words.ts';

/** More ways than these are not tried at a target. */
const mostAttempts = 6;

export function planScenarios(description: ApiDescription): ScenarioPlan {
  const api = apiContext(description);
  return {
    description,
    resources: api.resources,
    credentials: api.credentials,
    scenarios: api.operations.flatMap((operation) => {
      const context = operationContext(operation, api);
      return operation.responses.map((response) => planScenario(response, context));
    }),
  };
}

function apiContext(description: ApiDescription): ApiContext {
  const operations = operationsOf(description);
  const resources = modelResources(description);
  const api: ApiContext = {
    description,
    operations,
    resources,
    index: indexApi(operations, resources),
    credentials: credentialsOf(description),
    creates: createsOf(() => api),
  };
  return api;
}

function operationContext(operation: Operation, api: ApiContext): OperationContext {
  const { index } = api;
  const path = pathOf(operation.uriTemplate);
  const known = {
    ...api,
    operation,
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
  const readings = readingsOf({ ...context, response, words: wordsOfResponse(response) });
  const attempts = attemptsFor(readings, context);
  return {
    id: response.id,
    title: titleOf(response, readings[0]),
    operation: context.operation,
    response,
    readings,
    attempts,
    unprovokable: attempts.length > 0 ? undefined : unprovokable(response, readings[0]),
    effect: context.effect,
    origin: 'inferred',
  };
}

function attemptsFor(readings: readonly Reading[], context: OperationContext): readonly Attempt[] {
  const certain = readings.some((reading) => reading.confidence === 'certain');
  return readings
    .flatMap((reading, index) =>
      certain && reading.confidence !== 'certain'
        ? []
        : provocationsOf(reading.condition, context).map((draft) => ({
            ...draft,
            needs: needsWith({ ...draft.request.values, ...context.baseline.request.values }, draft.needs),
            reading: index,
          })),
    )
    .filter((attempt, index, others) => others.findIndex((other) => sendsSame(other, attempt)) === index)
    .slice(0, mostAttempts);
}

function sendsSame(a: Attempt, b: Attempt): boolean {
  return a === b || (a.summary === b.summary && JSON.stringify(a.request) === JSON.stringify(b.request));
}

function titleOf(response: DocumentedResponse, reading: Reading | undefined): string {
  return `${response.status} when ${reading?.summary ?? 'asked'}`;
}

function unprovokable(response: DocumentedResponse, reading: Reading | undefined) {
  return {
    reason: reading?.summary ?? `nothing tells when ${response.status} is given`,
    next: `describe a request that brings it about in an overrides file, under ${response.id}`,
  };
}
