/** Writes that are answered as documented and do something else; undefined where nothing would be different. */
import {
  type DescribedResource,
  isScalar,
  sameJson,
  successOf,
  valueAt,
  withValueAt,
} from '../../analysis/index.ts';
import { isNumber, type Json, type JsonSchema, listIn, schemaAt } from '../../documentation/index.ts';
import { type Entity, type MockState, resourceKey, type StateChange } from '../../mock/index.ts';
import type { WriteMutation } from '../model.ts';
import { itemSchema, shownPlaces } from '../state/item-schema.ts';
import { otherId } from '../state/other-id.ts';
import { otherValue } from '../state/other-values.ts';
import { siblingOf } from './break-resource.ts';
import { changesSomething } from './seen.ts';
import { type Broken, isShown, type Serving } from './serving.ts';

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
      return changesSomething(put, serving) ? [] : [put];
    case 'stored-twice':
      return [put, { ...put, entity: underOtherId(put, serving, otherId(entity.id)) }];
    case 'stored-elsewhere': {
      const other = before && siblingOf(entity.id, serving.state.tables.get(put.resource));
      if (before && (other === undefined || !changesSomething(put, serving))) return [put];
      return [{ ...put, entity: underOtherId(put, serving, other ?? otherId(entity.id)) }];
    }
    case 'field-not-stored':
      return [
        withField(
          put,
          mutation.field,
          before ? valueAt(before.value, mutation.field) : shownWithout(put, mutation.field, serving),
        ),
      ];
    case 'field-stored-otherwise': {
      const value = valueAt(entity.value, mutation.field);
      if (value === undefined) return [put];
      const other = withField(put, mutation.field, otherwise(value, mutation.field, put, serving));
      return [isShown(serving, other) ? other : put];
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
function withField(put: Put, field: readonly string[], value: Json | undefined): Put {
  const { entity } = put;
  const own = valueAt(entity.value, field);
  if (own === undefined || (value !== undefined && sameJson(own, value))) return put;
  const change = <Of extends Json>(of: Of) => withValueAt(of, field, value) as Of;
  return {
    ...put,
    entity: {
      ...entity,
      value: change(entity.value),
      ...(entity.inList && {
        inList: valueAt(entity.inList, field) === undefined ? entity.inList : change(entity.inList),
      }),
    },
  };
}

/** A service answers with something where it has lost what its schema requires: as the mock does, with the documented value. */
function shownWithout({ resource }: Put, field: readonly string[], { plan }: Serving): Json | undefined {
  const model = resourceAt(resource, plan);
  const isWritten = model && shownPlaces(model).some(({ operation }) => successOf(operation)?.schema);
  if (!isWritten) return undefined;
  const around = schemaAt(itemSchema(model, plan.api), field.slice(0, -1));
  return listIn(around.required).includes(field.at(-1) ?? '') ? valueAt(model.template, field) : undefined;
}

/** Another value that answers may show; the same where there is none. */
function otherwise(value: Json, field: readonly string[], { resource }: Put, { plan }: Serving): Json {
  const model = resourceAt(resource, plan);
  const schema = model ? itemSchema(model, plan.api) : {};
  return withOther(value, field, schema);
}

/** Of lists the first entry changes, of objects the first field that can. */
function withOther(value: Json, place: readonly string[], schema: JsonSchema): Json {
  if (typeof value !== 'object' || value === null) return otherValue(value, place, 1, schema) ?? value;
  for (const [key, child] of Object.entries(value)) {
    const other = withOther(child, [...place, key], schema);
    if (!sameJson(other, child)) return withValueAt(value, [key], other);
  }
  return value;
}

function resourceAt(key: string, { api }: Serving['plan']): DescribedResource | undefined {
  return api.resources.find(({ id }) => resourceKey(api, id) === key);
}

/** An item with every place changed that shows its id. */
function underOtherId({ resource, entity }: Put, { plan }: Serving, id: string): Entity {
  const field = resourceAt(resource, plan)?.idField;
  const shown = field && valueAt(entity.value, field);
  if (!field || !isScalar(shown)) return { ...entity, id };
  const value = isNumber(shown) ? Number(id) : id;
  return { ...entity, id, value: withValueAt(entity.value, field, value) as Entity['value'] };
}
