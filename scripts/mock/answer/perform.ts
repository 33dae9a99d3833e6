/** What a request that succeeds does to the store, and what its answer shows. */
import type { Json, JsonObject } from '../../documentation/index.ts';
import { isObject, isSuccess, successOf, valueAt } from '../../scenarios/index.ts';
import { listedAs, newEntity, newValue } from './creation.ts';
import { canonical } from './encode.ts';
import { adaptEnvelope } from './envelope.ts';
import { typedLike, withId } from './identity.ts';
import { fits, isScalar } from './json-types.ts';
import { listPage } from './lists.ts';
import type { Change, Entity, Inquiry, ServedOperation, ServedResource } from './model.ts';
import { withThoseElsewhere } from './same-things.ts';
import { isOfForm, objectsAt } from './samples.ts';
import { documentedFields, sentFields, withoutSecrets } from './sent-fields.ts';
import { findItem, itemsOf, type MockState, pathKey } from './store.ts';
import { changedEntity } from './updates.ts';
import { listView, readView, reflect, replaceAt } from './views.ts';

export interface Performed {
  readonly changes: readonly Change[];
  /** The item concerned, as it is afterwards. */
  readonly entity: Entity | undefined;
  readonly created: boolean;
  /** The documented body with the values of this request. */
  readonly show: (example: Json | undefined) => Json | undefined;
}

export function perform(inquiry: Inquiry): Performed {
  const { resource } = inquiry.served;
  const performed = performOn(inquiry, resource);
  if (!resource || resource.elsewhere.length === 0) return performed;
  return { ...performed, changes: withThoseElsewhere(performed.changes, resource, inquiry.state) };
}

function performOn(inquiry: Inquiry, resource: ServedResource | undefined): Performed {
  const { role } = inquiry.served;
  if (!resource) return echo(inquiry, inquiry.served.role === 'other' ? sentKnown(inquiry) : {});
  switch (role) {
    case 'list':
      return list(inquiry, resource);
    case 'read':
      return read(inquiry, resource);
    case 'create':
      return create(inquiry, resource);
    case 'replace':
    case 'update':
      return change(inquiry, resource);
    case 'remove':
      return remove(inquiry, resource);
    case 'action':
      return act(inquiry, resource);
    case 'other':
      return echo(inquiry, sentKnown(inquiry));
  }
}

/** The stored thing that a path names; of an open resource the documented one under the id asked for. */
function concerned(
  resource: ServedResource,
  values: readonly string[],
  state: MockState,
): Entity | undefined {
  const parent = pathKey(values.slice(0, resource.depth));
  if (resource.kind === 'document') {
    return findItem(state, resource, parent, '') ?? { id: '', value: resource.template };
  }
  const id = values[resource.depth] ?? '';
  const stored = findItem(state, resource, parent, id);
  if (stored || !resource.open) return stored;
  return { id, value: withId(resource.template, resource, id) };
}

