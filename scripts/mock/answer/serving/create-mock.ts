/** Scenario plans → everything `answer` needs, worked out once. */
import { type ApiOperation, bodyFieldsOf, once } from '../../../analysis/index.ts';
import { fixedQuery, type Operation, pathSegments, pathShape } from '../../../documentation/index.ts';
import type { ScenarioPlan } from '../../../scenarios/index.ts';
import { scenariosOf } from '../documented/operations-through.ts';
import { vocabularyOf } from '../documented/words-of-documentation.ts';
import type {
  MockModel,
  Role,
  ServedApi,
  ServedOperation,
  ServedResource,
  StateLimits,
} from '../model/model.ts';
import { parseQuery } from '../reading/request-view.ts';
import { buildRoutes } from '../routing/routes.ts';
import { acceptedCredentials } from './accepted-credentials.ts';
import { requestCheck } from './request-check.ts';
import { type Assigned, roleOf } from './roles.ts';
import { servedResources } from './served-resources.ts';

export interface MockSettings {
  /** Values of credentials that are the user's own, besides the documented ones. */
  readonly owner?: readonly string[];
  /** Values of a second account with fewer rights. */
  readonly second?: readonly string[];
  /** Whether a client may ask for a certain documented response by a header; true where not said. */
  readonly conventions?: boolean;
  /** What is stored at most; without limits where not said. */
  readonly limits?: StateLimits;
}

export function createMock(plans: readonly ScenarioPlan[], settings: MockSettings = {}): MockModel {
  const apis = plans.map((plan) => serveApi(plan, settings));
  return {
    apis,
    routes: buildRoutes(apis),
    resources: new Map(apis.flatMap((api) => api.resources).map((resource) => [resource.key, resource])),
    conventions: settings.conventions ?? true,
    limits: settings.limits ?? { items: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY },
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
  for (const operation of plan.api.operations) operations.push(serveOperation(operation, api));
  return api;
}

/** `https://api.example.com/v1/` → `/v1`, as `/v1` alone; one with variables in it has none. */
function pathOfHost(host: string | undefined): string {
  const path = /^(?:(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*)?(\/[^?#]*)/i.exec(host ?? '')?.[1] ?? '';
  return path.includes('{') ? '' : path.replace(/\/+$/, '');
}

function serveOperation(described: ApiOperation, api: ServedApi): ServedOperation {
  const { operation } = described;
  const shape = pathShape(operation.uriTemplate);
  const segments = pathSegments(operation.uriTemplate);
  const through = segments.flatMap((segment, index) => {
    if (segment.variables.length === 0) return [];
    const prefix = pathShape(
      `/${segments
        .slice(0, index + 1)
        .map((each) => each.text)
        .join('/')}`,
    );
    const resource = api.resources.find((each) => each.shape === prefix && each.kind === 'items');
    return resource ? [{ resource, variables: resource.depth + 1 }] : [];
  });
  const scenarios = scenariosOf(api.plan).get(operation.id) ?? [];
  const [effect] = scenarios.map((scenario) => scenario.effect);
  const madeBy =
    effect?.kind === 'create' && effect.id
      ? api.resources.find(({ model }) => isSameOperation(model.create, operation))
      : undefined;
  const { role, resource }: Assigned = madeBy
    ? { role: 'create', resource: madeBy }
    : roleOf(operation, shape, api.resources, through.at(-1)?.resource);
  return {
    api,
    operation,
    described,
    role,
    resource,
    variables: segments.flatMap((segment) => segment.variables),
    through,
    fixedQuery: new Map(
      [...parseQuery(fixedQuery(operation.uriTemplate))].map(([name, values]) => [name, values[0] ?? '']),
    ),
    scenarios,
    made: effect?.kind === 'create' ? effect.id : undefined,
    fields: bodyFieldsOf(operation),
    check: requestCheck({
      operation: described,
      written: writes(role) ? resource : undefined,
      alike: () => othersThatWrite(resource, operation, api),
      credentials: new Set(api.plan.api.credentials.map(({ name }) => name)),
    }),
    undoes: undoneBy(operation, shape, api.plan),
  };
}

function writes(role: Role): boolean {
  return role === 'create' || role === 'replace' || role === 'update';
}

function othersThatWrite(
  resource: ServedResource | undefined,
  operation: Operation,
  { operations, plan }: ServedApi,
): readonly ApiOperation[] {
  const others = operations.filter(
    (each) => each.resource === resource && each.operation !== operation && writes(each.role),
  );
  return plan.api.operations.filter((each) => others.some((other) => other.operation === each.operation));
}

function isSameOperation(a: Operation | undefined, b: Operation): boolean {
  return a?.id === b.id;
}

const switchesIn = once((plan: ScenarioPlan) =>
  plan.scenarios.filter(({ effect }) => effect.kind === 'switch'),
);

function undoneBy(operation: Operation, shape: string, plan: ScenarioPlan): readonly string[] {
  const undone = switchesIn(plan).filter(
    ({ effect }) =>
      effect.kind === 'switch' &&
      effect.undo.method === operation.method &&
      pathShape(effect.undo.path) === shape,
  );
  return [...new Set(undone.map((scenario) => `${plan.api.description.name}:${scenario.operation.id}`))];
}
