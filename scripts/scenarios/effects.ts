/** The requests that show what a success of an operation changes at the target, and those that turn it back. */
import {
  changeableFields,
  type DescribedResource,
  fieldsOfTheApi,
  followingFields,
  isObject,
  isScalar,
  type OperationEffect,
  parentPath,
  pathOf,
  putCreates,
  type ResourceModel,
  shownByRead,
  staysInAnotherState,
  validRequestOf,
  valueAt,
} from '../analysis/index.ts';
import {
  allows,
  effectiveSchema,
  isReadOnly,
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
  removalOn,
  requestOn,
  stateRead,
  variablesOf,
  withVariable,
} from './requests/index.ts';

type Known = Omit<OperationContext, 'effect'>;

export function effectOf(context: Known): Effect {
  const { change, resource } = context;
  switch (change.kind) {
    case 'none':
      return { kind: 'none' };
    case 'create':
      return resource ? creation(context, resource) : irreversible(change);
    case 'delete':
      return resource ? removing(context, resource) : irreversible(change);
    case 'update':
      return resource ? updating(context, resource) : irreversible(change);
    case 'switch':
      return switching(context) ?? irreversible(change, whyNotUndone(context));
    case 'irreversible':
      return irreversible(change);
  }
}

function irreversible({ ground, sweeps, keeps }: OperationEffect, why = ground.text): Effect {
  return {
    kind: 'irreversible',
    why,
    ...(sweeps ? { sweeps } : {}),
    ...(keeps ? { keeps } : {}),
  };
}

function whyNotUndone({ baseline, operation, change }: Known): string {
  const { method = '', uriTemplate = '' } = change.undo?.operation ?? {};
  return `the body of ${method} ${pathOf(uriTemplate)}, which undoes ${operation.method} ${baseline.request.path}, needs values of the target`;
}

function sentObject({ baseline }: Known): JsonObject {
  const { body } = baseline.request;
  return body?.kind === 'json' && isObject(body.json) ? body.json : {};
}

function updating(context: Known, item: DescribedResource): Effect {
  const path = context.baseline.request.path;
  if (!item.read || !item.readObject) return irreversible(context.change);
  const sent = sentObject(context);
  const { body } = context.baseline.request;
  const jsonType = body?.kind === 'json' ? body.mediaType : undefined;
  const shown = shownByRead(item);
  const fields = changeableFields(context.operation, Object.keys(sent)).filter(
    (field) => isObject(shown) && Object.hasOwn(shown, field),
  );
  const list = listRead(item, path);
  const follows = [
    ...followingFields(
      context.description,
      [context.operation, item.read, item.list, item.create],
      Object.keys(sent),
      isObject(shown) ? Object.keys(shown) : [],
    ),
    ...fieldsOfTheApi(item.read, item.readObject),
  ];
  return {
    kind: 'update',
    read: requestOn(item.read, path),
    object: item.readObject,
    fields,
    ...insideOf(fields, sent, shown),
    ...wrappedIn(sent, shown),
    written: writtenFields(context, sent, shown),
    ...(jsonType === undefined ? {} : { mediaType: jsonType }),
    ...(follows.length > 0 ? { follows } : {}),
    body: sent,
    list: list && item.idField ? { ...list, idField: item.idField } : undefined,
    restorable: fields.length > 0 && !writesUnseen(context, sent),
    ...(item.kind === 'items' && putCreates(context.operation) && item.remove
      ? { remove: removalOn(item.remove, path, item, context.index) }
      : {}),
  };
}

/**
 * What an update may change: what it sends, and by a PUT all that its body can have, since leaving it out may empty it.
 * What its schema does not take as the resource shows it cannot be sent back.
 */
function writtenFields({ operation }: Known, sent: JsonObject, shown: Json | undefined): readonly string[] {
  const described = operation.method === 'PUT' ? describedFields(operation, shown) : [];
  return [...new Set([...Object.keys(sent), ...described])];
}

