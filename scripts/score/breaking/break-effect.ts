/** Writes that are answered as documented and do something else; undefined where nothing would be different. */
import { isScalar, sameJson, valueAt, withValueAt } from '../../analysis/index.ts';
import { isNumber, type Json } from '../../documentation/index.ts';
import type { Entity, MockState, StateChange } from '../../mock/index.ts';
import type { WriteMutation } from '../model.ts';
import { otherId } from '../state/other-id.ts';
import { siblingOf } from './break-resource.ts';
import type { Broken, Serving } from './serving.ts';

type Put = Extract<StateChange, { readonly kind: 'put' }>;
type Removal = Extract<StateChange, { readonly kind: 'remove' }>;

export function brokenEffect(mutation: WriteMutation, serving: Serving): Broken {
  const { answer } = serving;
  const changes = answer.changes.flatMap((change) => changedOtherwise(mutation, change, serving));
  const isSame =
    changes.length === answer.changes.length && changes.every((each, at) => each === answer.changes[at]);
  return isSame ? undefined : { ...answer, changes };
}

function changedOtherwise(
  mutation: WriteMutation,
  change: StateChange,
  serving: Serving,
): readonly StateChange[] {
  switch (change.kind) {
    case 'put':
      return putOtherwise(mutation, change, serving);
    case 'remove':
      return removedOtherwise(mutation, change, serving.state);
    case 'did':
      return [change];
  }
}

function putOtherwise(mutation: WriteMutation, put: Put, serving: Serving): readonly StateChange[] {
  const { entity } = put;
  const before = serving.state.tables.get(put.resource)?.get(put.parent)?.get(entity.id);
  switch (mutation.kind) {
    case 'not-stored':
      return [];
    case 'stored-twice':
      return [put, { ...put, entity: underOtherId(put, serving, otherId(entity.id)) }];
    case 'stored-elsewhere': {
      const other = before && siblingOf(entity.id, serving.state.tables.get(put.resource));
      if (before && other === undefined) return [put];
      return [{ ...put, entity: underOtherId(put, serving, other ?? otherId(entity.id)) }];
    }
    case 'field-not-stored':
      return [withField(put, mutation.field, before && valueAt(before.value, [mutation.field]))];
    case 'field-stored-otherwise': {
      const value = valueAt(entity.value, [mutation.field]);
      return [withField(put, mutation.field, value === undefined ? undefined : otherwise(value))];
    }
    case 'not-removed':
    case 'another-removed':
      return [put];
  }
}

function removedOtherwise(
  mutation: WriteMutation,
  removal: Removal,
  state: MockState,
): readonly StateChange[] {
  if (mutation.kind === 'not-removed') return [];
  if (mutation.kind !== 'another-removed') return [removal];
  const other = siblingOf(removal.id, state.tables.get(removal.resource));
  return other === undefined ? [removal] : [{ ...removal, id: other }];
}

/** `undefined` takes the field away. */
function withField(put: Put, field: string, value: Json | undefined): Put {
  const { entity } = put;
  const own = valueAt(entity.value, [field]);
  if (own === undefined || (value !== undefined && sameJson(own, value))) return put;
  const change = <Of extends Json>(of: Of) => withValueAt(of, [field], value) as Of;
  return {
    ...put,
    entity: {
      ...entity,
      value: change(entity.value),
      ...(entity.inList && {
        inList: Object.hasOwn(entity.inList, field) ? change(entity.inList) : entity.inList,
      }),
    },
  };
}

function otherwise(value: Json): Json {
  // The mock shows no text in the place of a time.
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value))
    return `${Number(value.slice(0, 4)) + 4}${value.slice(4)}`;
  if (typeof value === 'string') return `${value}-docproof`;
  if (typeof value === 'boolean') return !value;
  if (isNumber(value)) return Number(value) + 1;
  return null;
}

/** An item with every place changed that shows its id. */
function underOtherId({ resource, entity }: Put, { plan }: Serving, id: string): Entity {
  const { name } = plan.api.description;
  const model = plan.api.resources.find((each) => `${name}:${each.id}` === resource);
  const field = model?.idField;
  const shown = field && valueAt(entity.value, field);
  if (!field || !isScalar(shown)) return { ...entity, id };
  const value = isNumber(shown) ? Number(id) : id;
  return { ...entity, id, value: withValueAt(entity.value, field, value) as Entity['value'] };
}
