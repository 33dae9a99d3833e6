/** Scenario plans → everything `answer` needs, worked out once. */
import { type ApiOperation, bodyFieldsOf, once } from '../../../analysis/index.ts';
import { fixedQuery, groupedBy, pathShape, variablesOf } from '../../../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../../../scenarios/index.ts';
import { vocabularyOf } from '../documented/words-of-documentation.ts';
import type { MockModel, ServedApi, ServedOperation, ServedResource, StateLimits } from '../model/model.ts';
import { parseQuery } from '../reading/request-view.ts';
import { buildRoutes } from '../routing/routes.ts';
import { acceptedCredentials } from './accepted-credentials.ts';
import { requestCheck } from './request-check.ts';
import { servedResources } from './served-resources.ts';

export interface MockSettings {
  /** Values of credentials that are the user's own, besides the documented ones. */
  readonly owner?: readonly string[];
  /** Values of a second account with fewer rights. */
  readonly second?: readonly string[];
  /** Whether a client may ask for a certain documented response by a header; true if not said. */
  readonly conventions?: boolean;
  /** What is stored at most; without limits where not said. */
  readonly limits?: StateLimits;
  /** Entries on a page where nothing says how many; all where not said. */
  readonly pageSize?: number;
}

export function createMock(plans: readonly ScenarioPlan[], settings: MockSettings = {}): MockModel {
  const apis = plans.map((plan) => serveApi(plan, settings));
  return {
    apis,
    routes: buildRoutes(apis),
    resources: new Map(apis.flatMap((api) => api.resources).map((resource) => [resource.key, resource])),
    conventions: settings.conventions ?? true,
    limits: settings.limits ?? { items: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
    pageSize: settings.pageSize,
  };
}

function serveApi(plan: ScenarioPlan, settings: MockSettings): ServedApi {
  const operations: ServedOperation[] = [];
  const api: ServedApi = {
    name: plan.api.description.name,
    plan,
    hostPath: pathOfHost(plan.api.description.host),
    resources: servedResources(plan),
    operations,
    vocabulary: vocabularyOf(plan.api.description),
    accepted: acceptedCredentials(plan, { owner: settings.owner ?? [], second: settings.second ?? [] }),
  };
  const resources = new Map(api.resources.map((resource) => [resource.id, resource]));
  for (const operation of plan.api.operations) operations.push(serveOperation(operation, api, resources));
  return api;
}

/** `https://api.example.com/v1/` → `/v1`, as `/v1` alone; one with variables in it has none. */
function pathOfHost(host: string | undefined): string {
  const path = /^(?:(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*)?(\/[^?#]*)/i.exec(host ?? '')?.[1] ?? '';
  return path.includes('{') ? '' : path.replace(/\/+$/, '');
}

function serveOperation(
  described: ApiOperation,
  api: ServedApi,
  resources: ReadonlyMap<string, ServedResource>,
): ServedOperation {
  const { operation } = described;
  const scenarios = scenariosOf(api.plan).get(operation.id) ?? [];
  const [effect] = scenarios.map((scenario) => scenario.effect);
  const resource = described.resource && resources.get(described.resource.id);
  const { role } = described;
  const variables = variablesOf(operation.uriTemplate);
  const positions = storedOrder(variables, described.through.at(-1)?.resource.otherKeys);
  return {
    api,
    operation,
    described,
    role,
    resource,
    variables: positions.map((position) => variables[position] ?? ''),
    positions,
    through: described.through.flatMap((each) => {
      const found = resources.get(each.resource.id);
      return found ? [{ ...each, resource: found }] : [];
    }),
    fixedQuery: new Map(
      [...parseQuery(fixedQuery(operation.uriTemplate))].map(([name, values]) => [name, values[0] ?? '']),
    ),
    scenarios,
    made: effect?.kind === 'create' ? effect.id : undefined,
    fields: bodyFieldsOf(operation),
    check: requestCheck({
      operation: described,
      api: api.plan.api,
      credentials: new Set(api.plan.api.credentials.map(({ name }) => name)),
    }),
    undoes: [...(undoneIn(api.plan).get(requestKey(operation.method, operation.uriTemplate)) ?? [])],
  };
}

/** The scenarios of each operation, by its id. */
const scenariosOf = once(
  ({ scenarios }: ScenarioPlan): ReadonlyMap<string, readonly Scenario[]> =>
    groupedBy(scenarios, ({ operation }) => operation.id),
);

/** The operations that a request undoes, by its method and path. */
const undoneIn = once(({ api, scenarios }: ScenarioPlan): ReadonlyMap<string, ReadonlySet<string>> => {
  const byRequest = new Map<string, Set<string>>();
  for (const { effect, operation } of scenarios) {
    if (effect.kind !== 'switch') continue;
    const undo = requestKey(effect.undo.method, effect.undo.path);
    const known = byRequest.get(undo) ?? new Set();
    byRequest.set(undo, known.add(`${api.description.name}:${operation.id}`));
  }
  return byRequest;
});

function requestKey(method: string, path: string): string {
  return `${method} ${pathShape(path)}`;
}

/** Positions of the path's variables: things are stored under the last one, and what names them together with it follows. */
function storedOrder(variables: readonly string[], otherKeys: readonly string[] = []): readonly number[] {
  const isOther = (position: number) => otherKeys.includes(variables[position] ?? '');
  const positions = variables.map((_name, position) => position);
  return [...positions.filter((each) => !isOther(each)), ...positions.filter(isOther)];
}
