/** Operations that change no fields: what is done to an item, and what concerns nothing stored. */

import { isObject, isSuccess } from '../../../analysis/index.ts';
import { type Json, type JsonObject, typeOfJson } from '../../../documentation/index.ts';
import { showsState } from '../../../vocabulary/index.ts';
import type { Change, Entity, RequestContext, ServedResource } from '../model/model.ts';
import { documentedFields, sentFields } from '../reading/sent-fields.ts';
import { pathKey } from '../state/store.ts';
import { known, type Performed, pathValues, recordOf, sentKnown, targetItem } from './performed.ts';
import { reflect } from './views.ts';

/** Something done to an item. What its documented answer shows of the item's state is how the item is afterwards. */
export function act(context: RequestContext, resource: ServedResource): Performed {
  const { served, values, state } = context;
  if (served.operation.method === 'GET') return echo(context, {});
  const before = targetItem(resource, values, state);
  const after = before && resource.kind === 'items' ? applyAction(before, context) : before;
  const parent = pathKey(values.slice(0, resource.depth));
  const put: readonly Change[] =
    after && after !== before ? [{ kind: 'put', resource: resource.key, parent, entity: after }] : [];
  return {
    changes: [...put, recordOf(context, values)],
    entity: after,
    created: false,
    show: (example) =>
      example === undefined
        ? undefined
        : reflect(
            example,
            { ...sentKnown(context), ...known(context, after) },
            documentedFields(context.served),
          ),
  };
}

function applyAction(before: Entity, { served, view }: RequestContext): Entity {
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
    return showsState(key) && Object.hasOwn(value, key) && typeOfJson(value[key]) === typeOfJson(child)
      ? [[key, child]]
      : [];
  });
}

/** The documented answer with what was sent in it. */
export function echo(context: RequestContext, values: JsonObject): Performed {
  const names = pathValues(context);
  const isUnsafe = !/^(GET|HEAD|OPTIONS)$/.test(context.view.method);
  return {
    changes: isUnsafe ? [recordOf(context, context.values)] : [],
    entity: undefined,
    created: false,
    show: (example) =>
      example === undefined
        ? undefined
        : reflect(example, { ...values, ...names }, documentedFields(context.served)),
  };
}
