/** The documented answer to a write, with the values of the item that it concerns. */
import { isObject, isScalar, valueAt, withValueAt } from '../../../analysis/index.ts';
import type { Json, JsonObject } from '../../../documentation/index.ts';
import { typedLike } from '../items/identity.ts';
import type { Entity, RequestContext, ServedOperation, ServedResource } from '../model/model.ts';
import { documentedFields } from '../reading/sent-fields.ts';
import { known } from './performed.ts';
import { readView, reflect } from './views.ts';

/** The documented body with the item's values; an optional field that was sent is shown beside them. */
export function showing(
  example: Json | undefined,
  context: RequestContext,
  sent: JsonObject,
  resource: ServedResource,
  entity: Entity,
): Json | undefined {
  if (example === undefined) return undefined;
  const shown = reflect(example, known(context, entity), documentedFields(context.served));
  const view = readView(resource, entity);
  const extra = Object.keys(sent).filter((key) => Object.hasOwn(view, key));
  return withFields(shown, view, extra);
}

/** Adds fields to the object that shows the item: the one with at least half of what the item has. */
function withFields(body: Json, view: JsonObject, names: readonly string[]): Json {
  if (!isObject(body) || names.length === 0) return body;
  const own = Object.keys(view).filter((key) => Object.hasOwn(body, key));
  if (own.length > 1 && own.length * 2 >= Object.keys(view).length) {
    const missing = names.filter((name) => !Object.hasOwn(body, name));
    return { ...body, ...Object.fromEntries(missing.map((name) => [name, view[name] ?? null])) };
  }
  const entries = Object.entries(body).map(([key, child]): [string, Json] => [
    key,
    Object.hasOwn(view, key) ? child : withFields(child, view, names),
  ]);
  return Object.fromEntries(entries);
}

/** The answer to a create with the new id where the documentation shows it. */
export function withNewId(
  body: Json | undefined,
  example: Json | undefined,
  { id }: Entity,
  { made }: ServedOperation,
): Json | undefined {
  if (body === undefined || made?.in !== 'body') return body;
  const documented = valueAt(example, made.field);
  return isScalar(documented) ? withValueAt(body, made.field, typedLike(documented, id)) : body;
}
