/**
 * Which operations work on the same kind of resource: a collection path, an item path below it, and where
 * in the bodies the list, the item and its id stand.
 */
import {
  type ApiDescription,
  type DocumentedResponse,
  type Json,
  type Operation,
  pathSegments,
  pathShape,
  pathTemplate,
} from '../documentation/index.ts';
import { isObject, valueAt } from './json.ts';
import { matchScore, sameName, singular } from './names.ts';

export interface ResourceModel {
  /** Shape of the item path, e.g. `/sending-ips/{}`; unique. */
  readonly id: string;
  /** For people, singular: `sending IP`. */
  readonly name: string;
  readonly collectionPath: string | undefined;
  readonly itemPath: string;
  /** The path variable that names one: `external_ip`. */
  readonly variable: string;
  /** Where the id stands in a resource's own object, e.g. `['external_ip']`. */
  readonly idField: readonly string[] | undefined;
  readonly list: Operation | undefined;
  /** Where the list stands in the answer of `list`. */
  readonly listItems: readonly string[] | undefined;
  readonly create: Operation | undefined;
  readonly read: Operation | undefined;
  /** Where the resource's object stands in the answer of `read`. */
  readonly readObject: readonly string[] | undefined;
  readonly replace: Operation | undefined;
  readonly update: Operation | undefined;
  readonly remove: Operation | undefined;
}

/** All resources whose items have a path of their own. */
export function modelResources(description: ApiDescription): readonly ResourceModel[] {
  const operations = operationsOf(description);
  const itemPaths = new Map<string, string>();
  for (const operation of operations) {
    for (const path of itemPathsIn(pathTemplate(operation.uriTemplate))) {
      if (!itemPaths.has(pathShape(path))) itemPaths.set(pathShape(path), path);
    }
  }
  const byShape = groupByShape(operations);
  return [...itemPaths].map(([shape, path]) => modelResource(shape, path, byShape));
}

/** All operations of a description, in order. */
export function operationsOf(description: ApiDescription): readonly Operation[] {
  return description.groups.flatMap((group) => group.resources.flatMap((resource) => resource.operations));
}

/** The success that shows what an operation gives: its first 2xx response, the one with a body first. */
export function successOf(operation: Operation): DocumentedResponse | undefined {
  const successes = operation.responses.filter(isSuccess);
  return successes.find((response) => response.body !== undefined) ?? successes[0];
}

export function isSuccess(response: DocumentedResponse): boolean {
  return response.status >= 200 && response.status < 300;
}

/** Every prefix of a path that ends in a variable: `/a/{b}/c/{d}` → `/a/{b}`, `/a/{b}/c/{d}`. */
function itemPathsIn(path: string): readonly string[] {
  const segments = pathSegments(path);
  return segments.flatMap((segment, index) =>
    segment.variables.length === 1
      ? [
          `/${segments
            .slice(0, index + 1)
            .map((each) => each.text)
            .join('/')}`,
        ]
      : [],
  );
}

function groupByShape(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const shape = pathShape(operation.uriTemplate);
    const group = groups.get(shape);
    if (group) group.push(operation);
    else groups.set(shape, [operation]);
  }
  return groups;
}

function modelResource(
  shape: string,
  itemPath: string,
  byShape: ReadonlyMap<string, readonly Operation[]>,
): ResourceModel {
  const segments = pathSegments(itemPath);
  const last = segments.at(-1);
  const variable = last?.variables[0] ?? '';
  const parent = `/${segments
    .slice(0, -1)
    .map((segment) => segment.text)
    .join('/')}`;
  const onItem = byShape.get(shape) ?? [];
  const onCollection = segments.length > 1 ? (byShape.get(pathShape(parent)) ?? []) : [];
  const withMethod = (operations: readonly Operation[], method: string) =>
    operations.filter((operation) => operation.method === method);
  const read = withMethod(onItem, 'GET')[0];
  const list = withMethod(onCollection, 'GET').find((operation) => listIn(operation) !== undefined);
  const listItems = list && listIn(list);
  const readObject = read && objectIn(read);
  const words = pathSegments(parent)
    .filter((segment) => segment.variables.length === 0)
    .at(-1)?.text;
  const name = singular((words ?? variable).replace(/[-_]+/g, ' '));
  const samples = [...sampleItems(list, listItems), ...sampleObject(read, readObject)];
  return {
    id: shape,
    name,
    collectionPath: onCollection.length > 0 ? parent : undefined,
    itemPath,
    variable,
    idField: idFieldIn(samples, variable, name, exampleOf(onItem, variable)),
    list,
    listItems,
    create: withMethod(onCollection, 'POST')[0],
    read,
    readObject,
    replace: withMethod(onItem, 'PUT')[0],
    update: withMethod(onItem, 'PATCH')[0],
    remove: withMethod(onItem, 'DELETE')[0],
  };
}

