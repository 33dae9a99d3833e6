/** What has to be true of an answer beyond its schema, as far as the documentation commits to it. */

import {
  createsAtItem,
  idInEntry,
  isObject,
  isScalar,
  isSuccess,
  pointerTo,
  type ResourceModel,
  shownByRead,
  valueAt,
} from '../analysis/index.ts';
import { isNumber, type Json, type JsonObject, ownOf, typeOfJson } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import {
  describesAnswer,
  formOfValue,
  isOftenMasked,
  sameName,
  showsPreviousState,
  wrapsWhatWasSent,
} from '../vocabulary/index.ts';
import { resourcesOf, scenariosAt } from './plan-index.ts';
import { lastSegment } from './runtime/location.ts';

/** Where the answer to a read holds the resource's own object; undefined where it is not a read of one resource. */
export function readObjectOf(scenario: Scenario, plan: ScenarioPlan): readonly string[] | undefined {
  const resource = resourcesOf(scenario.operation, plan).find(({ read }) => read === scenario.operation);
  return resource && isSuccess(scenario.response) ? resource.readObject : undefined;
}

/** Where the answer shows the id that was asked for, and the variable of the path that holds it. */
export function shownId(
  scenario: Scenario,
  plan: ScenarioPlan,
): { readonly place: string; readonly input: string; readonly isListed: boolean } | undefined {
  const body = scenario.response.body?.json;
  const resource = itemResourceOf(scenario, plan);
  if (!isSuccess(scenario.response) || body === undefined || !resource?.idField) return undefined;
  const asked = lastVariable(scenario);
  if (asked === undefined || asksByAnother(asked.name, resource, body)) return undefined;
  const places = [[...(resource.readObject ?? []), ...resource.idField], resource.idField];
  const place = places.find((each) => {
    const value = valueAt(body, each);
    const isId = (typeof value === 'string' || isNumber(value)) && !sendsAnother(scenario, each, asked);
    // What is asked for by a fixed value, such as `me`, may have another id, or be a list of some.
    const isFixed = asked.value === String(value) && !isInList(each, body);
    return isId && (asked.value === undefined || isFixed);
  });
  return place && { place: `/${place.join('/')}`, input: asked.name, isListed: asked.value === undefined };
}

/** The body may name another one than the path does: the answer may show either. */
function sendsAnother(
  { attempts }: Scenario,
  place: readonly string[],
  asked: { readonly name: string; readonly value: string | undefined },
): boolean {
  const body = attempts[0]?.request.body;
  if (body?.kind !== 'json') return false;
  const sent = valueAt(body.json, place);
  const fill = body.fills.find(({ pointer }) => pointer === pointerTo(place));
  return fill ? fill.input !== asked.name : isScalar(sent) && String(sent) !== asked.value;
}

function isInList(place: readonly string[], body: Json): boolean {
  return place.some((_key, at) => Array.isArray(valueAt(body, place.slice(0, at))));
}

/** Whether the path names the resource by another of its fields: `/shipments/{orderNumber}` beside `/shipments/{number}`. */
function asksByAnother(variable: string, resource: ResourceModel, body: Json): boolean {
  if (variable === resource.variable || sameName(variable, resource.idField?.at(-1) ?? '')) return false;
  const shown = valueAt(body, resource.readObject ?? []);
  return isObject(shown) && Object.keys(shown).some((key) => sameName(key, variable));
}

function itemResourceOf(scenario: Scenario, plan: ScenarioPlan): ResourceModel | undefined {
  return resourcesOf(scenario.operation, plan).find(({ read, replace, update }) =>
    [read, replace, update].includes(scenario.operation),
  );
}

/** The variable at the end of the path, where its value is one that exists at the target, or is the same for all. */
function lastVariable({
  attempts: [attempt],
}: Scenario): { readonly name: string; readonly value: string | undefined } | undefined {
  const name = /\{([^{}]+)\}[^{}/]*$/.exec(attempt?.request.path ?? '')?.[1];
  if (attempt === undefined || name === undefined) return undefined;
  const value = ownOf(attempt.request.values, name);
  const isExisting = attempt.inputs.some((input) => input.name === name && input.kind === 'existing');
  return isExisting || value !== undefined ? { name, value } : undefined;
}

/** The list in the answer and the id of its items, where the operation lists resources. */
export function listedIds(
  scenario: Scenario,
  plan: ScenarioPlan,
): { readonly items: readonly string[]; readonly field: readonly string[] } | undefined {
  const resource = resourcesOf(scenario.operation, plan).find(({ list }) => list === scenario.operation);
  const place = resource && idInEntry(resource);
  if (!resource?.listItems || !place || !isSuccess(scenario.response)) return undefined;
  const items = valueAt(scenario.response.body?.json, resource.listItems);
  // What a path names may be something that several entries are about: the events of a feature have ids of their own.
  const isFilter = Array.isArray(
    valueAt(shownByRead({ read: resource.read, readObject: [] }), resource.listItems),
  );
  const field = isFilter ? ['id'] : place;
  const showsIt = (item: Json) => isObject(item) && isScalar(valueAt(item, field));
  return Array.isArray(items) && items.every(showsIt) ? { items: resource.listItems, field } : undefined;
}

