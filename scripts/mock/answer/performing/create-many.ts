/** A request that makes several items at once, or changes those that it names by their ids. */
import { isObject, isScalar, objectsAt, valueAt, withValueAt } from '../../../analysis/index.ts';
import type { Json, JsonObject } from '../../../documentation/index.ts';
import { listedAs, newEntity, newValue } from '../items/creation.ts';
import { typedLike } from '../items/identity.ts';
import type {
  Change,
  Entity,
  MockState,
  RequestContext,
  ServedOperation,
  ServedResource,
} from '../model/model.ts';
import { documentedItemsSent } from '../reading/sent-fields.ts';
import { commit, copyState, findItem, pathKey } from '../state/store.ts';
import { type Performed, recordOf } from './performed.ts';
import { reflect } from './views.ts';

export function createMany(
  context: RequestContext,
  resource: ServedResource,
  items: readonly JsonObject[],
): Performed {
  const { model, state, values } = context;
  const parents = values.slice(0, resource.depth);
  // Each new id differs from those that the same request makes.
  const draft = copyState(state);
  const entities = items.map((item) => {
    const entity = placed(item, context, resource, draft);
    commit(
      draft,
      [{ kind: 'put', resource: resource.key, parent: pathKey(parents), entity }],
      model.resources,
    );
    return entity;
  });
  const [first] = entities;
  const puts = entities.map(
    (entity): Change => ({ kind: 'put', resource: resource.key, parent: pathKey(parents), entity }),
  );
  return {
    changes: [...puts, recordOf(context, [...parents, first?.id ?? ''])],
    entity: first,
    created: true,
    show: (example) =>
      example === undefined ? undefined : showingAll(example, items, entities, context.served),
  };
}

/** An item under an id that exists is changed; any other is new. */
function placed(
  item: JsonObject,
  context: RequestContext,
  resource: ServedResource,
  state: MockState,
): Entity {
  const { served, values } = context;
  const { receivedAt } = context.request;
  const parents = values.slice(0, resource.depth);
  const id = resource.idField && valueAt(item, resource.idField);
  const before = isScalar(id) ? findItem(state, resource, pathKey(parents), String(id)) : undefined;
  if (!before) return newEntity(served, resource, item, parents, state, receivedAt);
  const changed = newValue(
    served,
    resource,
    { ...before.value, ...item },
    [...parents, before.id],
    receivedAt,
  );
  return {
    id: before.id,
    value: changed,
    ...listedAs(resource, before.id, changed, before.inList ?? {}),
  };
}

/** The documented answer with an entry for each item. */
function showingAll(
  example: Json,
  items: readonly JsonObject[],
  entities: readonly Entity[],
  served: ServedOperation,
): Json {
  const place = listPlace(example, served);
  if (!place) return example;
  const listed = valueAt(example, place);
  const documented: readonly Json[] = Array.isArray(listed) ? (listed as readonly Json[]) : [];
  const requested = documentedItemsSent(served);
  const idName = served.made?.in === 'body' ? served.made.field.slice(place.length + 1) : [];
  const shown = entities.map(({ id }, index): Json => {
    const own = documented[index] ?? documented[0] ?? {};
    // A list of ids alone.
    if (isScalar(own)) return idName.length === 0 ? typedLike(own, id) : own;
    const reflected = reflect(own, items[index] ?? {}, requested[index] ?? requested[0] ?? {});
    const told = valueAt(own, idName);
    return idName.length > 0 && isScalar(told)
      ? withValueAt(reflected, idName, typedLike(told, id))
      : reflected;
  });
  return withValueAt(example, place, shown);
}

/** Where the answer lists what was made: around the place of the first id, or at the top. */
function listPlace(example: Json, { made }: ServedOperation): readonly string[] | undefined {
  const index = made?.in === 'body' ? made.field.indexOf('0') : -1;
  if (made?.in === 'body' && index >= 0) return made.field.slice(0, index);
  if (Array.isArray(example)) return [];
  if (!isObject(example)) return undefined;
  const lists = Object.keys(example).filter((key) => objectsAt(example, [key]).length > 0);
  return lists.length === 1 ? lists : undefined;
}
