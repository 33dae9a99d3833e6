/** For each documented response a curl line that brings it out of the running mock. */
import { keysOf, valueAt } from '../../analysis/index.ts';
import { formMediaType, formText, type Json, jsonText } from '../../documentation/index.ts';
import type { Attempt, Need, NeedRef, RequestPlan, Scenario } from '../../scenarios/index.ts';
import { documentedPath } from '../answer/documented/documented-path.ts';
import { newId, setAt } from '../answer/items/identity.ts';
import { encodeSegment } from '../answer/model/encode.ts';
import type { ServedApi, ServedOperation, ServedResource } from '../answer/model/model.ts';
import { anyParent, type MockState } from '../answer/state/store.ts';

export interface Line {
  readonly curl: string;
  /** By `Prefer`, since the response needs something to be done first, or cannot be provoked at all. */
  readonly asked: boolean;
  readonly request: Request;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
}

/** `below`: what has to stand before the documented path, where another API has the same. */
export function curlFor(
  scenario: Scenario,
  served: ServedOperation,
  state: MockState,
  url: string,
  below: string,
): Line {
  const [attempt] = scenario.attempts;
  const provoking = attempt && requestOf(attempt, served.api, state);
  const documented = provoking ?? askingRequest(scenario, served);
  const request = { ...documented, path: below + documented.path };
  return { curl: curlLine(request, url), asked: provoking === undefined, request };
}

function askingRequest(scenario: Scenario, served: ServedOperation): Request {
  const { values, query } = documentedPath(served);
  let at = 0;
  const path = served.operation.uriTemplate
    .replace(/\{[?&#][^{}]*\}/g, '')
    .replace(/\{[^{}]+\}/g, () => encodeSegment(values[at++] ?? ''));
  return {
    method: served.operation.method,
    path: query === '' ? path : `${path.replace(/\?.*$/s, '')}?${query}`,
    headers: [['Prefer', `code=${scenario.response.status}, example="${scenario.response.id}"`]],
    body: undefined,
  };
}

/** The first attempt with values from the state; undefined where something has to be done before. */
function requestOf(attempt: Attempt, api: ServedApi, state: MockState): Request | undefined {
  const values = new Map<string, Json>();
  for (const need of attempt.needs) {
    const value = valueOfNeed(need, api, state);
    if (value === undefined) return undefined;
    values.set(need.name, value);
  }
  return filled(attempt.request, values, api);
}

function valueOfNeed(need: Need, api: ServedApi, state: MockState): Json | undefined {
  switch (need.kind) {
    case 'existing':
      return (
        existing(need.name, need.of, api, state) ??
        need.sources.flatMap((each) => (each.kind === 'example' ? [each.value] : []))[0]
      );
    case 'absent':
      return need.form === 'text' && need.like === undefined
        ? 'no-such-thing'
        : newId(need.like ?? '0', 999_000, 77, () => false);
    case 'seen':
      return seen(need.field, api, state) ?? need.fallback;
    case 'fresh':
      return typeof need.like === 'string' ? newId(need.like, 999_000, 78, () => false) : need.like;
    case 'changed':
      return need.choices.at(-1);
    case 'header':
    case 'removed':
    case 'done':
      return undefined;
  }
}

function existing(variable: string, name: string, api: ServedApi, state: MockState): string | undefined {
  const resource =
    api.resources.find((each) => each.model.name === name) ??
    api.resources.find((each) => each.model.variable === variable);
  return resource && firstOf(resource, state)?.id;
}

function firstOf(resource: ServedResource, state: MockState) {
  for (const [parent, items] of state.shelves.get(resource.key) ?? []) {
    const [first] = items.values();
    if (parent !== anyParent && first) return first;
  }
  return undefined;
}

function seen(field: readonly string[], api: ServedApi, state: MockState): Json | undefined {
  for (const resource of api.resources) {
    const value = valueAt(firstOf(resource, state)?.value, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

function filled(plan: RequestPlan, values: ReadonlyMap<string, Json>, api: ServedApi): Request {
  const textOf = (value: string | NeedRef) =>
    typeof value === 'string' ? value : textual(values.get(value.need));
  const path = plan.path.replace(/\{([^{}]+)\}/g, (_all, name: string) =>
    encodeSegment(values.has(name) ? textual(values.get(name)) : (plan.values[name] ?? name)),
  );
  const own = plan.query.map(({ name, value }) => [name, textOf(value)] as const);
  const given = plan.credentials === undefined ? credentials(api) : { headers: [], query: [] };
  const query = [...own, ...given.query].map(
    ([name, value]) => `${encodeSegment(name)}=${encodeSegment(value)}`,
  );
  const body = bodyOf(plan, values, textOf);
  const wrong =
    plan.credentials === 'wrong' ? credentials(api).headers.map(([name]) => [name, 'nobody'] as const) : [];
  return {
    method: plan.method,
    path: query.length === 0 ? path : `${path}?${query.join('&')}`,
    headers: [
      ...given.headers,
      ...wrong,
      ...plan.headers.map(({ name, value }) => [name, textOf(value)] as const),
      ...(body?.mediaType === undefined ? [] : [['Content-Type', body.mediaType] as const]),
    ],
    body: body?.text,
  };
}

function textual(value: Json | undefined): string {
  return typeof value === 'string' ? value : jsonText(value ?? '');
}

function credentials(api: ServedApi) {
  const shown = api.plan.api.credentials.filter((credential) => credential.example !== '');
  return {
    headers: shown.filter((each) => each.in === 'header').map((each) => [each.name, each.example] as const),
    query: shown.filter((each) => each.in === 'query').map((each) => [each.name, each.example] as const),
  };
}

function bodyOf(
  plan: RequestPlan,
  values: ReadonlyMap<string, Json>,
  textOf: (value: string | NeedRef) => string,
) {
  const { body } = plan;
  switch (body?.kind) {
    case undefined:
      return undefined;
    case 'text':
      return { mediaType: body.mediaType, text: body.text };
    case 'form': {
      const parts = body.fields.map((field) => ({ ...field, value: textOf(field.value) }));
      return { mediaType: formMediaType(body.mediaType), text: formText(body.mediaType, parts) };
    }
    case 'json': {
      const json = body.fills.reduce(
        (each: Json, { pointer, need }) => put(each, pointer, values.get(need)),
        body.json,
      );
      return { mediaType: body.mediaType, text: jsonText(json) };
    }
  }
}

function put(json: Json, pointer: string, value: Json | undefined): Json {
  const keys = keysOf(pointer);
  const isPlain = typeof json === 'object' && json !== null && !Array.isArray(json);
  return value === undefined || !isPlain
    ? json
    : setAt(json as { readonly [key: string]: Json }, keys, value);
}

function curlLine({ method, path, headers, body }: Request, url: string): string {
  const parts = ['curl -i'];
  if (method === 'HEAD') parts.push('--head');
  else if (method !== (body === undefined ? 'GET' : 'POST')) parts.push(`-X ${method}`);
  parts.push(quote(url + path));
  for (const [name, value] of headers)
    parts.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`-d ${quote(body)}`);
  return parts.join(' ');
}

function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