function describedFields(operation: Operation, shown: Json | undefined): readonly string[] {
  const { schema } = validRequestOf(operation) ?? {};
  if (schema === undefined) return [];
  return Object.entries(objectIn(effectiveSchema(schema, schema).properties)).flatMap(([name, property]) => {
    const value = valueAt(shown, [name]);
    const isTaken = value === undefined || allows(property, value, schema);
    return isTaken && !isReadOnly(property, schema) ? [name] : [];
  });
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
  const at = itemPathUnder(path, collection);
  const last = variablesOf(at).at(-1) ?? collection.variable;
  const variable = variablesOf(path).includes(last) ? `new_${last}` : last;
  const item = withVariable(at, last, variable);
  const shown = shownByRead(collection);
  const values = otherKeysIn(collection, baseline.request.body);
  const sent = sentObject(context);
  const fields = Object.keys(sent).filter((field) => isObject(shown) && Object.hasOwn(shown, field));
  return effectWith(values, {
    kind: 'create',
    id: idPlaceOf(operation, collection, baseline.request, baseline.inputs),
    ...listOfMade(collection, item),
    variable,
    remove: collection.remove && removalOn(collection.remove, item, collection, context.index),
    read: collection.read && requestOn(collection.read, item),
    object: collection.readObject,
    fields,
    ...insideOf(fields, sent, shown),
    ...wrappedIn(sent, shown),
  });
}

/** `{"lamp": {"name": "hall"}}` for a resource that shows a `name` and no `lamp`. */
function wrappedIn(sent: JsonObject, shown: Json | undefined): { readonly wrapped?: WrappedFields } {
  const [key, ...others] = Object.keys(sent);
  const inner = key === undefined || others.length > 0 ? undefined : sent[key];
  if (key === undefined || !isObject(inner) || !isObject(shown) || Object.hasOwn(shown, key)) return {};
  const fields = Object.keys(inner).filter((field) => Object.hasOwn(shown, field));
  return fields.length > 0 ? { wrapped: { at: [key], fields, ...insideOf(fields, inner, shown) } } : {};
}

/** Values in objects that are sent and that the resource shows at the same place. */
function insideOf(
  fields: readonly string[],
  sent: JsonObject,
  shown: Json | undefined,
): { readonly inside?: readonly (readonly string[])[] } {
  const inside = fields.flatMap((field) => sharedPlaces(sent[field], valueAt(shown, [field]), [field]));
  return inside.length > 0 ? { inside } : {};
}

function sharedPlaces(
  sent: Json | undefined,
  shown: Json | undefined,
  place: readonly string[],
): readonly (readonly string[])[] {
  if (!isObject(sent) || !isObject(shown)) return [];
  return Object.keys(sent)
    .filter((key) => Object.hasOwn(shown, key))
    .flatMap((key) => {
      const at = [...place, key];
      return isScalar(sent[key]) ? [at] : sharedPlaces(sent[key], shown[key], at);
    });
}

/** The item path of a resource in the names that the collection's own path uses; its last variable keeps its name. */
function itemPathUnder(path: string, resource: ResourceModel): string {
  const above = parentPath(resource.itemPath) ?? '';
  const last = pathSegments(resource.itemPath).at(-1)?.text ?? `{${resource.variable}}`;
  if (pathShape(above) !== pathShape(path)) return inNamesOf(resource.itemPath, path);
  return `${path.replace(/\/$/, '')}/${last}`;
}

/** Undefined where the request that turns it back needs values of the target. */
function switching(context: Known): Effect | undefined {
  const { undo: related, state } = context.change;
  if (!related) return undefined;
  const undo = related.operation;
  const { path, values } = context.baseline.request;
  const at = inNamesOf(pathOf(undo.uriTemplate), path);
  const body = plannedBody(undo, context, { path: at, taken: [], depth: 1 });
  if (body.inputs.length > 0) return undefined;
  return {
    kind: 'switch',
    undo: { ...requestOn(undo, at), body: body.plan, values },
    ...(state ? { state: stateRead(state, context.baseline.request) } : {}),
  };
}
