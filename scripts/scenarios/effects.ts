/** What a success of an operation changes at the target, and how that is seen and undone. */
import {
  changeableFields,
  counterpartOf,
  type DescribedResource,
  effectiveSchema,
  followingFields,
  isCacheWord,
  isEmptyingWord,
  isObject,
  isPasswordName,
  isSafe,
  isSecretName,
  onlyReads,
  parentPath,
  pathOf,
  putCreates,
  type ResourceModel,
  shownByRead,
  speaksOfLogin,
  validRequestOf,
  wordsOf,
} from '../analysis/index.ts';
import {
  type Json,
  type JsonObject,
  type Operation,
  objectIn,
  pathSegments,
  pathShape,
} from '../documentation/index.ts';
import type { OperationContext } from './context.ts';
import type { Effect, WrappedFields } from './model.ts';
import {
  effectWith,
  idPlaceOf,
  inNamesOf,
  listedIdField,
  listOfMade,
  listRead,
  otherKeysIn,
  plannedBody,
  preventsRemoval,
  removalOn,
  requestOn,
  stateOf,
  staysInAnotherState,
  variablesOf,
  withVariable,
} from './requests/index.ts';
import { serviceWideReason } from './service-wide.ts';

type Known = Omit<OperationContext, 'effect'>;

export function effectOf(context: Known): Effect {
  const { operation, role, resource } = context;
  const sweep = serviceWideReason(context);
  if (sweep !== undefined) return { kind: 'irreversible', why: sweep, sweeps: true };
  if (isSafe(operation.method) || onlyReads(operation) || onlySignsIn(operation, context))
    return { kind: 'none' };
  if (emptiesCache(operation)) return { kind: 'none' };
  if (resource) {
    if (role === 'create') return creation(context, resource);
    if (role === 'remove' && resource.kind === 'items') return removing(context, resource);
    if ((role === 'replace' || role === 'update') && setsFields(operation, resource))
      return updating(context, resource);
  }
  return switching(context) ?? withoutUndo(context);
}

/** Signing in makes a session, which nobody minds. */
export function onlySignsIn(operation: Operation, { fields }: Pick<Known, 'fields'>): boolean {
  const hasSecret = fields.some(({ name }) => isPasswordName(name) || isSecretName(name));
  const said = `${operation.name} ${pathSegments(operation.uriTemplate).at(-1)?.text ?? ''}`;
  return operation.method === 'POST' && hasSecret && speaksOfLogin(said);
}

/** `PUT /servers/{id}/cache/flush`: what a cache held is still stored elsewhere, and comes into it again. */
function emptiesCache({ method, uriTemplate }: Operation): boolean {
  const words = pathSegments(uriTemplate)
    .flatMap(({ text, variables }) => (variables.length === 0 ? wordsOf(text) : []))
    .slice(-2);
  const isCache = words.some(isCacheWord);
  const empties = words.some(isEmptyingWord);
  return isCache && (empties || method === 'DELETE');
}

/** A POST may as well make the item, and one to a path without an id may do anything. */
function setsFields(operation: Operation, { kind, replace }: DescribedResource): boolean {
  return operation.method !== 'POST' || (kind === 'items' && replace !== operation);
}

function sentObject({ baseline }: Known): JsonObject {
  const { body } = baseline.request;
  return body?.kind === 'json' && isObject(body.json) ? body.json : {};
}

function updating(context: Known, item: DescribedResource): Effect {
  const path = context.baseline.request.path;
  if (!item.read || !item.readObject) {
    return {
      kind: 'irreversible',
      why: `no documented operation reads ${path}, so its values cannot be restored`,
    };
  }
  const sent = sentObject(context);
  const { body } = context.baseline.request;
  const jsonType = body?.kind === 'json' ? body.mediaType : undefined;
  const shown = shownByRead(item);
  const fields = changeableFields(context.operation, Object.keys(sent)).filter(
    (field) => isObject(shown) && Object.hasOwn(shown, field),
  );
  const list = listRead(item, path);
  const follows = followingFields(
    context.description,
    [context.operation, item.read, item.list, item.create],
    Object.keys(sent),
    isObject(shown) ? Object.keys(shown) : [],
  );
  return {
    kind: 'update',
    read: requestOn(item.read, path),
    object: item.readObject,
    fields,
    ...wrappedIn(sent, shown),
    written: writtenFields(context, sent),
    ...(jsonType === undefined ? {} : { mediaType: jsonType }),
    ...(follows.length > 0 ? { follows } : {}),
    body: sent,
    list: list && item.idField ? { ...list, idField: item.idField } : undefined,
    restorable: fields.length > 0 && !writesUnseen(context, sent),
    ...(item.kind === 'items' && putCreates(context.operation) && item.remove
      ? { remove: removalOn(item.remove, path, item) }
      : {}),
  };
}

