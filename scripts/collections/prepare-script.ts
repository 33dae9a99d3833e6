/** The pre-request script of a scenario: a comment that explains it, and its data for the runtime. */

import { isSafe, isSuccess, pathOf, type ResourceModel, wordsOfResponse } from '../analysis/index.ts';
import { type DocumentedResponse, type Json, type Operation, rangeWithin } from '../documentation/index.ts';
import { type Effect, isCertain, type Scenario, type ScenarioPlan } from '../scenarios/index.ts';
import { documentedPaths } from '../schemas/index.ts';
import { saysNothing } from '../vocabulary/index.ts';
import type { CollectionParts } from './collection-parts.ts';
import { readObjectOf } from './expectations.ts';
import { listQueriesOf, pagingOf } from './list-queries.ts';
import { mayNotEnd } from './may-not-end.ts';
import { otherRefusalsOf } from './other-refusals.ts';
import { expectedBody, resourceReadAt, resourcesOf, scenariosAt } from './plan-index.ts';
import type { RequestScript } from './runtime/plan.ts';
import { dataLiteral } from './scripts.ts';
import { textsIn } from './texts-in.ts';

export function prepareScript(
  scenario: Scenario,
  plan: ScenarioPlan,
  parts: CollectionParts,
): readonly string[] {
  const [interpretation] = scenario.interpretations;
  return [
    comment(scenario.title),
    ...(interpretation?.evidence ?? []).map((each) =>
      comment(`  ${each.text} (${each.source.file}:${each.source.line})`),
    ),
    `docproof(pm, setTimeout).prepare(${dataLiteral(requestScript(scenario, plan, parts))});`,
  ];
}

/** On one line, whatever the document says. */
function comment(text: string): string {
  return `// ${text.replace(/[\r\n\u2028\u2029]+\s*/g, ' ')}`;
}

function requestScript(scenario: Scenario, plan: ScenarioPlan, parts: CollectionParts): RequestScript {
  const { response } = scenario;
  return {
    id: scenario.id,
    status: response.status,
    ...statusesOf(scenario),
    // Another documented status in place of a range is not a deviation: the range is for whatever else there is.
    certain: response.range === undefined && isCertain(scenario),
    notSent: notSent(scenario),
    attempts: scenario.attempts.map(
      ({ summary, inputs, request, guessed, madeUp, after, requiredVariants, interpretation }) => ({
        summary,
        inputs,
        request,
        ...(guessed ? { guessed } : {}),
        ...(madeUp ? { madeUp } : {}),
        ...(after ? { after } : {}),
        ...(requiredVariants ? { requiredVariants } : {}),
        ...(scenario.interpretations[interpretation]?.forbids ? { forbids: true as const } : {}),
        ...(request.method === scenario.operation.method ? {} : { undocumented: true as const }),
      }),
    ),
    ...(scenario.differences ? { differences: scenario.differences } : {}),
    effect: scriptedEffect(scenario.effect),
    ...(scenario.allowed ? { allowed: scenario.allowed } : {}),
    ...(mayNotEnd(scenario) ? { mayNotEnd: true as const } : {}),
    listed: listedWith(scenario, plan),
    ...nestedList(scenario, plan),
    ...queriesOf(scenario, plan),
    watched: watchedFields(scenario, plan, parts),
    fields: strictFields(scenario, parts),
    ...otherTexts(scenario),
    messages:
      response.status >= 400 && response.body?.json !== undefined ? messagesIn(response.body.json) : {},
  };
}

function otherTexts({ response, operation }: Scenario): Pick<RequestScript, 'otherRefusals'> {
  const others = otherRefusalsOf(response, operation);
  return others.length > 0 ? { otherRefusals: others } : {};
}

function statusesOf(
  scenario: Scenario,
): Pick<RequestScript, 'range' | 'documented' | 'ranges' | 'unexplained'> {
  const { operation, response } = scenario;
  const unexplained = unexplainedRefusals(scenario);
  const range = rangeWithin(response, operation);
  const ranges = operation.responses.flatMap((each) => rangeWithin(each, operation) ?? []);
  return {
    documented: operation.responses.filter((each) => !each.range).map((each) => each.status),
    ...(range ? { range } : {}),
    ...(ranges.length > 0 ? { ranges } : {}),
    ...(unexplained.length > 0 ? { unexplained } : {}),
  };
}

const mayBeAboutState: ReadonlySet<number> = new Set([400, 403, 409, 412, 422, 423, 500]);

/**
 * Where the state of what is there may be the reason, and no refusal says that it means another thing: an action that
 * needs another state, a single thing that is not there.
 */
export function unexplainedRefusals({ operation, response, effect }: Scenario): readonly number[] {
  if (!isSuccess(response)) return [];
  const isAction = effect.kind === 'switch' || effect.kind === 'irreversible';
  const isSingle = isSafe(operation.method) && !pathOf(operation.uriTemplate).includes('{');
  return operation.responses
    .filter((each) => !each.range)
    .filter(
      (each) =>
        (isAction && mayBeAboutState.has(each.status) && isWordless(each)) ||
        (isSingle && each.status === 404),
    )
    .map(({ status }) => status);
}

