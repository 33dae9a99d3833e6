/** Which things are stored: the plan's resources, lists without items of their own, and single documents. */
import {
  type Json,
  type JsonObject,
  type Operation,
  pathSegments,
  pathShape,
} from '../../../documentation/index.ts';
import {
  isObject,
  isSuccess,
  listIn,
  operationsOf,
  type ResourceModel,
  type ScenarioPlan,
  sameName,
  singular,
  successOf,
  valueAt,
} from '../../../scenarios/index.ts';
import { documentedItems, exampleOf } from '../documented/samples.ts';
import { elsewhere, storedOnce } from '../items/same-things.ts';
import { isScalar } from '../model/json-types.ts';
import type { ServedResource } from '../model/model.ts';
import { isSecretName } from '../model/secrets.ts';
import { withListPlace, withReadPlace } from './list-place.ts';

export function servedResources(plan: ScenarioPlan): readonly ServedResource[] {
  const operations = operationsOf(plan.description);
  const known = plan.resources.map(withReadPlace).map(withListPlace);
  const lists = listsWithoutItems(operations, known);
  const items = storedOnce([...known, ...lists].map((model) => serveItems(model, plan, operations)));
  const documents = documentsIn(operations, items).map((path) => serveDocument(path, plan, operations));
  return [...items, ...documents].map((resource) => ({
    ...resource,
    parentNames: parentNames(resource, items),
    elsewhere: elsewhere(resource, items),
    openParents: items.some((each) => each.open && resource.shape.startsWith(`${each.shape}/`)),
  }));
}

function parentNames(resource: ServedResource, items: readonly ServedResource[]): readonly string[] {
  const above = items.filter((each) => resource.shape.startsWith(`${each.shape}/`));
  return Array.from(
    { length: resource.depth },
    (_none, depth) => above.find((each) => each.depth === depth)?.model.name ?? '',
  );
}

function serveItems(
  model: ResourceModel,
  plan: ScenarioPlan,
  operations: readonly Operation[],
): ServedResource {
  const samples = documentedItems(model, operations);
  const reads = samples.filter((sample) => sample.from === 'read').map((sample) => sample.value);
  const listItems = samples.filter((sample) => sample.from === 'list').map((sample) => sample.value);
  const others = samples.filter((sample) => sample.from === 'write').map((sample) => sample.value);
  const [firstRead] = reads;
  const template = withoutHidden({ ...(listItems[0] ?? others[0] ?? sentObject(model)), ...firstRead }, [
    ...reads,
    ...listItems,
    ...others,
  ]);
  const idField = idFieldFor(model, firstRead, operations);
  const id = idField && valueAt(template, idField);
  return {
    key: `${plan.description.name}:${model.id}`,
    api: plan.description.name,
    shape: model.id,
    kind: 'items',
    model: { ...model, idField },
    depth: variablesIn(model.itemPath) - 1,
    idField,
    open: isOpen(model, plan),
    openParents: false,
    parentNames: [],
    elsewhere: [],
    template,
    templateId: isScalar(id) ? String(id) : (exampleOf(model, operations) ?? ''),
    shown: shownFields(reads, model.read, plan),
    listed: listItems.length > 0 ? keysOf(listItems) : undefined,
    alwaysListed: alwaysListed(listItems),
  };
}

/** The field that shows the id which the documented read asks for, where the plan's own one shows another. */
function idFieldFor(
  model: ResourceModel,
  read: JsonObject | undefined,
  operations: readonly Operation[],
): readonly string[] | undefined {
  const example = exampleOf(
    model,
    operations.filter((operation) => isNamedAs(model.variable, operation)),
  );
  if (!read || example === undefined || String(valueAt(read, model.idField ?? [])) === example)
    return model.idField;
  const shown = Object.entries(read).find(([, value]) => isScalar(value) && String(value) === example);
  return shown ? [shown[0]] : model.idField;
}

function isNamedAs(variable: string, { uriTemplate }: Operation): boolean {
  return pathSegments(uriTemplate).some((segment) => segment.variables.includes(variable));
}

