/** What a request that succeeds does and shows, and what is known while it is worked out. */
import { isSuccess } from '../../../analysis/index.ts';
import { type Json, type JsonObject, ownOf } from '../../../documentation/index.ts';
import { withId } from '../items/identity.ts';
import type {
  Change,
  Entity,
  MockState,
  RequestContext,
  ServedOperation,
  ServedResource,
} from '../model/model.ts';
import { sentFields, withoutSecrets } from '../reading/sent-fields.ts';
import { bodyKey, findItem, isShownElsewhere, pathKey } from '../state/store.ts';
import type { ListPage } from './lists.ts';

export interface Performed {
  readonly changes: readonly Change[];
  /** The item acted on, as it is afterwards. */
  readonly entity: Entity | undefined;
  readonly created: boolean;
  /** The part of a list that is shown. */
  readonly page?: ListPage;
  /** The documented body with the values of this request. */
  readonly show: (example: Json | undefined) => Json | undefined;
}

/** The stored thing that a path names; of an open resource the documented one under the id asked for. */
export function targetItem(
  resource: ServedResource,
  values: readonly string[],
  state: MockState,
): Entity | undefined {
  const parent = pathKey(values.slice(0, resource.depth));
  if (resource.kind === 'single') {
    return findItem(state, resource, parent, '') ?? { id: '', value: resource.template };
  }
  const id = values[resource.depth] ?? '';
  const stored = findItem(state, resource, parent, id);
  if (stored || !(resource.open || isShownElsewhere(state, resource, id))) return stored;
  return { id, value: withId(resource.template, resource, id) };
}

/** That the operation has succeeded, with the item at `at`. */
export function recordOf({ served, view, values }: RequestContext, at: readonly string[]): Change {
  return {
    kind: 'did',
    record: {
      operation: `${served.api.name}:${served.operation.id}`,
      path: pathKey(values),
      body: bodyKey(view.json),
      at: pathKey(at),
      undoes: served.undoes,
    },
  };
}

export function pathValues({ served, values }: RequestContext): JsonObject {
  return Object.fromEntries(served.variables.map((name, index) => [name, values[index] ?? '']));
}

export function sentKnown({ served, view }: RequestContext): JsonObject {
  const query = Object.fromEntries([...view.query].map(([name, values]) => [name, values[0] ?? '']));
  return { ...query, ...withoutSecrets(sentFields(view.json, served)) };
}

/** What is known of an item under the names that bodies use. */
export function known(context: RequestContext, entity: Entity | undefined): JsonObject {
  const { resource } = context.served;
  const own = entity?.value ?? {};
  const byName: JsonObject =
    resource?.kind === 'items' && entity && !Object.hasOwn(own, 'id') ? { id: entity.id } : {};
  const variable: JsonObject =
    resource && entity && resource.variable ? { [resource.variable]: entity.id } : {};
  const all = { ...pathValues(context), ...byName, ...variable, ...withoutBlanks(own, context) };
  return withoutStrangers(all, context.served);
}

/** Without what nothing was ever set to: an answer that is documented with a value there shows that one. */
function withoutBlanks(value: JsonObject, { served, view }: RequestContext): JsonObject {
  const sent = sentFields(view.json, served);
  const set = Object.entries(value).filter(([name, child]) => child !== null || Object.hasOwn(sent, name));
  return Object.fromEntries(set);
}

/** Without values that the answer's own enumerations do not have: there the name means something else. */
function withoutStrangers(values: JsonObject, { operation }: ServedOperation): JsonObject {
  const closed = operation.responses
    .filter(isSuccess)
    .flatMap((response) => response.attributes)
    .filter(({ name, typeText, values: members }) => {
      const own = ownOf(values, name);
      return own !== undefined && /enum/i.test(typeText) && members.length > 0 && !members.includes(own);
    });
  if (closed.length === 0) return values;
  const strange = new Set(closed.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !strange.has(name)));
}