function list({ served, view, values, state, request }: Inquiry, resource: ServedResource): Performed {
  const all = itemsOf(state, resource, pathKey(values.slice(0, resource.depth)));
  const page = listPage(served, resource, all, view);
  const path = resource.model.listItems ?? [];
  const shown = page.items.map((entity) => listView(resource, entity));
  return {
    changes: [],
    entity: undefined,
    created: false,
    show: (example) => {
      if (example === undefined) return undefined;
      const items = inFormOf(objectsAt(example, path), shown);
      return replaceAt(adaptEnvelope(example, path, page, request.target), path, items);
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

function read(inquiry: Inquiry, resource: ServedResource): Performed {
  const entity = concerned(resource, inquiry.values, inquiry.state);
  const shown = entity && readView(resource, entity);
  const path = resource.model.readObject ?? [];
  const first = successOf(inquiry.served.operation)?.body?.json;
  return {
    changes: [],
    entity,
    created: false,
    show: (example) => {
      if (!entity || !shown) return example;
      const documented = example === undefined ? undefined : valueAt(example, path);
      const isOtherForm = example !== first && documented !== undefined && !fits(shown, documented);
      if (example !== undefined && isOtherForm) return reflect(example, known(inquiry, entity));
      const isListed = path.at(-1) === '0';
      return replaceAt(example ?? {}, isListed ? path.slice(0, -1) : path, isListed ? [shown] : shown);
    },
  };
}

function create(inquiry: Inquiry, resource: ServedResource): Performed {
  const { served, view, values, state } = inquiry;
  const { receivedAt } = inquiry.request;
  const parent = pathKey(values.slice(0, resource.depth));
  const sent = sentFields(view.json, served);
  const entity = newEntity(served, resource, sent, values.slice(0, resource.depth), state, receivedAt);
  const put: Change = { kind: 'put', resource: resource.key, parent, entity };
  return {
    changes: [put, deed(inquiry, [...values.slice(0, resource.depth), entity.id])],
    entity,
    created: true,
    show: (example) => tellingId(showing(example, inquiry, sent, resource, entity), example, entity, served),
  };
}

/** The answer to a create with the new id where the documentation shows it. */
function tellingId(
  body: Json | undefined,
  example: Json | undefined,
  { id }: Entity,
  { made }: ServedOperation,
): Json | undefined {
  if (body === undefined || made?.in !== 'body') return body;
  const documented = valueAt(example, made.field);
  return isScalar(documented) ? replaceAt(body, made.field, typedLike(documented, id)) : body;
}

function change(inquiry: Inquiry, resource: ServedResource): Performed {
  const { served, view, values, state } = inquiry;
  const { receivedAt } = inquiry.request;
  const parent = pathKey(values.slice(0, resource.depth));
  const before = concerned(resource, values, state);
  const sent = sentFields(view.json, served);
  const id = values[resource.depth] ?? '';
  const entity: Entity = before
    ? changedEntity(before, served, resource, view, receivedAt)
    : placedEntity(id, newValue(served, resource, sent, values, receivedAt), resource);
  return {
    changes: [{ kind: 'put', resource: resource.key, parent, entity }, deed(inquiry, values)],
    entity,
    created: before === undefined,
    show: (example) => showing(example, inquiry, sent, resource, entity),
  };
}

function placedEntity(id: string, value: JsonObject, resource: ServedResource): Entity {
  return { id, value, ...listedAs(resource, id, value) };
}

function remove(inquiry: Inquiry, resource: ServedResource): Performed {
  const { values, state } = inquiry;
  const entity = concerned(resource, values, state);
  const parent = pathKey(values.slice(0, resource.depth));
  const gone: readonly Change[] =
    entity === undefined || resource.kind === 'document'
      ? []
      : [{ kind: 'remove', resource: resource.key, parent, id: entity.id }];
  return {
    changes: [...gone, deed(inquiry, values)],
    entity: undefined,
    created: false,
    show: (example) => (example === undefined ? undefined : reflect(example, known(inquiry, entity))),
  };
}

/** Something done to an item. What its documented answer shows of the item's state is how the item is afterwards. */
function act(inquiry: Inquiry, resource: ServedResource): Performed {
  const { served, values, state } = inquiry;
  if (served.operation.method === 'GET') return echo(inquiry, {});
  const before = concerned(resource, values, state);
  const after = before && resource.kind === 'items' ? acted(before, inquiry) : before;
  const parent = pathKey(values.slice(0, resource.depth));
  const put: readonly Change[] =
    after && after !== before ? [{ kind: 'put', resource: resource.key, parent, entity: after }] : [];
  return {
    changes: [...put, deed(inquiry, values)],
    entity: after,
    created: false,
    show: (example) =>
      example === undefined
        ? undefined
        : reflect(example, { ...sentKnown(inquiry), ...known(inquiry, after) }),
  };
}

const stateKey =
  /^(status|state|phase|stage|is_?\w+|\w+ed|active|open|enabled|locked|public|private|visible)$/i;

function acted(before: Entity, { served, view }: Inquiry): Entity {
  const example = served.operation.responses.find(isSuccess)?.body?.json;
  const shown = example === undefined ? [] : stateFields(example, before.value);
  const sent =
    served.operation.method === 'POST'
      ? []
      : Object.entries(sentFields(view.json, served)).filter(([key]) => Object.hasOwn(before.value, key));
  const changed = [...shown, ...sent].filter(([key, value]) => before.value[key] !== value);
  if (changed.length === 0) return before;
  return {
    ...before,
    value: { ...before.value, ...Object.fromEntries(changed) },
  };
}

function stateFields(example: Json, value: JsonObject): readonly [string, Json][] {
  if (!isObject(example)) return [];
  return Object.entries(example).flatMap(([key, child]): [string, Json][] => {
    if (isObject(child)) return [...stateFields(child, value)];
    return stateKey.test(key) && Object.hasOwn(value, key) && typeof value[key] === typeof child
      ? [[key, child]]
      : [];
  });
}

function echo(inquiry: Inquiry, values: JsonObject): Performed {
  const names = pathValues(inquiry);
  const isUnsafe = !/^(GET|HEAD|OPTIONS)$/.test(inquiry.view.method);
  return {
    changes: isUnsafe ? [deed(inquiry, inquiry.values)] : [],
    entity: undefined,
    created: false,
    show: (example) =>
      example === undefined
        ? undefined
        : reflect(example, { ...values, ...names }, documentedFields(inquiry.served)),
  };
}

function deed({ served, view, values }: Inquiry, at: readonly string[]): Change {
  return {
    kind: 'did',
    deed: {
      operation: `${served.api.name}:${served.operation.id}`,
      path: pathKey(values),
      body: view.json === undefined ? '' : canonical(view.json),
      at: pathKey(at),
      undoes: served.undoes,
    },
  };
}

function pathValues({ served, values }: Inquiry): JsonObject {
  return Object.fromEntries(served.variables.map((name, index) => [name, values[index] ?? '']));
}

function sentKnown({ served, view }: Inquiry): JsonObject {
  const query = Object.fromEntries([...view.query].map(([name, values]) => [name, values[0] ?? '']));
  return { ...query, ...withoutSecrets(sentFields(view.json, served)) };
}

/** What is known of an item under the names that bodies use. */
function known(inquiry: Inquiry, entity: Entity | undefined): JsonObject {
  const { resource } = inquiry.served;
  const own = entity?.value ?? {};
  const byName: JsonObject =
    resource?.kind === 'items' && entity && !Object.hasOwn(own, 'id') ? { id: entity.id } : {};
  const variable: JsonObject =
    resource && entity && resource.model.variable ? { [resource.model.variable]: entity.id } : {};
  return { ...pathValues(inquiry), ...byName, ...variable, ...own };
}

/** The documented body with the item's values; an optional field that was sent is shown beside them. */
function showing(
  example: Json | undefined,
  inquiry: Inquiry,
  sent: JsonObject,
  resource: ServedResource,
  entity: Entity,
): Json | undefined {
  if (example === undefined) return undefined;
  const shown = reflect(example, known(inquiry, entity), documentedFields(inquiry.served));
  const view = readView(resource, entity);
  const extra = Object.keys(sent).filter((key) => Object.hasOwn(view, key));
  return withFields(shown, view, extra);
}

/** Adds fields to the object that shows the item: the one with at least half of what the item has. */
function withFields(body: Json, view: JsonObject, names: readonly string[]): Json {
  if (!isObject(body) || names.length === 0) return body;
  const own = Object.keys(view).filter((key) => Object.hasOwn(body, key));
  if (own.length > 1 && own.length * 2 >= Object.keys(view).length) {
    const missing = names.filter((name) => !Object.hasOwn(body, name));
    return { ...body, ...Object.fromEntries(missing.map((name) => [name, view[name] ?? null])) };
  }
  const entries = Object.entries(body).map(([key, child]): [string, Json] => [
    key,
    Object.hasOwn(view, key) ? child : withFields(child, view, names),
  ]);
  return Object.fromEntries(entries);
}
