/** What a create or an update sends of the resource itself. */
import type { Json } from '../../documentation/index.ts';
import type { WrappedFields } from '../../scenarios/index.ts';
import { isObject, valueAt } from './json.ts';
import type { Prepared } from './plan.ts';

/**
 * The body, or the object in it that wraps the resource, and the fields of it that the resource shows. A request of its
 * own, which sends none of the usual fields, is known by the documented ones that it sends and that were shown before.
 */
export function sentOfResource({
  script: { effect, watched },
  sent,
  before = {},
}: Pick<Prepared, 'script' | 'sent' | 'before'>): {
  readonly sent: Json | undefined;
  readonly fields: readonly string[];
  readonly inside?: readonly (readonly string[])[];
} {
  if (effect.kind !== 'create' && effect.kind !== 'update') return { sent, fields: [] };
  const { wrapped, fields } = effect;
  const inner = wrapped && valueAt(sent, wrapped.at);
  if (wrapped && inner !== undefined) return { sent: inner, fields: wrapped.fields, ...insideOf(wrapped) };
  const own = isObject(sent) ? Object.keys(sent) : [];
  const isUsual = own.some((field) => fields.includes(field));
  const shown = watched.filter((field) => Object.hasOwn(before, field));
  return {
    sent,
    ...insideOf(effect),
    fields: isUsual ? fields : own.filter((field) => shown.includes(field)),
  };
}

function insideOf({ inside }: Pick<WrappedFields, 'inside'>): Pick<WrappedFields, 'inside'> {
  return inside ? { inside } : {};
}