/** Headers that servers and proxies set as they like: documenting them promises nothing. */
const incidental =
  /^(date|server|connection|keep-alive|transfer-encoding|content-length|content-encoding|content-type|vary|via|age|x-powered-by|x-request-id|x-runtime|cache-control|pragma|expires|status|strict-transport-security|access-control-.*|x-(frame|content|xss|ua|cache|served|timer|robots)-.*|cf-.*|p3p|accept-ranges|etag|last-modified|alt-svc|proxy-.*|x-amz.*|authorization|host|user-agent|accept.*|cookie)$/i;

/** Headers that the documentation promises for this response. */
export function promisedHeaders(scenario: Scenario, plan: ScenarioPlan): readonly string[] {
  const shown = scenario.response.headers.map((header) => header.name);
  const isCaptured = shown.some((name) => captured.test(name));
  const names = shown.filter(
    (name) =>
      !(incidental.test(name) || (isCaptured && /^set-cookie$/i.test(name))) ||
      (validator.test(name) && isConditional(scenario, plan)),
  );
  return [...new Set(names)];
}

/** Of the headers that have a schema, those whose value is the API's own and no server's or proxy's. */
export function judgedHeaders(
  scenario: Scenario,
  plan: ScenarioPlan,
  described: readonly string[],
): readonly string[] {
  const promised = promisedHeaders(scenario, plan);
  return described.filter((name) => !incidental.test(name) || promised.includes(name));
}

/** Headers that nobody writes by hand: all that stands beside them was copied from one answer. */
const captured = /^(date|server|connection|transfer-encoding|x-powered-by|via|cf-.*)$/i;

/** Headers by which a client asks for a change only, or changes what it has seen only. */
const validator = /^(etag|last-modified)$/i;

/** Whether the documentation shows conditional requests on the same path, which need such a header. */
function isConditional({ operation }: Scenario, plan: ScenarioPlan): boolean {
  return scenariosAt(operation, plan).some(
    ({ operation: { requests }, response }) =>
      [304, 412, 428].includes(response.status) ||
      requests.some(({ headers }) => headers.some(({ name }) => /^if-/i.test(name))),
  );
}

/** Where what was sent and what the answer shows of it stand, and the fields that both have; undefined where there are none. */
export function echoOf({ attempts, response, operation }: Scenario):
  | {
      readonly sentAt: readonly string[];
      readonly shownAt: readonly string[];
      readonly fields: readonly string[];
    }
  | undefined {
  const body = attempts[0]?.request.body;
  const answer = response.body?.json;
  if (
    body?.kind !== 'json' ||
    !isObject(answer) ||
    createsAtItem(operation) ||
    showsPreviousState(`${operation.description} ${response.description}`)
  )
    return undefined;
  for (const sentAt of objectsIn(body.json)) {
    const sent = valueAt(body.json, sentAt) as JsonObject;
    for (const shownAt of objectsIn(answer)) {
      const shown = valueAt(answer, shownAt) as JsonObject;
      const fields = Object.keys(sent).filter(
        (field) => Object.hasOwn(shown, field) && !isMasked(field, shown[field]),
      );
      if (fields.length === 0) continue;
      const same = fields.filter((field) => !isConverted(sent[field], shown[field]));
      return same.length > 0 ? { sentAt, shownAt, fields: same } : undefined;
    }
  }
  return undefined;
}

/** The whole where it is an object, and what it wraps: another object in it may be about another thing. */
function objectsIn(json: Json): readonly (readonly string[])[] {
  if (!isObject(json)) return [];
  const wrapped = Object.keys(json).filter((key) => isObject(json[key]) && wraps(json, key));
  return [[], ...wrapped.map((key) => [key])];
}

function wraps(json: JsonObject, key: string): boolean {
  return wrapsWhatWasSent(key) || Object.keys(json).every((each) => each === key || describesAnswer(each));
}

/**
 * Whether the documented answer itself shows something else than what is sent, of another form: `file` for the type of
 * a document whose answer shows the id of that type. Another value of one form is only another example.
 */
function isConverted(sent: Json | undefined, shown: Json | undefined): boolean {
  if (typeOfJson(sent) !== typeOfJson(shown) || Array.isArray(sent) !== Array.isArray(shown)) return true;
  return typeof sent === 'string' && typeof shown === 'string' && formOfValue(sent) !== formOfValue(shown);
}

function isMasked(field: string, shown: Json | undefined): boolean {
  return isOftenMasked(field) || (typeof shown === 'string' && /[*•]{2}|x{4}/i.test(shown));
}

/** How a header links to the created resource: by its id, or, where the documentation shows no value, to nothing else. */
type Leads = 'by-id' | 'nowhere-else';

/** The header by which the documentation links to the created resource, beside a body that shows its id. */
export function locationOf({
  effect,
  response,
}: Scenario): { readonly name: string; readonly leads: Leads } | undefined {
  const header = response.headers.find(({ name }) => /^location$/i.test(name));
  if (!header || effect.kind !== 'create' || effect.id?.in !== 'body') return undefined;
  if (header.value === '') return { name: header.name, leads: 'nowhere-else' };
  const id = valueAt(response.body?.json, effect.id.field);
  const last = lastSegment(header.value);
  return last !== undefined && last === String(id) ? { name: header.name, leads: 'by-id' } : undefined;
}
