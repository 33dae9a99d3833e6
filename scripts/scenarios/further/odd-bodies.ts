import { isObject, isSuccess, pointerTo } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { isForValues, refusedBySchema } from '../conditions/by-schema.ts';
import type { ResponseContext } from '../context.ts';
import type { Effect, RequestVariant } from '../model.ts';
import { withField } from '../requests/index.ts';
import { shownValue } from '../shown-value.ts';

/** More fields than these are not sent without a value, one by one. */
const mostFields = 8;

/**
 * Writes with a list in the place of the body's object, and with fields that are `null` or an object: a server may refuse
 * them or take them, but must not fail.
 */
export function oddBodies(context: ResponseContext): readonly RequestVariant[] {
  const { operation, response, baseline, effect } = context;
  const { body } = baseline.request;
  const isAsked = isForValues(response) || (isSuccess(response) && isUndone(effect));
  if (!isAsked || body?.kind !== 'json' || !isObject(body.json)) return [];
  if (!refusedBySchema('field', context).forbids) return [];
  const names = Object.keys(body.json);
  const oddly = (pointer: string, value: Json, what: string): RequestVariant => {
    const { inputs, request } = withField(baseline, pointer, value);
    const summary = `${operation.method} ${baseline.request.path} with ${what}`;
    return { summary, inputs, request, outcome: { kind: 'no-failure' } };
  };
  const spoilt = (value: Json) => (name: string) =>
    oddly(pointerTo([name]), value, `${name} ${shownValue(value)}`);
  return [
    oddly('', [], 'a list as the body'),
    // For a change something is made and removed each time: it is sent all of them together.
    ...(effect.kind === 'update'
      ? [oddly('', Object.fromEntries(names.map((name) => [name, null])), 'null in each field')]
      : names.slice(0, mostFields).map(spoilt(null))),
    ...names.slice(-1).map(spoilt({ not: 'a value' })),
  ];
}

/** Nothing is left of it where it is taken. */
function isUndone(effect: Effect): boolean {
  switch (effect.kind) {
    case 'create':
      return effect.remove !== undefined;
    case 'update':
      return effect.restorable;
    case 'none':
    case 'delete':
    case 'switch':
    case 'irreversible':
      return false;
  }
}
