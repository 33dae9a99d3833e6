/** The same things below other parents, as `/members/{id}` beside `/teams/{team}/members/{id}`. */
import { valueAt } from '../../../analysis/index.ts';
import type { Change, MockState, ServedResource } from '../model/model.ts';
import { pathKey } from '../state/store.ts';
import { setAt, typedLike } from './identity.ts';

/** Changes of an item with those of the same thing below other parents. */
export function withCopiesElsewhere(
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
