/** The request as documented, with values that a target knows in place of the documentation's examples. */
import {
  type DocumentedRequest,
  fixedQuery,
  type Json,
  type Operation,
  type Parameter,
  pathSegments,
  pathShape,
} from '../documentation/index.ts';
import { validRequestOf } from './body-example.ts';
import type { ApiContext, Baseline } from './context.ts';
import { isCredentialHeader } from './credentials.ts';
import { type BodyField, bodyFieldsOf } from './fields.ts';
import { formOfValue } from './forms.ts';
import { isObject, valueAt } from './json.ts';
import type {
  BodyPlan,
  CreateSupply,
  IdPlace,
  ListRead,
  Need,
  NeedRef,
  RequestPlan,
  Supply,
} from './model.ts';
import { sameName } from './names.ts';
import { listShowing, referenceFields, resourceNamedBy } from './references.ts';
import { type ResourceModel, successOf } from './resources.ts';

/** How deep creates may need other creates before a documented example has to do. */
const deepestChain = 4;

export function documentedBaseline(operation: Operation, api: ApiContext, depth = 0): Baseline {
  const path = templatePath(operation);
  const owned = pathNeeds(operation, path, api, depth);
  const body = bodyOf(operation, api, path, owned.needs, depth);
  return {
    needs: [...owned.needs, ...body.needs],
    request: {
      method: operation.method,
      path,
      values: owned.values,
      query: queryOf(operation),
      headers: headersOf(validRequestOf(operation)),
      body: body.plan,
      credentials: undefined,
    },
    certain: owned.certain,
  };
}

/** The path with its variables as `{name}`. */
function templatePath(operation: Operation): string {
  return `/${pathSegments(operation.uriTemplate)
    .map((segment) => segment.text)
    .join('/')}`;
}

interface PathValues {
  readonly needs: readonly Need[];
  readonly values: Readonly<Record<string, string>>;
  readonly certain: boolean;
}

function pathNeeds(operation: Operation, path: string, api: ApiContext, depth: number): PathValues {
  const segments = pathSegments(path);
  const needs: Need[] = [];
  const values: Record<string, string> = {};
  let certain = true;
  segments.forEach((segment, index) => {
    for (const variable of segment.variables) {
      const prefix = `/${segments
        .slice(0, index + 1)
        .map((each) => each.text)
        .join('/')}`;
      const resource = api.resources.find((each) => each.id === pathShape(prefix));
      const parameter = operation.parameters.find((each) => each.name === variable);
      const isOwn = index === segments.length - 1;
      const supplies = resource ? suppliesOf(resource, prefix, operation, isOwn, api, depth) : [];
      const example = exampleValue(parameter);
      if (supplies.length === 0) {
        values[variable] = example ?? variable;
        if ((parameter?.values ?? []).length === 0) certain = false;
      } else {
        const last: readonly Supply[] = example === undefined ? [] : [{ kind: 'example', value: example }];
        needs.push({
          kind: 'existing',
          name: variable,
          of: resource?.name ?? variable,
          sources: [...supplies, ...last],
        });
      }
    }
  });
  return { needs, values, certain };
}

export function exampleValue(parameter: Parameter | undefined): string | undefined {
  return parameter?.example ?? parameter?.default ?? parameter?.values[0];
}

/** Where the id of a resource may come from; `path` is its item path in the names of the asking operation. */
function suppliesOf(
  resource: ResourceModel,
  path: string,
  operation: Operation,
  isOwn: boolean,
  api: ApiContext,
  depth: number,
): readonly Supply[] {
  const listed = listedSupply(resource, path);
  const created = depth < deepestChain ? createSupply(resource, path, api, depth + 1) : undefined;
  const changes = isOwn && !isSafe(operation.method);
  const ordered = changes && created?.remove ? [created, listed] : [listed, created];
  return ordered.filter((supply) => supply !== undefined);
}

export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

function listedSupply(resource: ResourceModel, path: string): Supply | undefined {
  const list = listRead(resource, path);
  return list && resource.idField ? { kind: 'listed', list, field: resource.idField } : undefined;
}