/** What an update may change: what it sends, and by a PUT all that its body can have, since leaving it out may empty it. */
function writtenFields({ operation }: Known, sent: JsonObject): readonly string[] {
  return [
    ...new Set([...Object.keys(sent), ...(operation.method === 'PUT' ? describedFields(operation) : [])]),
  ];
}

function describedFields(operation: Operation): readonly string[] {
  const { schema } = validRequestOf(operation) ?? {};
  if (schema === undefined) return [];
  const { properties } = effectiveSchema(schema, schema);
  return Object.entries(objectIn(properties)).flatMap(([name, property]) =>
    isObject(property) && effectiveSchema(property, schema).readOnly === true ? [] : [name],
  );
}

/** A field that is only ever sent cannot be read before, so that its value could not be put back. */
function writesUnseen({ fields }: Pick<Known, 'fields'>, sent: JsonObject): boolean {
  return fields.some(({ name, schema }) => schema?.writeOnly === true && Object.hasOwn(sent, name));
}

function removing({ operation, baseline }: Known, item: ResourceModel): Effect {
  const { path } = baseline.request;
  const stays = staysInAnotherState(operation, item);
  const field = listedIdField(item);
  const list = field && listRead(item, path);
  return {
    kind: 'delete',
    read: stays ? undefined : item.read && requestOn(item.read, path),
    list: list && { ...list, idField: field },
    ...(stays ? { stays: true as const } : {}),
  };
}

function creation(context: Known, collection: ResourceModel): Effect {
  const { baseline, operation } = context;
  const { path } = baseline.request;
  const variable = variablesOf(path).includes(collection.variable)
    ? `new_${collection.variable}`
    : collection.variable;
  const item = withVariable(itemPathUnder(path, collection), collection.variable, variable);
  const shown = shownByRead(collection);
  const values = otherKeysIn(collection, baseline.request.body);
  return effectWith(values, {
    kind: 'create',
    id: idPlaceOf(operation, collection, baseline.request, baseline.inputs),
    ...listOfMade(collection, item),
    variable,
    remove: collection.remove && removalOn(collection.remove, item, collection),
    read: collection.read && requestOn(collection.read, item),
    object: collection.readObject ?? [],
    fields: Object.keys(sentObject(context)).filter(
      (field) => isObject(shown) && Object.hasOwn(shown, field),
    ),
    ...wrappedIn(sentObject(context), shown),
  });
}

/** `{"lamp": {"name": "hall"}}` for a resource that shows a `name` and no `lamp`. */
function wrappedIn(sent: JsonObject, shown: Json | undefined): { readonly wrapped?: WrappedFields } {
  const [key, ...others] = Object.keys(sent);
  const inner = key === undefined || others.length > 0 ? undefined : sent[key];
  if (key === undefined || !isObject(inner) || !isObject(shown) || Object.hasOwn(shown, key)) return {};
  const fields = Object.keys(inner).filter((field) => Object.hasOwn(shown, field));
  return fields.length > 0 ? { wrapped: { at: [key], fields } } : {};
}

/** The item path of a resource in the names that the collection's own path uses; its last variable keeps its name. */
function itemPathUnder(path: string, resource: ResourceModel): string {
  const above = parentPath(resource.itemPath) ?? '';
  const last = pathSegments(resource.itemPath).at(-1)?.text ?? `{${resource.variable}}`;
  if (pathShape(above) !== pathShape(path)) return inNamesOf(resource.itemPath, path);
  return `${path.replace(/\/$/, '')}/${last}`;
}

/** Turned back by another documented operation: enable and disable, PUT and DELETE of the same thing. */
function switching(context: Known): Effect | undefined {
  const counterpart = counterpartOf(context.operation, context.index);
  if (!counterpart) return undefined;
  const { path } = context.baseline.request;
  const at = inNamesOf(pathOf(counterpart.uriTemplate), path);
  const body = plannedBody(counterpart, context, { path: at, taken: [], depth: 1 });
  if (body.inputs.length > 0) return undefined;
  return {
    kind: 'switch',
    undo: { ...requestOn(counterpart, at), body: body.plan, values: context.baseline.request.values },
    ...stateOf(context.baseline.request, context),
  };
}

function withoutUndo({ operation, item, baseline, index }: Known): Effect {
  const asked = `${operation.method} ${baseline.request.path}`;
  if (preventsRemoval(operation, index)) {
    return { kind: 'irreversible', why: `after ${asked} the documentation refuses the removal`, keeps: true };
  }
  if (operation.method === 'DELETE') {
    return { kind: 'irreversible', why: `nothing documented brings back what ${asked} removes` };
  }
  if (item?.replace === operation && putCreates(operation) && item.remove) {
    return {
      kind: 'switch',
      undo: requestOn(item.remove, baseline.request.path),
      ...stateOf(baseline.request, { index }),
    };
  }
  return { kind: 'irreversible', why: `nothing documented undoes ${asked}` };
}