/** Without secrets that a request shows and no answer does. */
function withoutHidden(template: JsonObject, shown: readonly JsonObject[]): JsonObject {
  const visible = keysOf(shown);
  return Object.fromEntries(
    Object.entries(template).filter(([key]) => visible.has(key) || !isSecretName(key)),
  );
}

/** Where no answer shows an item, the documented body of its create has to do. */
function sentObject(model: ResourceModel): JsonObject {
  const writing = [model.create, model.replace, model.update].filter((each) => each !== undefined);
  for (const operation of writing) {
    const json = operation.requests.find((request) => isObject(request.body?.json))?.body?.json;
    if (isObject(json)) return json;
  }
  return {};
}

function shownFields(
  reads: readonly JsonObject[],
  read: Operation | undefined,
  plan: ScenarioPlan,
): ReadonlySet<string> | undefined {
  if (reads.length === 0) return undefined;
  const keys = keysOf(reads);
  const resource = plan.description.groups
    .flatMap((group) => group.resources)
    .find((each) => read !== undefined && each.operations.includes(read));
  const described = [
    ...(resource?.attributes ?? []),
    ...(resource?.tables ?? []).filter(describesAnswers).flatMap((table) => table.attributes),
    ...(read?.tables ?? []).filter(describesAnswers).flatMap((table) => table.attributes),
    ...((read && successOf(read)?.attributes) ?? []),
  ];
  for (const attribute of described) if (!isSecretName(attribute.name)) keys.add(attribute.name);
  return keys;
}

function describesAnswers(table: { readonly describes: string }): boolean {
  return table.describes === 'resource' || table.describes === 'response';
}

function keysOf(objects: readonly JsonObject[]): Set<string> {
  return new Set(objects.flatMap((each) => Object.keys(each)));
}

/** What every documented list item shows. */
function alwaysListed([first, ...others]: readonly JsonObject[]): JsonObject {
  const shown = Object.entries(first ?? {}).filter(([key]) =>
    others.every((item) => Object.hasOwn(item, key)),
  );
  return Object.fromEntries(shown);
}

/** Nothing lists, makes or removes such things, and no answer says that one does not exist: any id will do. */
function isOpen(model: ResourceModel, plan: ScenarioPlan): boolean {
  if (model.list || model.create || model.remove) return false;
  return !plan.scenarios.some(
    (scenario) =>
      pathShape(scenario.operation.uriTemplate).startsWith(model.id) &&
      scenario.readings.some(
        ({ condition }) => condition.kind === 'no-such-resource' && condition.resource === model.id,
      ),
  );
}

function variablesIn(path: string): number {
  return pathSegments(path).flatMap((segment) => segment.variables).length;
}

/** Lists whose items have no path of their own are stored all the same. */
function listsWithoutItems(
  operations: readonly Operation[],
  known: readonly ResourceModel[],
): readonly ResourceModel[] {
  const covered = new Set(
    known.flatMap((model) => (model.collectionPath ? [pathShape(model.collectionPath)] : [])),
  );
  const items = new Set(known.filter((model) => !givesList(model)).map((model) => model.id));
  const found = new Map<string, ResourceModel>();
  for (const operation of operations) {
    const shape = pathShape(operation.uriTemplate);
    if (operation.method !== 'GET' || covered.has(shape) || items.has(shape) || found.has(shape)) continue;
    const path = listIn(operation);
    if (!path || !isEnvelope(operation, path)) continue;
    found.set(shape, listModel(operation, path, operations));
  }
  return [...found.values()];
}

/** An item path whose read gives a list: `/workflows/{component}` shows what is below the component. */
function givesList({ read, readObject }: ResourceModel): boolean {
  return read !== undefined && readObject === undefined && listIn(read) !== undefined;
}

