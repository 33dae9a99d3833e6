/** Bodies that break the documentation, as text; undefined if a body has nothing of what is to be broken. */
import { isObject, kindOf, valueAt, withValueAt } from '../../analysis/index.ts';
import { type Json, jsonText, parsedJson } from '../../documentation/index.ts';
import type { BodyMutation, FieldMutation, Place } from '../model.ts';

export function brokenBody(mutation: FieldMutation | BodyMutation, text: string): string | undefined {
  if (mutation.kind === 'body-empty') return text === '' ? undefined : '';
  if (mutation.kind === 'body-html') return page;
  const body = parsedJson(text);
  if (body === undefined) return undefined;
  switch (mutation.kind) {
    case 'body-truncated':
      return text.trimEnd().slice(0, Math.max(1, Math.floor(text.trimEnd().length / 2)));
    case 'body-null':
      return body === null ? undefined : 'null';
    case 'envelope-added':
      return jsonText({ docproof: body });
    case 'envelope-removed': {
      const inner = valueAt(body, [mutation.key]);
      return inner === undefined ? undefined : jsonText(inner);
    }
    case 'field-missing':
      return changed(body, mutation.place, () => undefined);
    case 'field-renamed':
      return renamed(body, mutation.place);
    case 'null':
    case 'wrong-type':
      return changed(body, mutation.place, (value) =>
        kindOf(value) === kindOf(mutation.value) ? value : mutation.value,
      );
    case 'wrong-format':
    case 'outside-enum':
    case 'out-of-range':
      return changed(body, mutation.place, (value) =>
        kindOf(value) === kindOf(mutation.value) ? mutation.value : value,
      );
  }
}

const page = '<!doctype html>\n<html><body><h1>Please come back later</h1></body></html>\n';

/** With the value at a place changed, or taken away; undefined if it stays the same. */
function changed(body: Json, place: Place, change: (value: Json) => Json | undefined): string | undefined {
  const keys = keysAt(body, place);
  const value = keys && valueAt(body, keys);
  if (keys === undefined || value === undefined) return undefined;
  const after = change(value);
  return after === value ? undefined : jsonText(withValueAt(body, keys, after));
}

function renamed(body: Json, place: Place): string | undefined {
  const keys = keysAt(body, place);
  const value = keys && valueAt(body, keys);
  const name = keys?.at(-1);
  if (keys === undefined || name === undefined || value === undefined) return undefined;
  const without = withValueAt(body, keys, undefined);
  return jsonText(withValueAt(without, [...keys.slice(0, -1), `${name}_docproof`], value));
}

/** Where a place is in a body; undefined if it has no such item. Of a short list only the first and the last exist. */
export function keysAt(body: Json, place: Place): readonly string[] | undefined {
  const keys: string[] = [];
  for (const step of place) {
    const at = valueAt(body, keys);
    if (typeof step === 'string') {
      if (!isObject(at)) return undefined;
      keys.push(step);
      continue;
    }
    const index = Array.isArray(at) ? indexOf(step.item, at.length) : undefined;
    if (index === undefined) return undefined;
    keys.push(String(index));
  }
  return keys;
}

function indexOf(item: 'first' | 'middle' | 'last', length: number): number | undefined {
  switch (item) {
    case 'first':
      return length > 0 ? 0 : undefined;
    case 'middle':
      return length > 2 ? Math.floor(length / 2) : undefined;
    case 'last':
      return length > 1 ? length - 1 : undefined;
  }
}
