/** What the mock works with: the served model, the stored state, a request and its answer. All plain data. */
import type { ApiOperation, BodyField, DescribedResource, OperationRole } from '../../../analysis/index.ts';
import type { Json, JsonObject, Operation } from '../../../documentation/index.ts';
import type {
  IdPlace,
  Interpretation,
  RequestView,
  Scenario,
  ScenarioPlan,
  Stage,
} from '../../../scenarios/index.ts';

export interface MockModel {
  readonly apis: readonly ServedApi[];
  readonly routes: RouteNode;
  readonly resources: ReadonlyMap<string, ServedResource>;
  /** Clients may ask for a certain documented response, by `Prefer` or `x-mock-response-code`. */
  readonly conventions: boolean;
  readonly limits: StateLimits;
  /** Entries on a page where nothing says how many; undefined for all. */
  readonly pageSize: number | undefined;
}

/** Operations by the segments of their paths. */
export interface RouteNode {
  readonly literals: Map<string, RouteNode>;
  readonly variables: {
    /** The fixed text around the variables; undefined if the whole segment is one variable. */
    readonly parts: readonly string[] | undefined;
    readonly text: string;
    readonly node: RouteNode;
  }[];
  /** `{+path}`: everything that is left. */
  rest: RouteNode | undefined;
  readonly operations: Map<string, ServedOperation[]>;
}

/** What is stored at most, over all resources. */
export interface StateLimits {
  readonly items: number;
  /** As the items take in memory, roughly. */
  readonly bytes: number;
}

export interface ServedApi {
  readonly name: string;
  readonly plan: ScenarioPlan;
  /** Path of `HOST:`, under which the API answers as well, or empty. */
  readonly hostPath: string;
  readonly resources: readonly ServedResource[];
  readonly operations: readonly ServedOperation[];
  /** Words of the documentation's prose, lower case: what is among them is not an example value. */
  readonly vocabulary: ReadonlySet<string>;
  readonly accepted: AcceptedCredentials;
}

/** What a request breaks first of what the documentation says of bodies and queries; undefined if nothing. */
export interface RequestCheck {
  readonly body: (json: Json, mediaType: string | undefined) => Mistake | undefined;
  /** What is wrong with the parameters, but for plain ids in the path: those are looked up. */
  readonly parameters: (request: Pick<RequestView, 'path' | 'query' | 'headers'>) => Mistake | undefined;
}

export interface Mistake {
  /** Where in the body or query; empty for the whole. */
  readonly field: string;
  /** One sentence without a full stop. */
  readonly detail: string;
}

/** Whose credentials a request may carry. */
export interface AcceptedCredentials {
  readonly owner: ReadonlySet<string>;
  readonly second: ReadonlySet<string>;
}

/** A resource as it is stored; the same things at several paths are stored once. */
export interface ServedResource extends DescribedResource {
  /** `<api>:<id of the resource>`, unique in a mock for what is stored together. */
  readonly key: string;
  readonly api: string;
  /** How many variables of the path name its parents. */
  readonly depth: number;
  /** Nothing says which ids exist: any is answered. */
  readonly open: boolean;
  /** The same of its parents: each has what the documented one has until something is written there. */
  readonly openParents: boolean;
  /** The same things below other parents, as `/members/{id}` beside `/teams/{team}/members/{id}`. */
  readonly elsewhere: readonly ServedResource[];
  /** Fields of other stored things that show the ids of these, which nothing lists, makes or removes by themselves. */
  readonly shownBy: readonly { readonly resource: string; readonly field: readonly string[] }[];
}

export interface ServedOperation {
  readonly api: ServedApi;
  readonly operation: Operation;
  /** With the schemas of its parameters and bodies. */
  readonly described: ApiOperation;
  readonly role: OperationRole;
  readonly resource: ServedResource | undefined;
  /** Names of the path variables, in the order in which things are stored: the path's mostly. */
  readonly variables: readonly string[];
  /** Where each of them stands among the variables of the path. */
  readonly positions: readonly number[];
  /** Resources that the path goes through, outermost first, with the number of variables up to each. */
  readonly through: readonly { readonly resource: ServedResource; readonly variables: number }[];
  readonly fixedQuery: ReadonlyMap<string, string>;
  readonly scenarios: readonly Scenario[];
  /** Where the answer of a create tells the new id, as far as the documentation shows it. */
  readonly made: IdPlace | undefined;
  readonly fields: readonly BodyField[];
  readonly check: RequestCheck;
  /** Operations (`<api>:<operation>`) whose effect this one turns back. */
  readonly undoes: readonly string[];
}

/** One reading of a documented response, ready to be asked. */
export interface Candidate {
  readonly scenario: Scenario;
  readonly interpretation: Interpretation;
  readonly stage: Stage;
  /** It holds for the documented request too, so it cannot be meant for items that the documentation shows. */
  readonly exceptDocumented: boolean;
}

export interface Entity {
  readonly id: string;
  readonly value: JsonObject;
  /** Fields that a list shows in another form, or alone. */
  readonly inList?: JsonObject;
}

export interface MockRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
  /** Why the body is missing although one was sent. */
  readonly unread?: UnreadBody | undefined;
  /** The status that a fault demands. */
  readonly fault?: number | undefined;
  /** Id of a documented refusal that is not given, as if nobody checked for it. */
  readonly waived?: string;
}

export interface UnreadBody {
  readonly status: number;
  readonly detail: string;
}

export interface MockResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** Which documented response was chosen, and why. */
export interface Chosen {
  /** Id of the documented response; undefined if the documentation has none for the case. */
  readonly response: string | undefined;
  readonly why: string;
}

export interface Answer {
  readonly response: MockResponse;
  readonly changes: readonly Change[];
  readonly chosen: Chosen;
}

/** A change of the state, as data. */
export type Change =
  | { readonly kind: 'put'; readonly resource: string; readonly parent: string; readonly entity: Entity }
  | { readonly kind: 'remove'; readonly resource: string; readonly parent: string; readonly id: string }
  /** The operation has succeeded with these path values and this body. */
  | { readonly kind: 'did'; readonly record: OperationRecord };

export interface OperationRecord {
  /** `<api>:<operation>`. */
  readonly operation: string;
  readonly path: string;
  /** The body as `bodyKey` tells it; empty if none was sent. */
  readonly body: string;
  /** Path of the item that it made or acted on. */
  readonly at: string;
  /** Operations (`<api>:<operation>`) that it undoes at the same path. */
  readonly undoes: readonly string[];
}

/** What is stored: read by `answer`, changed by `commit` only. */
export interface MockState {
  /** By resource key, then by parent key; items in the order in which a list shows them. */
  readonly tables: Map<string, Map<string, Map<string, Entity>>>;
  /** Operations that have succeeded, in their order. */
  readonly records: Map<string, OperationRecord>;
  /** Paths of items that were removed. */
  readonly removed: Set<string>;
  /** The greatest whole number that was ever an id, by resource key. */
  readonly highest: Map<string, number>;
  /** Grows with each commit: what was computed from an older state is stale. */
  revision: number;
  /** What is stored in all tables together. */
  usage: Usage;
}

/** How much a state holds: what the limits of the mock are about. */
export interface Usage {
  readonly items: number;
  /** As the items take in memory, roughly. */
  readonly bytes: number;
}

/** A request that has found its operation, with all that is looked at to answer it. */
export interface RequestContext {
  readonly model: MockModel;
  readonly state: MockState;
  readonly request: MockRequest;
  readonly served: ServedOperation;
  /** Decoded values of the path variables, in order. */
  readonly values: readonly string[];
  readonly view: RequestView;
}
