/** What a request that succeeds does to the store, and what its answer shows. */

import { isObject, isOfForm, objectsAt, successOf, valueAt, withValueAt } from '../../../analysis/index.ts';
import type { Json, JsonObject } from '../../../documentation/index.ts';
import { newEntity, newEntityAt } from '../items/creation.ts';
import { setAt, typedLike } from '../items/identity.ts';
import { changedEntity } from '../items/updates.ts';
import { fits } from '../model/json-types.ts';
import type { Change, Entity, MockState, RequestContext, ServedResource } from '../model/model.ts';
import { sentFields, sentItems } from '../reading/sent-fields.ts';
import { itemsOf, pathKey } from '../state/store.ts';
import { act, echo } from './act.ts';
import { createMany } from './create-many.ts';
import { adaptEnvelope } from './envelope.ts';
import { listPage } from './lists.ts';
import { known, type Performed, recordOf, sentKnown, targetItem } from './performed.ts';
import { showing, withNewId } from './show-item.ts';
import { listView, readView, reflect } from './views.ts';

export function perform(context: RequestContext): Performed {
  const { resource } = context.served;
  const performed = performOn(context, resource);
  if (!resource || resource.elsewhere.length === 0) return performed;
  return { ...performed, changes: withCopiesElsewhere(performed.changes, resource, context.state) };
}

function performOn(context: RequestContext, resource: ServedResource | undefined): Performed {
  const { role } = context.served;
  if (!resource) return echo(context, context.served.role === 'other' ? sentKnown(context) : {});
  switch (role) {
    case 'list':
      return list(context, resource);
    case 'read':
      return read(context, resource);
    case 'create':
      return create(context, resource);
    case 'replace':
    case 'update':
      return change(context, resource);
    case 'remove':
      return remove(context, resource);
    case 'action':
      return act(context, resource);
    case 'other':
      return echo(context, sentKnown(context));
  }
}

function list(
  { served, view, values, state, request, model }: RequestContext,
  resource: ServedResource,
): Performed {
  const all = itemsOf(state, resource, pathKey(values.slice(0, resource.depth)));
  const page = listPage(served, resource, all, view, model.pageSize);
  const path = resource.listItems ?? [];
  const shown = page.items.map((entity) => listView(resource, entity));
  return {
    changes: [],
    entity: undefined,
    created: false,
    page,
    show: (example) => {
      if (example === undefined) return undefined;
      const items = inFormOf(objectsAt(example, path), shown);
      return withValueAt(adaptEnvelope(example, path, page, request.target), path, items);
    },
  };
}

/** Items as another documented list shows them, where that is in another form. */
function inFormOf(documented: readonly JsonObject[], shown: readonly JsonObject[]): readonly JsonObject[] {
  const [form] = documented;
  const [first] = shown;
  if (!form || !first || isOfForm(first, form)) return shown;
  return shown.map((item, index) => {
    const own = documented[index] ?? form;
    const reflected = reflect(own, item);
    return isObject(reflected) ? reflected : own;
  });
}

function read(context: RequestContext, resource: ServedResource): Performed {
  const entity = targetItem(resource, context.values, context.state);
  const shown = entity && readView(resource, entity);
  const path = resource.readObject ?? [];
  const first = successOf(resource.read ?? context.served.operation)?.body?.json;
  return {
    changes: [],
    entity,
    created: false,
    show: (example) => {
      if (!entity || !shown) return example;
      const documented = example === undefined ? undefined : valueAt(example, path);
      const isOtherForm = example !== first && documented !== undefined && !fits(shown, documented);
      if (example !== undefined && isOtherForm) return reflect(example, known(context, entity));
      const isListed = path.at(-1) === '0';
      return withValueAt(example ?? {}, isListed ? path.slice(0, -1) : path, isListed ? [shown] : shown);
    },
  };
}