/** The list of a resource, asked at the collection path above `path`. */
export function listRead(resource: ResourceModel, path: string): ListRead | undefined {
  if (!resource.list || !resource.listItems) return undefined;
  return {
    request: {
      ...plainRequest('GET', parentOf(path)),
      query: queryOf(resource.list),
      headers: headersOf(validRequestOf(resource.list)),
    },
    items: resource.listItems,
  };
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

export function plainRequest(method: string, path: string): RequestPlan {
  return { method, path, values: {}, query: [], headers: [], body: undefined, credentials: undefined };
}

/** The request of another operation on the path that this operation knows it under. */
export function requestOn(operation: Operation, path: string): RequestPlan {
  return {
    ...plainRequest(operation.method, path),
    query: queryOf(operation),
    headers: headersOf(validRequestOf(operation)),
  };
}

/** How to make a resource of this kind, and how to remove it. */
export function createSupply(
  resource: ResourceModel,
  path: string,
  api: ApiContext,
  depth: number,
): CreateSupply | undefined {
  if (!resource.create) return undefined;
  const creating = createRequest(resource.create, parentOf(path), api, depth);
  const id = idPlaceOf(resource, creating.request, creating.needs);
  if (!id) return undefined;
  return {
    kind: 'created',
    request: creating.request,
    needs: creating.needs,
    id,
    remove: resource.remove && requestOn(resource.remove, path),
  };
}

function createRequest(create: Operation, path: string, api: ApiContext, depth: number) {
  const body = bodyOf(create, api, path, [], depth);
  return {
    needs: body.needs,
    request: { ...requestOn(create, path), body: body.plan },
  };
}

/** Where the answer of a create tells the new id: the body, the Location header, or the request itself. */
export function idPlaceOf(
  resource: ResourceModel,
  request: RequestPlan,
  needs: readonly Need[],
): IdPlace | undefined {
  const success = resource.create && successOf(resource.create);
  const body = success?.body?.json;
  const field = body === undefined ? undefined : idIn(body, resource);
  if (field) return { in: 'body', field };
  if (success?.headers.some((header) => header.name.toLowerCase() === 'location')) return { in: 'location' };
  const own = request.body?.kind === 'json' ? request.body.fills : [];
  const chosen = own.find(
    (fill) =>
      needs.some((need) => need.name === fill.need && need.kind === 'fresh') &&
      sameName(fill.pointer.slice(1), resource.idField?.at(-1) ?? resource.variable),
  );
  if (chosen) return { in: 'request', need: chosen.need };
  return undefined;
}

function idIn(body: Json, resource: ResourceModel): readonly string[] | undefined {
  const wanted = resource.idField ?? [];
  const wrappers = [[], ...wrapperPaths(body, 3)];
  const names = [wanted, [resource.variable], ['id'], ['_id'], [`${resource.name}_id`], ['uuid']];
  for (const name of names.filter((each) => each.length > 0)) {
    for (const wrapper of wrappers) {
      const field = fieldNamed(valueAt(body, wrapper), name);
      if (field) return [...wrapper, ...field];
    }
  }
  return undefined;
}

function fieldNamed(value: Json | undefined, name: readonly string[]): readonly string[] | undefined {
  const exact = valueAt(value, name);
  if (typeof exact === 'string' || typeof exact === 'number') return name;
  if (!isObject(value) || name.length !== 1) return undefined;
  const key = Object.keys(value).find((each) => sameName(each, name[0] ?? ''));
  const found = key === undefined ? undefined : value[key];
  return key !== undefined && (typeof found === 'string' || typeof found === 'number') ? [key] : undefined;
}

function wrapperPaths(value: Json, depth: number): readonly (readonly string[])[] {
  if (depth === 0) return [];
  if (Array.isArray(value)) {
    const [first] = value as readonly Json[];
    return first === undefined
      ? []
      : [['0'], ...wrapperPaths(first, depth - 1).map((path) => ['0', ...path])];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    isObject(child) || Array.isArray(child)
      ? [[key], ...wrapperPaths(child, depth - 1).map((path) => [key, ...path])]
      : [],
  );
}

/** Required query parameters, and what the template fixes; credentials are added when it is sent. */
export function queryOf(operation: Operation): RequestPlan['query'] {
  const fixed = fixedQuery(operation.uriTemplate)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return { name, value };
    });
  const required = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map((parameter) => ({ name: parameter.name, value: exampleValue(parameter) ?? '' }));
  return [...fixed, ...required];
}

function headersOf(request: DocumentedRequest | undefined): RequestPlan['headers'] {
  return (request?.headers ?? [])
    .filter(
      (header) =>
        !isCredentialHeader(header.name) && !/^(host|content-length|content-type)$/i.test(header.name),
    )
    .map((header) => ({ name: header.name, value: header.value }));
}

interface PlannedBody {
  readonly plan: BodyPlan | undefined;
  readonly needs: readonly Need[];
}

function bodyOf(
  operation: Operation,
  api: ApiContext,
  path: string,
  taken: readonly Need[],
  depth: number,
): PlannedBody {
  const request = validRequestOf(operation);
  const fields = bodyFieldsOf(operation);
  const json = request?.body?.json ?? (request?.body ? undefined : jsonFromFields(fields, operation));
  if (json === undefined) {
    const text = request?.body?.text;
    return {
      plan: text === undefined ? undefined : { kind: 'text', mediaType: request?.mediaType, text },
      needs: [],
    };
  }
  const filled = fields.flatMap((field) => {
    const need = needOfField(field, operation, api, path, nameFor(field, path, taken), depth);
    return need ? [{ need, fill: { pointer: field.pointer, need: need.name } }] : [];
  });
  return {
    plan: {
      kind: 'json',
      mediaType: request?.mediaType ?? 'application/json',
      json,
      fills: filled.map((each) => each.fill),
    },
    needs: filled.map((each) => each.need),
  };
}

