/** Requests that break what is documented of their body in other ways than the one that a refusal was provoked by. */
import {
  type Breach,
  breachesOf,
  keysOf,
  unknownName,
  validRequestOf,
  valueAt,
} from '../../analysis/index.ts';
import { isForValues, refusedBySchema } from '../conditions/by-schema.ts';
import type { ResponseContext } from '../context.ts';
import type { RequestVariant } from '../model.ts';
import { type PlannedRequest, withField } from '../requests/index.ts';
import { shownValue } from '../shown-value.ts';

/**
 * One for each keyword of the schema, or one for what is said to be required, for the response that refuses the fields of
 * a body.
 */
export function violations(context: ResponseContext): readonly RequestVariant[] {
  const { operation, baseline } = context;
  const schema = validRequestOf(operation)?.schema;
  const { body } = baseline.request;
  if (!isForValues(context.response) || body?.kind !== 'json') return [];
  if (!refusedBySchema('field', context).forbids) return [];
  const breaches = schema ? breachesOf(schema, body.json) : withoutRequired(context);
  return breaches.map(({ changes }) => {
    const { inputs, request } = changes.reduce<PlannedRequest>(
      (planned, { pointer, value }) => withField(planned, pointer, value),
      baseline,
    );
    return {
      summary: `${operation.method} ${baseline.request.path} ${inWords(changes)}`,
      inputs,
      request,
      outcome: { kind: 'refusal' as const },
    };
  });
}

/** Without a written schema, words and tables say which fields are required, and seldom all that a value may be. */
function withoutRequired({ baseline, fields }: ResponseContext): readonly Pick<Breach, 'changes'>[] {
  const { body } = baseline.request;
  const sent = fields.find(
    ({ required, pointer }) =>
      required === true &&
      keysOf(pointer).length === 1 &&
      body?.kind === 'json' &&
      valueAt(body.json, keysOf(pointer)) !== undefined,
  );
  return sent ? [{ changes: [{ pointer: sent.pointer, value: undefined }] }] : [];
}

/** `with size 0`, `without name`. */
function inWords(changes: Breach['changes']): string {
  const parts = changes.map(({ pointer, value }) => {
    const name = keysOf(pointer).findLast((key) => !/^\d+$/.test(key)) ?? 'the body';
    if (name === unknownName) return 'with a field that is not documented';
    return value === undefined ? `without ${name}` : `with ${name} ${shownValue(value)}`;
  });
  return parts.join(' and ');
}
