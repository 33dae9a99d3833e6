/** A scenario → one request of the collection, with its scripts and the documented answer as an example. */
import { credentialsFor } from '../analysis/index.ts';
import { escapeStep, type Json, jsonText, keysOf, pathTemplate } from '../documentation/index.ts';
import type { Attempt, BodyPlan, NeedRef, RequestPlan, Scenario, ScenarioPlan } from '../scenarios/index.ts';
import type { CollectionParts } from './collection-parts.ts';
import { describeScenario } from './describe-scenario.ts';
import type { PostmanItem, PostmanPair, PostmanRequest } from './postman-collection.ts';
import { prepareScript } from './prepare-script.ts';
import { savedExample } from './saved-example.ts';
import { scriptEvent } from './scripts.ts';
import { testScript } from './test-script.ts';

export function buildItem(scenario: Scenario, plan: ScenarioPlan, parts: CollectionParts): PostmanItem {
  const request = requestOf(scenario, plan);
  return {
    id: scenario.id,
    name: `${scenario.operation.name} – ${scenario.title}`,
    event: [
      scriptEvent('prerequest', prepareScript(scenario, plan, parts)),
      scriptEvent('test', testScript(scenario, plan, parts)),
    ],
    request: { ...request, description: describeScenario(scenario) },
    response: [savedExample(scenario, request)],
    protocolProfileBehavior: {
      followRedirects: false,
      disableCookies: true,
      ...(request.body && /^(GET|HEAD)$/.test(request.method) ? { disableBodyPruning: true } : {}),
    },
  };
}

/**
 * The request as a person reads it: its script puts in what is sent. Places that are filled then are shown by names that are
 * no variables, and a `{{…}}` of the document is broken up: nothing of either could be replaced, whatever happens.
 */
function requestOf(scenario: Scenario, plan: ScenarioPlan): Omit<PostmanRequest, 'description'> {
  const attempt: Attempt | undefined = scenario.attempts[0];
  const request = attempt?.request ?? emptyRequest(scenario);
  const path = request.path.replace(/\{([^{}]+)\}/g, (_, name: string) => filled(name));
  const query = [...request.query.map((pair) => queryPair(pair)), ...credentialQuery(plan, request)];
  const raw = `{{baseUrl}}${path}${query.length > 0 ? `?${query.map((pair) => `${pair.key}=${pair.value}`).join('&')}` : ''}`;
  return {
    method: request.method,
    header: [
      ...credentialHeaders(plan, request),
      ...request.headers.map((header) => ({
        key: brokenUp(header.name),
        value: typeof header.value === 'string' ? brokenUp(header.value) : filled(header.value.need),
      })),
      ...(request.body?.mediaType === undefined
        ? []
        : [{ key: 'Content-Type', value: brokenUp(request.body.mediaType) }]),
    ],
    url: {
      raw,
      host: ['{{baseUrl}}'],
      path: path.split('/').slice(1),
      ...(query.length > 0 ? { query } : {}),
    },
    ...(request.body ? { body: bodyOf(request.body) } : {}),
  };
}

function emptyRequest(scenario: Scenario): RequestPlan {
  return {
    method: scenario.operation.method,
    path: pathTemplate(scenario.operation.uriTemplate),
    values: {},
    query: [],
    headers: [],
    body: undefined,
    credentials: undefined,
  };
}

function queryPair(pair: { readonly name: string; readonly value: string | NeedRef }): PostmanPair {
  return {
    key: encodeURIComponent(pair.name),
    value: typeof pair.value === 'string' ? encodeURIComponent(pair.value) : filled(pair.value.need),
  };
}

function credentialHeaders(plan: ScenarioPlan, request: RequestPlan): readonly PostmanPair[] {
  if (request.credentials !== undefined) return [];
  return credentialsFor(request.access, plan.api.credentials, () => true)
    .filter((credential) => credential.in === 'header')
    .map((credential) => ({ key: credential.name, value: `{{${credential.variable}}}` }));
}

function credentialQuery(plan: ScenarioPlan, request: RequestPlan): readonly PostmanPair[] {
  if (request.credentials !== undefined) return [];
  return credentialsFor(request.access, plan.api.credentials, () => true)
    .filter(
      (credential) =>
        credential.in === 'query' && !request.query.some((pair) => pair.name === credential.name),
    )
    .map((credential) => ({ key: encodeURIComponent(credential.name), value: `{{${credential.variable}}}` }));
}

/** How a value is shown that is only known when the request is sent. */
function filled(need: string): string {
  return `{{docproof.${need}}}`;
}

function brokenUp(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ');
}

function bodyOf(body: BodyPlan): PostmanRequest['body'] {
  switch (body.kind) {
    case 'json':
      return {
        mode: 'raw',
        raw: templateOf(body.json, body.fills),
        options: { raw: { language: 'json' } },
      };
    case 'form':
      return {
        mode: 'raw',
        raw: body.fields
          .map((field) => queryPair(field))
          .map((pair) => `${pair.key}=${pair.value}`)
          .join('&'),
      };
    case 'text':
      return { mode: 'raw', raw: brokenUp(body.text) };
  }
}

/** The JSON with a name in the places that are filled when it is sent. */
function templateOf(
  json: Json,
  fills: readonly { readonly pointer: string; readonly need: string }[],
): string {
  const marks = new Map(fills.map((fill) => [fill.pointer, fill.need]));
  const text = jsonText(withMarks(json, '', marks), 2);
  // Two braces in a row stand in strings only, where one can be written as an escape.
  return text
    .replace(/\{(?=\{)/g, '\\u007b')
    .replace(/"\uE000([^"]*)\uE001"/g, (_, need: string) => filled(need));
}

function withMarks(value: Json, pointer: string, marks: ReadonlyMap<string, string>): Json {
  const mark = marks.get(pointer);
  if (mark !== undefined) return holed(mark);
  if (Array.isArray(value))
    return value.map((item: Json, index) => withMarks(item, `${pointer}/${index}`, marks));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]): [string, Json] => [
    key,
    withMarks(child, `${pointer}/${escapeStep(key)}`, marks),
  ]);
  const missing = [...marks].filter(
    ([place]) => place.startsWith(`${pointer}/`) && place.split('/').length === pointer.split('/').length + 1,
  );
  const added = missing
    .map(([place, text]): [string, Json] => [lastKey(place), holed(text)])
    .filter(([key]) => !Object.hasOwn(value, key));
  return Object.fromEntries([...entries, ...added]);
}

/** Private-use characters mark a hole until the JSON is text, where its quotes go. */
function holed(need: string): string {
  return `\uE000${need}\uE001`;
}

function lastKey(pointer: string): string {
  return keysOf(pointer).at(-1) ?? '';
}
