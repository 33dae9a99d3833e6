import { isObject, sameJson } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { textOfJson } from '../../documentation/index.ts';
import type { ConditionKind } from './condition.ts';
import type { ConditionOf } from './model.ts';
import { noPlaces } from './places.ts';

/** The request is the one that the overrides give for this response. */
export const asOverridden: ConditionKind<'as-overridden'> = {
  kind: 'as-overridden',
  stage: 'shown',
  narrowness: 1,
  places: () => noPlaces,

  recognise() {
    return [];
  },

  provoke() {
    return [];
  },

  holds({ values, query, headers, body }, request) {
    const asked =
      Object.entries(values).every(([name, value]) => request.path[name] === value) &&
      query.every(({ name, value }) => (request.query.get(name) ?? []).includes(value)) &&
      headers.every(({ name, value }) => request.headers.get(name.toLowerCase()) === value) &&
      (body === undefined || (request.json !== undefined && holdsAll(body, request.json)));
    return asked ? { offending: undefined } : false;
  },
};

/** The condition that a request of the overrides is sent. */
export function sentAs(request: Omit<ConditionOf<'as-overridden'>, 'kind'>): ConditionOf<'as-overridden'> {
  return { kind: 'as-overridden', ...request };
}

function holdsAll(stated: Json, sent: Json): boolean {
  if (typeof stated === 'string') return fitsText(stated, sent);
  if (!isObject(stated)) return sameJson(stated, sent);
  return (
    isObject(sent) &&
    Object.entries(stated).every(([key, value]) => {
      const isThere = Object.hasOwn(sent, key);
      return value === null ? !isThere : isThere && holdsAll(value as Json, sent[key] as Json);
    })
  );
}

/** A generated value, `{{$uuid}}`, may be anything. */
function fitsText(stated: string, sent: Json): boolean {
  const [before = '', after] = stated.split(/\{\{\$[^{}]*\}\}/);
  if (after === undefined) return stated === sent;
  const text = textOfJson(sent);
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
