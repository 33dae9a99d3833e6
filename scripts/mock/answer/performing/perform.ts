/** What a request that succeeds does to the store, and what its answer shows. */
import { isObject, isOfForm, objectsAt, successOf, valueAt } from '../../../analysis/index.ts';
import type { JsonObject } from '../../../documentation/index.ts';
import { listedAs, newEntity, newValue } from '../items/creation.ts';
import { withThoseElsewhere } from '../items/same-things.ts';
import { changedEntity } from '../items/updates.ts';
import { fits } from '../model/json-types.ts';
import type { Change, Entity, Inquiry, ServedResource } from '../model/model.ts';
import { sentFields, sentItems } from '../reading/sent-fields.ts';
import { itemsOf, pathKey } from '../state/store.ts';
import { act, echo } from './act.ts';
import { createMany } from './create-many.ts';
import { adaptEnvelope } from './envelope.ts';
import { listPage } from './lists.ts';
import { concerned, deed, known, type Performed, sentKnown } from './performed.ts';
import { showing, tellingId } from './show-item.ts';
import { withoutFields } from './taken-away.ts';
import { listView, readView, reflect, replaceAt } from './views.ts';

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

function list({ served, view, values, state, request }: Inquiry, resource: ServedResource): Performed {
  const all = itemsOf(state, resource, pathKey(values.slice(0, resource.depth)));
  const page = listPage(served, resource, all, view);
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
  const path = resource.readObject ?? [];
  const first = successOf(resource.read ?? inquiry.served.operation)?.body?.json;
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
  const many = sentItems(view.json, served);
  if (many) return createMany(inquiry, resource, many);
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
    show: (example) => withoutFields(showing(example, inquiry, sent, resource, entity), before, entity),
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
    entity === undefined || resource.kind === 'single'
      ? []
      : [{ kind: 'remove', resource: resource.key, parent, id: entity.id }];
  return {
    changes: [...gone, deed(inquiry, values)],
    entity: undefined,
    created: false,
    show: (example) => (example === undefined ? undefined : reflect(example, known(inquiry, entity))),
  };
}
