import type { Json, JsonObject } from '../../documentation/index.ts';
import { isObject } from '../json.ts';

/** The one property of a body that holds the object with its fields: `user` in `{"user": {…}}`; one of `own` wraps nothing. */
export function wrapperOf(body: Json | undefined, own: JsonObject = {}): string | undefined {
  const [name, ...others] = isObject(body) ? Object.keys(body) : [];
  if (name === undefined || others.length > 0 || Object.hasOwn(own, name)) return undefined;
  return isObject((body as JsonObject)[name]) ? name : undefined;
}
