/** What an API has, by the ways in which it is looked for; made once for a whole plan. */
import { grouped, groupedBy, type Operation, pathSegments, pathShape } from '../../documentation/index.ts';
import { keepsWhatIsRemoved, nameKey, withoutId, wordsOf } from '../../vocabulary/index.ts';
import { isObject, isScalar } from '../json.ts';
import { type DescribedResource, itemsIn, listIn, onlyReads, pathOf, type ResourceModel } from './index.ts';

export interface ApiIndex {
  /** Those with items, by the shape of the item path. */
  readonly resources: ReadonlyMap<string, ResourceModel>;
  /** Single resources, by the shape of their path. */
  readonly singles: ReadonlyMap<string, ResourceModel>;
  /** By the shape of the collection path. */
  readonly collections: ReadonlyMap<string, ResourceModel>;
  /** All that are listed or made at a path: the same things may have several item paths. */
  readonly alike: ReadonlyMap<string, readonly ResourceModel[]>;
  /** Those whose items are what was removed elsewhere: `/archive/{documentId}`. */
  readonly archives: readonly ResourceModel[];
  /** By name, all of the same name. */
  readonly named: ReadonlyMap<string, readonly ResourceModel[]>;
  /** Lists whose items show a field, by the field's name; also as `customer.id` under `customerId`. */
  readonly shown: ReadonlyMap<string, readonly ShownField[]>;
  /** Operations by the shape of their path. */
  readonly operations: ReadonlyMap<string, readonly Operation[]>;
  /** Operations on an item or right below it, by the shape of the item path. */
  readonly below: ReadonlyMap<string, readonly Operation[]>;
  /** Documented values of the variable at the end of an item path, by its shape. */
  readonly examples: ReadonlyMap<string, string>;
}

/** A field that the items of a list show. */
export interface ShownField {
  readonly list: Operation;
  readonly path: string;
  readonly items: readonly string[];
  readonly field: readonly string[];
}

export function indexApi(
  operations: readonly Operation[],
  described: readonly DescribedResource[],
): ApiIndex {
  const resources = described.filter(({ kind }) => kind === 'items');
  const collections = resources.filter((resource) => resource.collectionPath !== undefined);
  return {
    resources: new Map(resources.map((resource) => [resource.id, resource])),
    singles: new Map(
      described.filter(({ kind }) => kind === 'single').map((resource) => [resource.id, resource]),
    ),
    collections: new Map(
      [...collections].reverse().map((each) => [pathShape(each.collectionPath ?? ''), each] as const),
    ),
    alike: groupedBy(collections, (each) => pathShape(each.collectionPath ?? '')),
    archives: resources.filter(({ itemPath }) => isArchive(itemPath)),
    named: groupedBy(resources, (resource) => nameKey(resource.name)),
    shown: grouped(
      operations
        .flatMap(shownFields)
        .flatMap((shown) => keysFor(shown.field).map((key) => [key, shown] as const)),
    ),
    operations: groupedBy(operations, ({ uriTemplate }) => pathShape(uriTemplate)),
    below: grouped(
      operations.flatMap((operation) => innermostItem(operation).map((path) => [path, operation] as const)),
    ),
    examples: new Map(operations.flatMap(examplesOf).reverse()),
  };
}

function isArchive(itemPath: string): boolean {
  const words = pathSegments(itemPath).filter(({ variables }) => variables.length === 0);
  return keepsWhatIsRemoved(words.at(-1)?.text ?? '');
}

/** The resource that a field or variable names by its id: `ip_pool_id` or `ip_pool` where there are IP pools. */
export function resourceNamed(name: string, index: ApiIndex): ResourceModel | undefined {
  const found = index.named.get(nameKey(withoutId(name))) ?? index.named.get(nameKey(name));
  return found?.find((resource) => resource.list || resource.create) ?? found?.[0];
}

/** The item path that an operation's path ends in, or that is right above its end. */
function innermostItem(operation: Operation): readonly string[] {
  const segments = pathSegments(operation.uriTemplate);
  const at = segments.findLastIndex((segment) => segment.variables.length > 0);
  if (at < 0 || at < segments.length - 3) return [];
  return [
    pathShape(
      `/${segments
        .slice(0, at + 1)
        .map((segment) => segment.text)
        .join('/')}`,
    ),
  ];
}

function examplesOf(operation: Operation): readonly (readonly [string, string])[] {
  const segments = pathSegments(operation.uriTemplate);
  return segments.flatMap((segment, index) => {
    const parameter = operation.parameters.find((each) => each.name === segment.variables[0]);
    const value = parameter?.example ?? parameter?.default;
    if (value === undefined) return [];
    const texts = segments.slice(0, index + 1).map((each) => each.text);
    return [[pathShape(`/${texts.join('/')}`), value] as const];
  });
}

function shownFields(operation: Operation): readonly ShownField[] {
  if (operation.method !== 'GET' && !onlyReads(operation)) return [];
  const items = operation.method === 'GET' ? listIn(operation) : undefined;
  const [first] = items ? itemsIn(operation, items) : [];
  if (!items || !first) return [];
  const list = { list: operation, path: pathOf(operation.uriTemplate), items };
  return Object.entries(first).flatMap(([key, value]) =>
    isObject(value)
      ? Object.entries(value)
          .filter(([, inner]) => isScalar(inner))
          .map(([inner]) => ({ ...list, field: [key, inner] }))
      : isScalar(value)
        ? [{ ...list, field: [key] }]
        : [],
  );
}

/** A field that every list has says nothing by its name alone. */
function keysFor(field: readonly string[]): readonly string[] {
  const last = field.at(-1) ?? '';
  const alone = wordsOf(last).length > 1 ? [nameKey(last)] : [];
  return field.length > 1 ? [...alone, nameKey(field.join('_'))] : alone;
}
