/**
 * What a scenario may read and write at the target, so that scenarios which share nothing can run at the same time.
 * Where it is not clear what a request changes, it changes everything.
 */

import { isObject, isSafe } from '../analysis/index.ts';
import { type Json, pathSegments } from '../documentation/index.ts';
import { endsInReference, nameKey } from '../vocabulary/index.ts';
import type { RequestPlan, Scenario, ScenarioPlan } from './model.ts';

/** Roots of paths: `/sending-ips` is that resource and everything below it, and `/` is everything. */
export interface Footprint {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/** Everything at the target. */
export const everything = '/';

/** By the id of the scenario. `mayWrite`: false if the write policy sends no unsafe method. */
export function footprints(plan: ScenarioPlan, mayWrite: boolean): ReadonlyMap<string, Footprint> {
  const roots = rootsOf(plan);
  return new Map(plan.scenarios.map((scenario) => [scenario.id, footprint(scenario, roots, mayWrite)]));
}

/** What is known of the API as a whole. */
interface Roots {
  /** Those that a documented request writes: the others only change with something else. */
  readonly written: ReadonlySet<string>;
  /** By name, as names are compared. */
  readonly byName: ReadonlyMap<string, string>;
  /** What the documented answers of a root show of other roots, beside their ids. */
  readonly shown: ReadonlyMap<string, ReadonlySet<string>>;
}

function footprint(scenario: Scenario, roots: Roots, mayWrite: boolean): Footprint {
  const requests = requestsIn([scenario.attempts, scenario.effect]);
  const written = mayWrite ? requests.filter(({ method }) => !isSafe(method)) : [];
  const writes = new Set(written.flatMap((request) => [rootOf(request.path), ...namedIn(request, roots)]));
  if (written.length > 0 && hasUnknownReach(scenario)) writes.add(everything);
  const reads = new Set<string>();
  for (const root of requests.map(({ path }) => rootOf(path))) {
    reads.add(roots.written.has(root) ? root : everything);
    for (const other of roots.shown.get(root) ?? []) reads.add(other);
  }
  if (looksUp(scenario)) reads.add(everything);
  return { reads, writes };
}

/** An action whose effect the documentation does not state. */
function hasUnknownReach({ operation, effect }: Scenario): boolean {
  return !isSafe(operation.method) && effect.kind === 'irreversible';
}

/** A search or the like by an unsafe method: what it looks at is in its body. */
function looksUp({ operation, effect }: Scenario): boolean {
  return !isSafe(operation.method) && effect.kind === 'none';
}

/** Every request that stands somewhere in a plan. */
function requestsIn(value: unknown): readonly RequestPlan[] {
  if (Array.isArray(value)) return value.flatMap(requestsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { method, path } = value as Partial<RequestPlan>;
  const isRequest = typeof method === 'string' && typeof path === 'string';
  return [...(isRequest ? [value as RequestPlan] : []), ...Object.values(value).flatMap(requestsIn)];
}

/** The path up to its first variable: `/v1/orders` of `/v1/orders/{id}/lines`. */
export function rootOf(path: string): string {
  const segments = pathSegments(path);
  const variable = segments.findIndex(({ variables }) => variables.length > 0);
  const literal = variable < 0 ? segments : segments.slice(0, variable);
  return `/${literal.map(({ text }) => text).join('/')}`;
}

/** Other roots that a request names in what it sends: an order that names a product may change the stock of it. */
function namedIn({ body, query = [] }: RequestPlan, { byName }: Roots): readonly string[] {
  const fields = query.map(({ name }) => name);
  if (body?.kind === 'json') {
    fields.push(...keysIn(body.json), ...body.fills.flatMap(({ pointer }) => pointer.split('/')));
  }
  if (body?.kind === 'form') fields.push(...body.fields.map(({ name }) => name));
  return fields.flatMap((field) => rootNamed(field, byName) ?? []);
}

function rootsOf({ scenarios }: ScenarioPlan): Roots {
  const operations = [...new Set(scenarios.map(({ operation }) => operation))];
  const all = operations.map(({ uriTemplate }) => rootOf(uriTemplate));
  const named = all.filter((root) => root !== everything);
  const byName = new Map(named.map((root) => [nameKey(root.slice(root.lastIndexOf('/') + 1)), root]));
  const shown = new Map<string, Set<string>>();
  for (const { uriTemplate, responses } of operations) {
    const root = rootOf(uriTemplate);
    const keys = responses.flatMap(({ body }) => keysIn(body?.json)).filter((key) => !endsInReference(key));
    const others = keys.flatMap((key) => rootNamed(key, byName) ?? []);
    shown.set(root, new Set([...(shown.get(root) ?? []), ...others]));
  }
  return {
    written: new Set(all.filter((_root, at) => !isSafe(operations[at]?.method ?? ''))),
    byName,
    shown,
  };
}

/** `customer`, `customer_id` and `customerNumber` name `/customers`. */
function rootNamed(field: string, byName: Roots['byName']): string | undefined {
  const words = field.split(/[\s_-]+|(?<=[a-z\d])(?=[A-Z])/);
  for (let length = words.length; length > 0; length -= 1) {
    const root = byName.get(nameKey(words.slice(0, length).join('_')));
    if (root !== undefined) return root;
  }
  return undefined;
}

function keysIn(json: Json | undefined): readonly string[] {
  if (Array.isArray(json)) return json.flatMap((each: Json) => keysIn(each));
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([key, child]) => [key, ...keysIn(child)]);
}
