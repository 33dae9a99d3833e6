/** What the model of an API holds → an OpenAPI 3.1 document, as plain data. */
import { type Api, type ApiOperation, isObject } from '../analysis/index.ts';
import type { Json, JsonObject, Operation, Resource } from '../documentation/index.ts';
import { type Components, openComponents } from './components.ts';
import { pathOf } from './operation-names.ts';
import { operationObject } from './operation-object.ts';
import { type ConversionLoss, texts, withoutEmpty } from './parts.ts';
import { securitySchemes } from './security.ts';

export interface Conversion {
  readonly document: JsonObject;
  readonly losses: readonly ConversionLoss[];
}

export function openApiOf(api: Api): Conversion {
  const { description } = api;
  const components = openComponents();
  const losses: ConversionLoss[] = [];
  const ofKind = (sentByTarget: boolean) =>
    pathItems(
      api.operations.filter(({ operation }) => (operation.sentByTarget ?? false) === sentByTarget),
      api,
      components,
      losses,
    );
  const paths = ofKind(false);
  const webhooks = ofKind(true);
  const schemes = securitySchemes(api);
  const schemas = components.schemas();
  return {
    document: withoutEmpty({
      openapi: api.operations.some(({ operation }) => isOf32(operation.method)) ? '3.2.0' : '3.1.0',
      info: {
        title: description.title,
        version: '1.0.0',
        ...texts({ description: description.description }),
      },
      servers: description.host === undefined ? [] : [{ url: description.host }],
      tags: description.groups
        .filter(({ name, resources }) => name !== '' && !resources.every(isSentByTarget))
        .map((group) => ({ name: group.name, ...texts({ description: group.description }) })),
      paths,
      webhooks,
      components: withoutEmpty({ securitySchemes: schemes, schemas }),
    }),
    losses,
  };
}

function isSentByTarget({ operations }: Resource): boolean {
  return operations.every(({ sentByTarget }) => sentByTarget);
}

/**
 * Operations by path and method, or by the name of what the API sends itself. Of two with one path and method, the second
 * is beside it under a path with a fragment: that is no part of what is requested.
 */
function pathItems(
  operations: readonly ApiOperation[],
  api: Api,
  components: Components,
  losses: ConversionLoss[],
): JsonObject {
  const items: Record<string, Record<string, Json>> = {};
  for (const each of operations) {
    const { operation } = each;
    const method = operation.method.toLowerCase();
    const path = operation.sentByTarget ? operation.uriTemplate : pathOf(operation);
    let key = path;
    for (let number = 2; hasMethod(items[key], method); number += 1) key = `${path}#${number}`;
    if (key !== path && !operation.sentByTarget) losses.push(secondOperation(operation, path, key));
    items[key] = withMethod(items[key] ?? {}, method, operationObject(each, api, components, losses));
  }
  return items;
}

function secondOperation({ method, name, source }: Operation, path: string, key: string): ConversionLoss {
  return {
    what: `${method} ${path} is also described as "${name}"; OpenAPI has one operation for each method and path: written at ${key}`,
    source,
  };
}

/** Methods of a path item: OpenAPI 3.1 knows eight, 3.2 has a place for all others. */
const of31 = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

function isOf32(method: string): boolean {
  return !of31.has(method.toLowerCase());
}

/** `method` in lower case. */
function hasMethod(item: JsonObject | undefined, method: string): boolean {
  return Object.hasOwn(placeOf(item ?? {}, method), keyOf(method));
}

function withMethod(item: Record<string, Json>, method: string, operation: Json): Record<string, Json> {
  if (isNamed(method)) return { ...item, [method]: operation };
  return { ...item, additionalOperations: { ...placeOf(item, method), [keyOf(method)]: operation } };
}

function placeOf(item: JsonObject, method: string): JsonObject {
  if (isNamed(method)) return item;
  return isObject(item.additionalOperations) ? item.additionalOperations : {};
}

function keyOf(method: string): string {
  return isNamed(method) ? method : method.toUpperCase();
}

function isNamed(method: string): boolean {
  return of31.has(method) || method === 'query';
}
