/** Values that need no looking up, given to all requests that are sent around one: `/{version}/users` for a list. */
import type { Effect, ListRead, Need, RequestPlan, StateRead, ValueSource } from '../model.ts';
import { variablesOf } from './paths.ts';

type Values = RequestPlan['values'];

export function needsWith(values: Values, needs: readonly Need[]): readonly Need[] {
  return Object.keys(values).length === 0 ? needs : needs.map((need) => needWith(values, need));
}

function needWith(values: Values, need: Need): Need {
  switch (need.kind) {
    case 'existing':
      return { ...need, sources: need.sources.map((source) => sourceWith(values, source)) };
    case 'absent':
      return need.list ? { ...need, list: { ...need.list, ...listWith(values, need.list) } } : need;
    case 'seen':
      return { ...need, list: listWith(values, need.list) };
    case 'fresh':
    case 'changed':
      return need;
    case 'header':
      return { ...need, read: requestWith(values, need.read) };
    case 'removed':
      return { ...need, create: sourceWith(values, need.create) };
    case 'done':
      return {
        ...need,
        request: requestWith(values, need.request),
        undo: need.undo && requestWith(values, need.undo),
        ...stateWith(values, need),
      };
  }
}

function sourceWith<S extends ValueSource>(values: Values, source: S): S {
  switch (source.kind) {
    case 'listed':
      return { ...source, list: listWith(values, source.list) };
    case 'created':
      return {
        ...source,
        request: requestWith(values, source.request),
        needs: needsWith(values, source.needs),
        remove: source.remove && requestWith(values, source.remove),
      };
    case 'example':
      return source;
  }
}

function listWith(values: Values, list: ListRead): ListRead {
  return { ...list, request: requestWith(values, list.request) };
}

export function effectWith(values: Values, effect: Effect): Effect {
  switch (effect.kind) {
    case 'none':
    case 'irreversible':
      return effect;
    case 'update':
      return {
        ...effect,
        read: requestWith(values, effect.read),
        list: effect.list && { ...effect.list, ...listWith(values, effect.list) },
        ...(effect.remove ? { remove: requestWith(values, effect.remove) } : {}),
      };
    case 'create':
      return {
        ...effect,
        remove: effect.remove && requestWith(values, effect.remove),
        read: effect.read && requestWith(values, effect.read),
        ...(effect.list ? { list: { ...effect.list, ...listWith(values, effect.list) } } : {}),
      };
    case 'delete':
      return {
        ...effect,
        read: effect.read && requestWith(values, effect.read),
        list: effect.list && { ...effect.list, ...listWith(values, effect.list) },
      };
    case 'switch':
      return { ...effect, undo: requestWith(values, effect.undo), ...stateWith(values, effect) };
  }
}

function stateWith(
  values: Values,
  { state }: { readonly state?: StateRead },
): { readonly state?: StateRead } {
  return state ? { state: { ...state, request: requestWith(values, state.request) } } : {};
}

/** The values that the path of a request uses and has not itself. */
function requestWith(values: Values, request: RequestPlan): RequestPlan {
  const lacking = variablesOf(request.path).filter(
    (name) => Object.hasOwn(values, name) && !Object.hasOwn(request.values, name),
  );
  if (lacking.length === 0) return request;
  const added = Object.fromEntries(lacking.map((name) => [name, values[name] ?? '']));
  return { ...request, values: { ...added, ...request.values } };
}
