import { isObject, isSuccess, pointerTo } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { isForValues, refusedBySchema } from '../conditions/by-schema.ts';
import type { ResponseContext } from '../context.ts';
import type { RequestVariant } from '../model.ts';
import { withField } from '../requests/index.ts';
import { shownValue } from '../shown-value.ts';

/** More fields than these are not sent without a value, one by one. */
const mostFields = 8;

/**
 * Creates with a list in place of the body's object, and with fields that are `null` or an object: a server may refuse
 * them or take them, but must not fail. A change is never sent so: what is put back would keep what it left.
 */
export function oddBodies(context: ResponseContext): readonly RequestVariant[] {
  const { operation, response, baseline, effect } = context;
  const { body } = baseline.request;
  const isUndone = effect.kind === 'create' && effect.remove !== undefined;
  if (!isUndone || !(isForValues(response) || isSuccess(response))) return [];
  if (body?.kind !== 'json' || !isObject(body.json)) return [];
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
    ...names.slice(0, mostFields).map(spoilt(null)),
    ...names.slice(-1).map(spoilt({ not: 'a value' })),
  ];
}
