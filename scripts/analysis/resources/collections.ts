/** Which operations list and make the resources of an item path. */
import {
  groupedBy,
  type Operation,
  pathSegments,
  pathShape,
  pathTemplate,
} from '../../documentation/index.ts';
import {
  beginsWithCreate,
  createSteps,
  isLookupStep,
  isPagingField,
  listSteps,
  mayNameCreate,
  namesCreate,
  namesLookup,
  namesUpdate,
  sameName,
  saysItUpserts,
  wordsOf,
} from '../../vocabulary/index.ts';
import { isObject } from '../json.ts';
import { listIn } from './bodies.ts';

/** All operations by the shape of their path, and where to look for those that stand elsewhere. */
export interface OperationIndex {
  readonly byShape: ReadonlyMap<string, readonly Operation[]>;
  /** Paths that end in fixed text, by the singular words of that text: `users` → `/users`, `/admin/users`. */
  readonly byLastWord: ReadonlyMap<string, readonly string[]>;
}

export interface Collection {
  readonly path: string;
  readonly list: Operation | undefined;
  readonly create: Operation | undefined;
}

export function indexOperations(operations: readonly Operation[]): OperationIndex {
  const byShape = groupedBy(operations, (operation) => pathShape(operation.uriTemplate));
  const fixed = [...byShape.values()]
    .map(([operation]) => pathOf(operation?.uriTemplate ?? ''))
    .filter((path) => (pathSegments(path).at(-1)?.variables.length ?? 1) === 0);
  return { byShape, byLastWord: groupedBy(fixed, (path) => wordKey(pathSegments(path).at(-1)?.text ?? '')) };
}

/** `{?query}` and the like taken off, one slash at the start, and one at the end where the template has it. */
export function pathOf(template: string): string {
  const path = pathTemplate(template);
  const segments = pathSegments(path).map((segment) => segment.text);
  const end = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${end}`;
}

function wordKey(text: string): string {
  const words = wordsOf(text);
  return words.map((word) => word.replace(/ies$/, 'y').replace(/s$/, '')).join('');
}

/**
 * Where the items of a path are listed and made: right above it, or else at a path that ends in the same word in
 * another number or place (`/users` for `/user/{id}`, `/teams/{team}/members` for `/members/{id}`).
 */
export function collectionOf(itemPath: string, index: OperationIndex): Collection | undefined {
  const above = parentPath(itemPath);
  const own = above === undefined ? undefined : collectionAt(above, index);
  if ((own && (own.list || own.create)) || isChoice(itemPath, index)) return own;
  const word = pathSegments(above ?? '')
    .filter((segment) => segment.variables.length === 0)
    .at(-1)?.text;
  if (word === undefined || above === undefined || pathSegments(above).at(-1)?.text !== word) return own;
  const elsewhere = (index.byLastWord.get(wordKey(word)) ?? [])
    .filter(
      (path) => pathShape(path) !== pathShape(above) && sameName(pathSegments(path).at(-1)?.text ?? '', word),
    )
    .filter((path) => !index.byShape.has(pathShape(`${path}/{}`)))
    .map((path) => collectionAt(path, index))
    .filter((each) => each?.list !== undefined || each?.create !== undefined);
  return elsewhere.find((each) => each?.list && each.create) ?? elsewhere[0] ?? own;
}

/** `/reports/devices/{type}` with `xlsx` and `mail`: documented values, which are no ids of devices. */
function isChoice(itemPath: string, { byShape }: OperationIndex): boolean {
  const [variable] = pathSegments(itemPath).at(-1)?.variables ?? [];
  return (byShape.get(pathShape(itemPath)) ?? [])
    .flatMap(({ parameters }) => parameters)
    .some(
      (parameter) => parameter.in === 'path' && parameter.name === variable && parameter.values.length > 0,
    );
}

export function collectionAt(path: string, index: OperationIndex): Collection | undefined {
  const operations = index.byShape.get(pathShape(path));
  const [first] = operations ?? [];
  const below = (words: readonly string[]) =>
    words.flatMap((word) => index.byShape.get(pathShape(`${path}/${word}`)) ?? []);
  const lists = [...(operations ?? []), ...below(listSteps)];
  const creates = [...(operations ?? []), ...below(createSteps)];
  const list = lists.find((operation) => operation.method === 'GET' && listIn(operation) !== undefined);
  const create = creates.find((operation) => operation.method === 'POST' && !onlyReads(operation));
  if (!first && !list && !create) return undefined;
  return { path: first ? pathOf(first.uriTemplate) : path, list, create };
}

/** `/a/{b}` → `/a`; undefined for a variable at the root. */
export function parentPath(itemPath: string): string | undefined {
  const segments = pathSegments(itemPath);
  if (segments.length < 2) return undefined;
  return `/${segments
    .slice(0, -1)
    .map((segment) => segment.text)
    .join('/')}`;
}

/** A POST that only asks: to search, to count, to validate, to preview. */
export function onlyReads(operation: Operation): boolean {
  if (operation.method !== 'POST' || operation.responses.some((response) => response.status === 201))
    return false;
  const last = pathSegments(operation.uriTemplate)
    .filter((segment) => segment.variables.length === 0)
    .at(-1)?.text;
  return isLookupStep(last ?? '') || namesLookup(operation.name) || asksForPage(operation);
}

/** `{"filter": {…}, "page": 1, "limit": 20}` that a list answers: the body has what a query would have. */
function asksForPage(operation: Operation): boolean {
  const sent = operation.requests.map(({ body }) => body?.json).find(isObject);
  const names = Object.keys(sent ?? {}).filter(isPagingField);
  return names.length > 0 && listIn(operation) !== undefined;
}

/** A name such as `Edit a request`: whatever the status of its success, it makes nothing. */
export function saysUpdate({ name }: Operation): boolean {
  return namesUpdate(name);
}

/** A POST to the path of one thing that makes it, under an id that who asks has chosen. */
export function postCreatesItem(operation: Operation): boolean {
  return (
    operation.method === 'POST' &&
    operation.responses.some((response) => response.status === 201) &&
    mayNameCreate(operation.name) &&
    !saysUpdate(operation)
  );
}

/** `Create a reward [POST /rewards/{id}]`: what it creates need not be the thing in the path. */
export function createsAtItem({ method, name, uriTemplate }: Operation): boolean {
  const last = pathSegments(uriTemplate).at(-1);
  const isItem = last !== undefined && last.text === `{${last.variables[0]}}`;
  return method === 'POST' && isItem && beginsWithCreate(name);
}

/** A PUT that makes what is not there yet. */
export function putCreates(operation: Operation): boolean {
  return (
    (operation.responses.some((response) => response.status === 201) && !saysUpdate(operation)) ||
    namesCreate(operation.name) ||
    saysItUpserts(operation.description)
  );
}