function isWordless(response: DocumentedResponse): boolean {
  return wordsOfResponse(response).statements.every(({ plain }) => saysNothing(plain));
}

function queriesOf(scenario: Scenario, plan: ScenarioPlan): Pick<RequestScript, 'queries' | 'paging'> {
  const queries = listQueriesOf(scenario, plan);
  const paging = isSuccess(scenario.response) ? pagingOfRemoved(scenario, plan) : undefined;
  return { ...(queries ? { queries } : {}), ...(paging ? { paging } : {}) };
}

function pagingOfRemoved({ effect, operation }: Scenario, plan: ScenarioPlan): RequestScript['paging'] {
  if (effect.kind !== 'delete' || effect.stays) return undefined;
  const resource = resourcesOf(operation, plan).find(({ remove }) => remove === operation);
  return resource?.list && resource.listItems && pagingOf(resource.list, resource.listItems);
}

function notSent({ leftOut, unprovokable }: Scenario): RequestScript['notSent'] {
  if (leftOut !== undefined) return { verdict: 'skipped', text: `left out by the overrides: ${leftOut}` };
  return unprovokable && { verdict: 'unprovokable', text: unprovokable.reason };
}

/** The documented body is the planner's business: what is put back comes from the target. */
function scriptedEffect(effect: Effect): RequestScript['effect'] {
  return effect.kind === 'update' ? { ...effect, body: {} } : effect;
}

/** The list whose entry the answer must agree with, for reads of one resource. */
function listedWith(scenario: Scenario, plan: ScenarioPlan): RequestScript['listed'] {
  const object = readObjectOf(scenario, plan);
  const resource = object && resourceOf(scenario, plan);
  if (!object || !resource?.idField) return undefined;
  for (const input of scenario.attempts[0]?.inputs ?? []) {
    if (input.kind !== 'existing') continue;
    const listed = input.sources.find((source) => source.kind === 'listed');
    if (input.name === resource.variable && listed?.kind === 'listed' && !listed.ofOthers) {
      return { ...listed.list, object, idField: listed.field };
    }
  }
  return undefined;
}

/** The list that a success shows or changes, where it is below others. */
function nestedList(scenario: Scenario, plan: ScenarioPlan): Pick<RequestScript, 'nested'> {
  const { effect, operation, attempts, response } = scenario;
  if (!isSuccess(response)) return {};
  const resource = resourcesOf(operation, plan).find((each) => each.list === operation);
  const own = attempts[0]?.request;
  const list =
    resource?.listItems && own
      ? { request: own, items: resource.listItems }
      : 'list' in effect
        ? effect.list
        : undefined;
  const isBelow = list !== undefined && /[{]/.test(list.request.path);
  return isBelow ? { nested: { request: list.request, items: list.items } } : {};
}

/** Names of the documented fields of what is read or changed, as its own read and its list show it. */
function watchedFields(scenario: Scenario, plan: ScenarioPlan, parts: CollectionParts): readonly string[] {
  const { effect } = scenario;
  const resource =
    effect.kind === 'update' ? resourceReadAt(effect.read.path, plan) : resourceOf(scenario, plan);
  if (!resource) return [];
  const names = [
    ...namesIn(documentedOf(resource.read, plan, parts), resource.readObject),
    ...namesIn(documentedOf(resource.list, plan, parts), resource.listItems && [...resource.listItems, '*']),
  ];
  return [...new Set(names)];
}

/** Documented places in the body of an operation's success. */
function documentedOf(
  operation: Operation | undefined,
  plan: ScenarioPlan,
  parts: CollectionParts,
): readonly string[] {
  const success =
    operation &&
    scenariosAt(operation, plan).find((each) => each.operation === operation && isSuccess(each.response));
  return success ? strictFields(success, parts) : [];
}

/** The first names below a place. */
function namesIn(paths: readonly string[], place: readonly string[] | undefined): readonly string[] {
  if (!place) return [];
  const prefix = place.map((key) => `/${key}`).join('');
  return paths
    .filter((path) => path.startsWith(`${prefix}/`))
    .map((path) => path.slice(prefix.length + 1).split('/')[0] ?? '');
}

function resourceOf(scenario: Scenario, plan: ScenarioPlan): ResourceModel | undefined {
  return resourcesOf(scenario.operation, plan).find(({ read, create, remove }) =>
    [read, create, remove].includes(scenario.operation),
  );
}

function strictFields(scenario: Scenario, parts: CollectionParts): readonly string[] {
  const expected = expectedBody(scenario, parts.schemas);
  return expected?.kind === 'json' ? documentedPaths(parts.schemas, expected.path) : [];
}

/** Documented messages by JSON Pointer. */
function messagesIn(body: Json): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(textsIn(body)).filter(([, text]) => / /.test(text)));
}
