/** What the model of an API holds → an OpenAPI 3.1 document, as plain data. */
import type { Api, ApiOperation } from '../analysis/index.ts';
import { type Json, type JsonObject, pathTemplate } from '../documentation/index.ts';
import { type Components, openComponents } from './components.ts';
import { operationObject } from './operation-object.ts';
import { type Loss, texts, withoutEmpty } from './parts.ts';
import { securitySchemes } from './security.ts';

export interface Conversion {
  readonly document: JsonObject;
  readonly losses: readonly Loss[];
}

export function openApiOf(api: Api): Conversion {
  const { description } = api;
  const components = openComponents();
  const losses: Loss[] = [];
  const isSent = ({ operation }: ApiOperation) => operation.sentByTarget !== true;
  const paths = pathsOf(api.operations.filter(isSent), api, components, losses);
  const webhooks = webhooksOf(
    api.operations.filter((each) => !isSent(each)),
    api,
    components,
    losses,
  );
  const schemes = securitySchemes(api);
  const schemas = components.schemas();
  return {
    document: withoutEmpty({
      openapi: '3.1.0',
      info: {
        title: description.title,
        version: '1.0.0',
        ...texts({ description: description.description }),
      },
      servers: description.host === undefined ? [] : [{ url: description.host }],
      tags: description.groups
        .filter(({ name }) => name !== '')
        .map((group) => ({ name: group.name, ...texts({ description: group.description }) })),
      paths,
      webhooks,
      components: withoutEmpty({ securitySchemes: schemes, schemas }),
    }),
    losses,
  };
}

function pathsOf(
  operations: readonly ApiOperation[],
  api: Api,
  components: Components,
  losses: Loss[],
): JsonObject {
  const paths: Record<string, Record<string, Json>> = {};
  for (const each of operations) {
    const { operation } = each;
    const path = pathOf(each);
    const method = operation.method.toLowerCase();
    paths[path] ??= {};
    if (method in paths[path]) losses.push(lostOperation(each, path));
    else paths[path][method] = operationObject(each, api, components, losses);
  }
  return paths;
}

/** What the API sends by itself, callbacks too: they are named after their operations. */
function webhooksOf(
  operations: readonly ApiOperation[],
  api: Api,
  components: Components,
  losses: Loss[],
): JsonObject {
  return Object.fromEntries(
    operations.map((each) => [
      each.operation.id,
      { [each.operation.method.toLowerCase()]: operationObject(each, api, components, losses) },
    ]),
  );
}

function pathOf({ operation }: ApiOperation): string {
  const path = pathTemplate(operation.uriTemplate);
  return path.startsWith('/') ? path : `/${path}`;
}

function lostOperation({ operation }: ApiOperation, path: string): Loss {
  return {
    what: `${operation.method} ${path} is also described as "${operation.name}"; OpenAPI has one operation for each method and path`,
    source: operation.source,
  };
}