/** A body made of described fields, where the documentation shows no example. */
function jsonFromFields(fields: readonly BodyField[], operation: Operation): Json | undefined {
  if (isSafe(operation.method) || operation.method === 'DELETE') return undefined;
  const wanted = fields.filter((field) => field.required !== false && field.example !== undefined);
  if (wanted.length === 0) return undefined;
  return Object.fromEntries(wanted.map((field) => [field.name, field.example as Json]));
}

function nameFor(field: BodyField, path: string, taken: readonly Need[]): string {
  const used = path.includes(`{${field.name}}`) || taken.some((need) => need.name === field.name);
  const plain = field.pointer.slice(1).replace(/[^\w]+/g, '_');
  return used ? `${plain}_in_body` : plain;
}

function needOfField(
  field: BodyField,
  operation: Operation,
  api: ApiContext,
  path: string,
  name: string,
  depth: number,
): Need | undefined {
  const example = field.example;
  if (example === undefined || (typeof example === 'object' && example !== null)) return undefined;
  const item = api.resources.find((each) => each.id === pathShape(path));
  const collection = api.resources.find(
    (each) => each.collectionPath !== undefined && pathShape(each.collectionPath) === pathShape(path),
  );
  const reference = referenceNeed(field, operation, api, item, path, name, depth);
  if (reference) return reference;
  if (operation.method === 'POST' && collection) return freshNeed(field, collection, operation, name);
  if ((operation.method === 'PUT' || operation.method === 'PATCH') && item)
    return changedNeed(field, item, name);
  return undefined;
}

function referenceNeed(
  field: BodyField,
  operation: Operation,
  api: ApiContext,
  item: ResourceModel | undefined,
  path: string,
  name: string,
  depth: number,
): Need | undefined {
  const other = resourceNamedBy(field, api.resources);
  if (other && other !== item && !other.itemPath.includes('}/')) {
    const sources = [
      listedSupply(other, other.itemPath),
      depth < deepestChain
        ? createSupply(other, other.itemPath.replace(`{${other.variable}}`, `{${name}}`), api, depth + 1)
        : undefined,
    ].filter((supply) => supply !== undefined);
    if (sources.length > 0) {
      const example: Supply = { kind: 'example', value: String(field.example) };
      return { kind: 'existing', name, of: other.name, sources: [...sources, example] };
    }
  }
  const isReference = referenceFields(operation).some((each) => each.pointer === field.pointer);
  const list = item && listShowing(field.name, item) && listRead(item, path);
  if (!isReference || !list) return undefined;
  return { kind: 'seen', name, of: item.name, list, field: [field.name], fallback: field.example };
}

/** A create must not collide with what is there: its id, or a name that must be unique, is made up anew. */
function freshNeed(
  field: BodyField,
  collection: ResourceModel,
  operation: Operation,
  name: string,
): Need | undefined {
  const example = field.example;
  if (typeof example !== 'string' || (field.attribute?.values.length ?? 0) > 0) return undefined;
  const isId = sameName(field.name, collection.idField?.at(-1) ?? collection.variable);
  const conflicts = operation.responses.some((response) => response.status === 409);
  const looksUnique = /^(.*_)?(name|title|slug|email|e_?mail|user_?name|login|domain|code|key|handle)$/i.test(
    field.name,
  );
  const topLevel = field.pointer.split('/').length === 2;
  if (!topLevel || !(isId || looksUnique || (conflicts && looksUnique))) return undefined;
  return { kind: 'fresh', name, form: formOfValue(example), like: example };
}

function changedNeed(field: BodyField, item: ResourceModel, name: string): Need | undefined {
  const shown =
    item.read && valueAt(successOf(item.read)?.body?.json, [...(item.readObject ?? []), field.name]);
  if (shown === undefined || field.pointer.split('/').length !== 2) return undefined;
  const choices = choicesFor(field);
  return choices.length > 1 ? { kind: 'changed', name, field: [field.name], choices } : undefined;
}

/** The documented value, and another as valid as it. */
function choicesFor(field: BodyField): readonly Json[] {
  const example = field.example as Json;
  const values = field.attribute?.values ?? [];
  if (values.length > 0) return [example, ...values.filter((value) => value !== example)];
  if (typeof example === 'boolean') return [example, !example];
  if (typeof example === 'string' && formOfValue(example) === 'text' && / /.test(example)) {
    return [example, `${example} (changed)`];
  }
  return [example];
}

export function isNeedRef(value: string | NeedRef): value is NeedRef {
  return typeof value !== 'string';
}