function create(context: RequestContext, resource: ServedResource): Performed {
  const { served, view, values, state } = context;
  const { receivedAt } = context.request;
  const many = sentItems(view.json, served);
  if (many) return createMany(context, resource, many);
  const parent = pathKey(values.slice(0, resource.depth));
  const sent = sentFields(view.json, served);
  const entity = newEntity(served, resource, sent, values.slice(0, resource.depth), state, receivedAt);
  const put: Change = { kind: 'put', resource: resource.key, parent, entity };
  return {
    changes: [put, recordOf(context, [...values.slice(0, resource.depth), entity.id])],
    entity,
    created: true,
    show: (example) => withNewId(showing(example, context, sent, resource, entity), example, entity, served),
  };
}

function change(context: RequestContext, resource: ServedResource): Performed {
  const { served, view, values, state } = context;
  const { receivedAt } = context.request;
  const parent = pathKey(values.slice(0, resource.depth));
  const before = targetItem(resource, values, state);
  const sent = sentFields(view.json, served);
  const id = values[resource.depth] ?? '';
  const entity: Entity = before
    ? changedEntity(before, served, resource, view, receivedAt)
    : newEntityAt(values, id, served, resource, sent, state, receivedAt);
  return {
    changes: [{ kind: 'put', resource: resource.key, parent, entity }, recordOf(context, values)],
    entity,
    created: before === undefined,
    show: (example) => withoutFields(showing(example, context, sent, resource, entity), before, entity),
  };
}

function remove(context: RequestContext, resource: ServedResource): Performed {
  const { values, state } = context;
  const entity = targetItem(resource, values, state);
  const parent = pathKey(values.slice(0, resource.depth));
  const gone: readonly Change[] =
    entity === undefined || resource.kind === 'single'
      ? []
      : [{ kind: 'remove', resource: resource.key, parent, id: entity.id }];
  return {
    changes: [...gone, recordOf(context, values)],
    entity: undefined,
    created: false,
    show: (example) => (example === undefined ? undefined : reflect(example, known(context, entity))),
  };
}

/** Changes of an item with those of the same thing below other parents. */
function withCopiesElsewhere(
  changes: readonly Change[],
  resource: ServedResource,
  state: MockState,
): readonly Change[] {
  return changes.flatMap((change) => {
    if (change.kind === 'did' || change.resource !== resource.key) return [change];
    const id = change.kind === 'put' ? change.entity.id : change.id;
    const others = resource.elsewhere.flatMap((other) =>
      parentsWith(id, other, state).map(
        (parent): Change => ({ ...showingId(change, other), resource: other.key, parent }),
      ),
    );
    return [change, ...others];
  });
}

function showingId(change: Exclude<Change, { kind: 'did' }>, { idField, template }: ServedResource) {
  if (change.kind === 'remove' || !idField) return change;
  const { id, value } = change.entity;
  const shown = setAt(value, idField, typedLike(valueAt(template, idField), id));
  return { ...change, entity: { ...change.entity, value: shown } };
}

function parentsWith(id: string, { key, depth }: ServedResource, state: MockState): readonly string[] {
  if (depth === 0) return [pathKey([])];
  const tables = [...(state.tables.get(key) ?? [])];
  return tables.filter(([, items]) => items.has(id)).map(([parent]) => parent);
}

/** A body without the fields that a change has taken away, in the object that shows the item. */
function withoutFields(body: Json | undefined, before: Entity | undefined, after: Entity): Json | undefined {
  const gone = Object.keys(before?.value ?? {}).filter((key) => !Object.hasOwn(after.value, key));
  return gone.length === 0 || body === undefined ? body : without(body, new Set(gone), after.value);
}

function without(body: Json, gone: ReadonlySet<string>, value: JsonObject): Json {
  if (!isObject(body)) return body;
  const shows = Object.keys(body).some((key) => Object.hasOwn(value, key));
  const entries = Object.entries(body);
  return Object.fromEntries(
    shows
      ? entries.filter(([key]) => !gone.has(key))
      : entries.map(([key, child]): [string, Json] => [key, without(child, gone, value)]),
  );
}
