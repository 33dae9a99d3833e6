/** Whether reading a thing shows that it was removed. */
import type { Json } from '../../documentation/index.ts';
import { isShownAsRemoved } from '../../vocabulary/index.ts';
import { isObject } from './json.ts';
import { type Answer, succeeded } from './send.ts';

/** The read finds nothing, or a thing that is marked as removed, also in an envelope: many APIs only mark it. */
export function isReadAsRemoved(answer: Answer): boolean {
  return !succeeded(answer) || (answer.body.ok && showsRemoval(answer.body.json));
}

function showsRemoval(json: Json): boolean {
  if (!isObject(json)) return false;
  const fields = Object.entries(json);
  return [...fields, ...fields.flatMap(([, inner]) => (isObject(inner) ? Object.entries(inner) : []))].some(
    ([name, value]) => isShownAsRemoved(name, value),
  );
}
