/** What a documented link says of a parameter: it takes the id of a thing that another operation answers with. */

import { once, operationsOf, type ResourceModel } from '../../analysis/index.ts';
import { type ApiDescription, grouped, keysOf, type Operation } from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';
import type { ApiContext } from '../context.ts';
import type { Input } from '../model.ts';
import { foreignVariables, inNamesOf, withVariable } from './paths.ts';
import { sourcesOf } from './value-sources.ts';

/** The need for the id that a parameter takes; undefined where no link leads to it, or nothing has such an id. */
export function linkedInput(
  operation: Operation,
  parameter: string,
  path: string,
  api: ApiContext,
): Input | undefined {
  const resource = linkedResource(operation, parameter, api);
  if (!resource) return undefined;
  const own = withVariable(inNamesOf(resource.itemPath, path), resource.variable, parameter);
  if (foreignVariables(own, `${path}/{${parameter}}`).length > 0) return undefined;
  const sources = sourcesOf(resource, own, parameter, api, { ownsIt: false, depth: 0 });
  return sources.length === 0 ? undefined : { kind: 'existing', name: parameter, of: resource.name, sources };
}

/** The resource whose id the link takes. */
function linkedResource(
  { id }: Operation,
  parameter: string,
  { description, resources }: ApiContext,
): ResourceModel | undefined {
  for (const { operation, pointer } of linksTo(description).get(`${id} ${parameter}`) ?? []) {
    const resource = resources.find(({ list, create, read, replace }) =>
      [list, create, read, replace].includes(operation),
    );
    const field = keysOf(pointer).at(-1) ?? '';
    if (resource && sameName(field, resource.idField?.at(-1) ?? resource.variable)) return resource;
  }
  return undefined;
}

/** Where the answers of operations show what other operations take, by the id of the other one and its parameter. */
const linksTo = once((description: ApiDescription) =>
  grouped(
    operationsOf(description).flatMap((operation) =>
      operation.responses
        .flatMap(({ links = [] }) => links)
        .map(
          (link) => [`${link.operation} ${link.parameter}`, { operation, pointer: link.pointer }] as const,
        ),
    ),
  ),
);
