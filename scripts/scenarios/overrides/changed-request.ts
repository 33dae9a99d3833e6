/** A request with the overrides applied: everything that is not mentioned stays. */
import { isObject, keysOf, withValueAt } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import type { BodyPlan, RequestPlan } from '../model.ts';
import type { GivenRequest, OverrideEntry, RequestChange } from './model.ts';

export type Pairs = RequestPlan['query'];

export function changed(request: RequestPlan, change: RequestChange | undefined): RequestPlan {
  if (!change) return request;
  const path = typeof change.path === 'string' ? change.path : request.path;
  const values = typeof change.path === 'object' ? mapped(change.path) : {};
  return {
    ...request,
    method: change.method?.toUpperCase() ?? request.method,
    path,
    values: { ...request.values, ...values },
    query: merged(request.query, change.query),
    headers: merged(request.headers, change.headers),
    body: changedBody(request.body, change),
    credentials: change.credentials ?? request.credentials,
  };
}

function changedBody(body: BodyPlan | undefined, change: RequestChange): BodyPlan | undefined {
  if (change['replace-body'] !== undefined) return bodyOf(change['replace-body'], body?.mediaType);
  if (change.body === undefined) return body;
  if (!isObject(change.body) || body === undefined || body.kind === 'text')
    return bodyOf(withoutNulls(change.body), body?.mediaType);
  if (body.kind === 'form')
    return { ...body, fields: merged(body.fields, change.body as Readonly<Record<string, unknown>>) };
  return {
    ...body,
    json: patched(body.json, change.body),
    fills: body.fills.filter(({ pointer }) => !isTouched(pointer, change.body)),
  };
}

/** As RFC 7396 merges: objects member by member, null removes, all else is replaced. */
function patched(json: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const base = isObject(json) ? json : {};
  const kept = Object.entries(base).filter(([key]) => !Object.hasOwn(patch, key));
  const set = Object.entries(patch).flatMap(([key, value]) =>
    value === null
      ? []
      : [[key, patched(Object.hasOwn(base, key) ? (base[key] as Json) : null, value as Json)]],
  );
  return Object.fromEntries([...kept, ...set]) as Json;
}

function withoutNulls(json: Json): Json {
  return patched(null, json);
}

/** Whether a place, or one around it, is set by the patch. */
function isTouched(pointer: string, patch: Json | undefined): boolean {
  return touches(patch, keysOf(pointer));
}

function touches(patch: Json | undefined, [key = '', ...rest]: readonly string[]): boolean {
  if (!isObject(patch)) return true;
  if (!Object.hasOwn(patch, key)) return false;
  return rest.length === 0 || touches(patch[key], rest);
}

function mapped(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function merged(pairs: Pairs, change: Readonly<Record<string, unknown>> | undefined): Pairs {
  const names = Object.keys(change ?? {}).map((name) => name.toLowerCase());
  const added = Object.entries(change ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value: String(value) }],
  );
  return [...pairs.filter((pair) => !names.includes(pair.name.toLowerCase())), ...added];
}

function bodyOf(body: Json, mediaType: string | undefined): BodyPlan {
  if (typeof body === 'string') return { kind: 'text', mediaType, text: body };
  return { kind: 'json', mediaType: mediaType ?? 'application/json', json: body, fills: [] };
}

export function givenRequest(given: GivenRequest): RequestPlan {
  return {
    method: given.method.toUpperCase(),
    path: given.path,
    values: {},
    query: [],
    headers: merged([], given.headers),
    body: given.body === undefined ? undefined : bodyOf(given.body, undefined),
    credentials: undefined,
  };
}

/** Values given by name: in the path, and in the body where a need would have filled it. */
export function withValues(request: RequestPlan, values: OverrideEntry['values']): RequestPlan {
  if (Object.keys(values).length === 0) return request;
  const { body } = request;
  const filled =
    body?.kind === 'json'
      ? {
          ...body,
          json: body.fills.reduce(
            (json, fill) =>
              Object.hasOwn(values, fill.input)
                ? withValueAt(json, keysOf(fill.pointer), values[fill.input] ?? null)
                : json,
            body.json,
          ),
          fills: body.fills.filter((fill) => !Object.hasOwn(values, fill.input)),
        }
      : body;
  return { ...request, values: { ...request.values, ...mapped(values) }, body: filled };
}
