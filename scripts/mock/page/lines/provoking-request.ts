/** The request of an attempt, with values from the state of the mock in place of what the collection would look up. */
import { credentialsFor, keysOf, valueAt, withValueAt } from '../../../analysis/index.ts';
import {
  encoded,
  formMediaType,
  formText,
  type Json,
  jsonText,
  ownOf,
} from '../../../documentation/index.ts';
import type { Attempt, Input, InputRef, RequestPlan } from '../../../scenarios/index.ts';
import { newId } from '../../answer/items/identity.ts';
import { encodeSegment } from '../../answer/model/encode.ts';
import type { MockState, ServedApi, ServedResource } from '../../answer/model/model.ts';
import { anyParent } from '../../answer/state/store.ts';
import type { LineRequest } from './line-request.ts';

/** Undefined if something has to be done before. */
export function provokingRequest(
  attempt: Attempt,
  api: ServedApi,
  state: MockState,
): LineRequest | undefined {
  const values = new Map<string, Json>();
  for (const input of attempt.inputs) {
    const value = valueOfInput(input, api, state);
    if (value === undefined) return undefined;
    values.set(input.name, value);
  }
  return filled(attempt.request, values, api);
}

function valueOfInput(input: Input, api: ServedApi, state: MockState): Json | undefined {
  switch (input.kind) {
    case 'existing':
      return (
        existing(input.name, input.of, api, state) ??
        input.sources.flatMap((each) => (each.kind === 'example' ? [each.value] : []))[0]
      );
    case 'absent':
      return input.form === 'text' && input.like === undefined
        ? 'no-such-thing'
        : newId(input.like ?? '0', 999_000, 77, (id) => isStored(id, api, state));
    case 'seen':
      return seen(input.field, api, state) ?? input.fallback;
    case 'fresh':
      // Another one after each write: the one before may be taken by now.
      return typeof input.like === 'string'
        ? newId(input.like, 999_000, 78 + state.revision, (id) => isStored(id, api, state))
        : input.like;
    case 'changed':
      return input.choices.at(-1);
    case 'header':
    case 'removed':
    case 'done':
      return undefined;
  }
}

function existing(variable: string, name: string, api: ServedApi, state: MockState): string | undefined {
  const resource =
    api.resources.find((each) => each.name === name) ??
    api.resources.find((each) => each.variable === variable);
  return resource && firstOf(resource, state)?.id;
}

function firstOf(resource: ServedResource, state: MockState) {
  for (const [parent, items] of state.tables.get(resource.key) ?? []) {
    const [first] = items.values();
    if (parent !== anyParent && first) return first;
  }
  return undefined;
}

function isStored(id: string, { resources }: ServedApi, state: MockState): boolean {
  return resources.some(({ key }) =>
    [...(state.tables.get(key)?.values() ?? [])].some((items) => items.has(id)),
  );
}

function seen(field: readonly string[], api: ServedApi, state: MockState): Json | undefined {
  for (const resource of api.resources) {
    const value = valueAt(firstOf(resource, state)?.value, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

function filled(plan: RequestPlan, values: ReadonlyMap<string, Json>, api: ServedApi): LineRequest {
  const textOf = (value: string | InputRef) =>
    typeof value === 'string' ? value : textual(values.get(value.input));
  const path = plan.path.replace(/\{([^{}]+)\}/g, (_all, name: string) =>
    encoded(
      values.has(name) ? textual(values.get(name)) : (ownOf(plan.values, name) ?? name),
      ownOf(plan.literal, name),
    ),
  );
  const own = plan.query.map(({ name, value }) => [name, textOf(value)] as const);
  const known = credentials(plan, api);
  const given = plan.credentials === undefined ? known : { headers: [], query: [] };
  const query = [...own, ...given.query].map(
    ([name, value]) => `${encodeSegment(name)}=${encoded(value, ownOf(plan.literal, name))}`,
  );
  const body = bodyOf(plan, values, textOf);
  const wrong = plan.credentials === 'wrong' ? known.headers.map(([name]) => [name, 'nobody'] as const) : [];
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

function credentials({ access }: RequestPlan, api: ServedApi) {
  const known = api.plan.api.credentials.filter((credential) => credential.example !== '');
  const shown = credentialsFor(access, known, () => true);
  return {
    headers: shown.filter((each) => each.in === 'header').map((each) => [each.name, each.example] as const),
    query: shown.filter((each) => each.in === 'query').map((each) => [each.name, each.example] as const),
  };
}

function bodyOf(
  plan: RequestPlan,
  values: ReadonlyMap<string, Json>,
  textOf: (value: string | InputRef) => string,
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
      const json = body.fills.reduce((each: Json, { pointer, input }) => {
        const value = values.get(input);
        return value === undefined ? each : withValueAt(each, keysOf(pointer), value);
      }, body.json);
      return { mediaType: body.mediaType, text: jsonText(json) };
    }
  }
}
