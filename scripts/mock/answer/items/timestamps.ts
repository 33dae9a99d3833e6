/** Times in the way the documentation writes them. */
import type { Json, JsonObject } from '../../../documentation/index.ts';
import { hasChangeWord, hasCreationWord } from '../../../vocabulary/index.ts';

/** Sets the times that a create or an update leaves behind, where the value has such fields. */
export function stamped(value: JsonObject, at: string, isNew: boolean, sent: JsonObject): JsonObject {
  const entries = Object.entries(value).map(([key, child]): [string, Json] => {
    const isStamp = hasChangeWord(key) || (isNew && hasCreationWord(key));
    if (!isStamp || Object.hasOwn(sent, key)) return [key, child];
    return [key, timeLike(child, at) ?? child];
  });
  return Object.fromEntries(entries);
}

/** `at` (ISO 8601) written like the example; undefined if the example is not a time. */
export function timeLike(example: Json, at: string): Json | undefined {
  if (typeof example === 'number') {
    const ms = Date.parse(at);
    if (example > 1e11) return ms;
    return example > 5e8 ? Math.floor(ms / 1000) : undefined;
  }
  if (typeof example !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(example)) return at.slice(0, 10);
  const form = /^\d{4}-\d\d-\d\d([T ])\d\d:\d\d(:\d\d)?(\.\d+)?( ?(?:Z|[+-]\d\d:?\d\d|UTC))?$/.exec(example);
  if (!form) return undefined;
  const [, between = 'T', seconds, fraction, zone = ''] = form;
  const digits =
    fraction === undefined
      ? ''
      : `.${at
          .slice(20, 23)
          .padEnd(fraction.length - 1, '0')
          .slice(0, fraction.length - 1)}`;
  const time = at.slice(11, seconds === undefined ? 16 : 19);
  return `${at.slice(0, 10)}${between}${time}${digits}${zone.replace(/[+-]\d\d(:?)\d\d/, '+00$100')}`;
}
