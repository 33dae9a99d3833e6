/** What a create or an update sends of the resource itself. */
import type { Json } from '../../documentation/index.ts';
import { valueAt } from './json.ts';
import type { Prepared } from './plan.ts';

/** The body, or the object in it that wraps the resource, and the fields of it that the resource shows. */
export function sentOfResource({ script: { effect }, sent }: Pick<Prepared, 'script' | 'sent'>): {
  readonly sent: Json | undefined;
  readonly fields: readonly string[];
} {
  if (effect.kind !== 'create' && effect.kind !== 'update') return { sent, fields: [] };
  const { wrapped, fields } = effect;
  const inner = wrapped && valueAt(sent, wrapped.at);
  return wrapped && inner !== undefined ? { sent: inner, fields: wrapped.fields } : { sent, fields };
}