/** Where an operation's success holds a list of objects: the outermost array, nearest to the root. */
export function listIn(operation: Operation): readonly string[] | undefined {
  const body = successOf(operation)?.body?.json;
  return body === undefined ? undefined : findPath(body, isListOfObjects, 3);
}

function isListOfObjects(value: Json): boolean {
  return Array.isArray(value) && value.every(isObject);
}

/** Where an operation's success holds the resource's own object: the body, or the one object it wraps. */
function objectIn(operation: Operation): readonly string[] | undefined {
  let value = successOf(operation)?.body?.json;
  if (!isObject(value)) return undefined;
  const path: string[] = [];
  for (;;) {
    const entries: [string, Json][] = Object.entries(value as { [key: string]: Json });
    const [only] = entries;
    if (entries.length !== 1 || only === undefined || !isObject(only[1])) return path;
    path.push(only[0]);
    value = only[1];
  }
}

function findPath(
  value: Json,
  wanted: (value: Json) => boolean,
  depth: number,
): readonly string[] | undefined {
  if (wanted(value)) return [];
  if (depth === 0 || !isObject(value)) return undefined;
  const entries = Object.entries(value);
  for (const [key, child] of entries) if (wanted(child)) return [key];
  for (const [key, child] of entries) {
    const below = isObject(child) ? findPath(child, wanted, depth - 1) : undefined;
    if (below) return [key, ...below];
  }
  return undefined;
}

type Item = { readonly [key: string]: Json };

function sampleItems(list: Operation | undefined, path: readonly string[] | undefined): readonly Item[] {
  if (!list || !path) return [];
  const value = valueAt(successOf(list)?.body?.json, path);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function sampleObject(read: Operation | undefined, path: readonly string[] | undefined): readonly Item[] {
  const value = read && path && valueAt(successOf(read)?.body?.json, path);
  return isObject(value) ? [value] : [];
}

/** The documented example value of a path variable. */
function exampleOf(operations: readonly Operation[], variable: string): string | undefined {
  return operations
    .flatMap((operation) => operation.parameters)
    .find((parameter) => parameter.name === variable && parameter.example !== undefined)?.example;
}

/**
 * The field that holds the id: the one that shows the variable's own example value, else the one named like
 * it (`user_id` in a user: `id`), else a plain `id`.
 */
function idFieldIn(
  samples: readonly Item[],
  variable: string,
  resource: string,
  example: string | undefined,
): readonly string[] | undefined {
  const scored = samples.flatMap((sample) => scoreFields(sample, variable, resource, example));
  const best = scored.reduce<Scored | undefined>(
    (winner, each) => (each.score > (winner?.score ?? 0) ? each : winner),
    undefined,
  );
  return best?.path;
}

interface Scored {
  readonly path: readonly string[];
  readonly score: number;
}

function scoreFields(
  sample: Item,
  variable: string,
  resource: string,
  example: string | undefined,
): readonly Scored[] {
  const scalars = Object.entries(sample).flatMap(([key, value]): [string[], Json][] =>
    isObject(value)
      ? Object.entries(value).map(([inner, child]): [string[], Json] => [[key, inner], child])
      : [[[key], value]],
  );
  return scalars
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([path, value]) => {
      const name = path.at(-1) ?? '';
      const nested = path.length > 1 ? -2 : 0;
      const sameValue = example !== undefined && String(value) === example ? 3 : 0;
      const named = sameName(name, variable) ? 6 : idNameScore(name, variable, resource);
      return { path, score: named === 0 && sameValue === 0 ? 0 : named + sameValue + nested };
    });
}

function idNameScore(name: string, variable: string, resource: string): number {
  if (sameName(name, `${resource}_${variable}`) || sameName(name, variable.replace(/_?id$/i, ''))) return 4;
  if (/^_?id$/i.test(name)) return 4;
  if (/^(uuid|guid|key|slug|code|name)$/i.test(name)) return 2;
  return matchScore(name, variable) > 0.5 ? 2 : 0;
}
