/** Values that need no looking up, given to all requests that are sent around one: `/{version}/users` for a list. */
import type { Effect, Input, ListRead, RequestPlan, StateRead, ValueSource } from '../model.ts';
import { variablesOf } from './paths.ts';

type Values = RequestPlan['values'];

export function inputsWith(values: Values, inputs: readonly Input[]): readonly Input[] {
  return Object.keys(values).length === 0 ? inputs : inputs.map((input) => inputWith(values, input));
}

function inputWith(values: Values, input: Input): Input {
  switch (input.kind) {
    case 'existing':
      return { ...input, sources: input.sources.map((source) => sourceWith(values, source)) };
    case 'absent':
      return input.list ? { ...input, list: { ...input.list, ...listWith(values, input.list) } } : input;
    case 'seen':
      return { ...input, list: listWith(values, input.list) };
    case 'fresh':
    case 'changed':
      return input;
    case 'header':
      return { ...input, read: requestWith(values, input.read) };
    case 'removed':
      return { ...input, create: sourceWith(values, input.create) };
    case 'done':
      return {
        ...input,
        request: requestWith(values, input.request),
        undo: input.undo && requestWith(values, input.undo),
        ...stateWith(values, input),
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
        inputs: inputsWith(values, source.inputs),
        remove: source.remove && requestWith(values, source.remove),
        ...(source.read ? { read: requestWith(values, source.read) } : {}),
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
  const { purge, ...plan } = request;
  const lacking = variablesOf(request.path).filter(
    (name) => Object.hasOwn(values, name) && !Object.hasOwn(request.values, name),
  );
  if (lacking.length === 0 && !purge) return request;
  const added = Object.fromEntries(lacking.map((name) => [name, values[name] ?? '']));
  return {
    ...plan,
    values: { ...added, ...request.values },
    ...(purge ? { purge: requestWith(values, purge) } : {}),
  };
}