function listModel(
  list: Operation,
  listItems: readonly string[],
  operations: readonly Operation[],
): ResourceModel {
  const shape = pathShape(list.uriTemplate);
  const segments = pathSegments(list.uriTemplate);
  const path = `/${segments.map((segment) => segment.text).join('/')}`;
  const items = valueAt(successOf(list)?.body?.json, listItems);
  const [first] = (Array.isArray(items) ? items : []) as readonly Json[];
  const idName = isObject(first)
    ? Object.keys(first).find((key) => /^(_?id|uuid|guid)$/i.test(key) && isScalar(first[key]))
    : undefined;
  return {
    id: `${shape === '/' ? '' : shape}/{}`,
    name: singular((segments.at(-1)?.text ?? 'item').replace(/[-_]+/g, ' ')),
    collectionPath: path,
    itemPath: `${path === '/' ? '' : path}/{${idName ?? 'id'}}`,
    variable: idName ?? 'id',
    idField: idName === undefined ? undefined : [idName],
    list,
    listItems,
    create: operations.find((each) => each.method === 'POST' && pathShape(each.uriTemplate) === shape),
    read: undefined,
    readObject: undefined,
    replace: undefined,
    update: undefined,
    remove: undefined,
  };
}

const envelopeNames =
  /^(results?|data|items?|entries|list|records?|objects?|rows|values?|content|collection|hits|docs|documents|elements|resources|_embedded)$/i;
const metaNames =
  /(total|count|page|limit|offset|size|next|prev|first|last|link|meta|paging|pagination|cursor|status|success|message|code|error|self|href|url|has_?more|version|updated|generated|object|kind|type)/i;

/** Whether a body is a list in an envelope, and not one thing that has a list among its fields. */
function isEnvelope(operation: Operation, path: readonly string[]): boolean {
  const name = path.at(-1);
  const body = successOf(operation)?.body?.json;
  if (name === undefined || !isObject(body)) return true;
  const last = pathSegments(operation.uriTemplate).at(-1)?.text ?? '';
  if (envelopeNames.test(name) || sameName(name, last)) return true;
  return Object.keys(body).every((key) => key === path[0] || metaNames.test(key));
}

/** Paths without an id at the end that are both read and written: `/account`, `/users/{id}/settings`. */
function documentsIn(operations: readonly Operation[], items: readonly ServedResource[]): readonly string[] {
  const taken = new Set(
    items.flatMap(({ shape, model }) => [
      shape,
      ...(model.collectionPath && model.list ? [pathShape(model.collectionPath)] : []),
    ]),
  );
  const paths = new Map<string, string>();
  for (const operation of operations) {
    const shape = pathShape(operation.uriTemplate);
    const isRead = operation.method === 'GET' && isObject(successOf(operation)?.body?.json);
    const written = operations.some(
      (each) => pathShape(each.uriTemplate) === shape && /^(PUT|PATCH|POST)$/.test(each.method),
    );
    if (isRead && written && !taken.has(shape)) paths.set(shape, operation.uriTemplate);
  }
  return [...paths.values()];
}

function serveDocument(
  uriTemplate: string,
  plan: ScenarioPlan,
  operations: readonly Operation[],
): ServedResource {
  const shape = pathShape(uriTemplate);
  const on = operations.filter((operation) => pathShape(operation.uriTemplate) === shape);
  const by = (method: string) => on.find((operation) => operation.method === method);
  const read = by('GET');
  const path = `/${pathSegments(uriTemplate)
    .map((segment) => segment.text)
    .join('/')}`;
  const reads = (read?.responses ?? [])
    .filter(isSuccess)
    .map((response) => response.body?.json)
    .filter(isObject);
  return {
    key: `${plan.description.name}:${shape}`,
    api: plan.description.name,
    shape,
    kind: 'document',
    model: {
      id: shape,
      name: (pathSegments(path).at(-1)?.text ?? '').replace(/[-_]+/g, ' '),
      collectionPath: undefined,
      itemPath: path,
      variable: '',
      idField: undefined,
      list: undefined,
      listItems: undefined,
      create: undefined,
      read,
      readObject: [],
      replace: by('PUT'),
      update: by('PATCH'),
      remove: by('DELETE'),
    },
    depth: variablesIn(path),
    idField: undefined,
    open: true,
    openParents: false,
    parentNames: [],
    elsewhere: [],
    template: reads[0] ?? {},
    templateId: '',
    shown: shownFields(reads, read, plan),
    listed: undefined,
    alwaysListed: {},
  };
}
