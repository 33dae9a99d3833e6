/** What a documented link says of a parameter or a field: it takes the id of a thing that another operation answers with. */

import { isSafe, once, operationsOf, pathOf, type ResourceModel } from '../../analysis/index.ts';
import {
  type ApiDescription,
  grouped,
  keysOf,
  type Operation,
  type ResponseLink,
} from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';
import type { ApiContext } from '../context.ts';
import type { Input, ValueSource } from '../model.ts';
import { pagesOf } from './lists.ts';
import { foreignVariables, inNamesOf, withVariable } from './paths.ts';
import { requestOn } from './plain-request.ts';
import { sourcesOf } from './value-sources.ts';

/** A place of a request, and what the value for it is called. */
export type LinkedPlace = Pick<ResponseLink, 'in' | 'place'> & {
  readonly name: string;
  /** A place inside of that one, where the link gives the whole. */
  readonly inside?: string | undefined;
};

/** The need for the value that a place takes; undefined where no link leads to it, or nothing shows such a value. */
export function linkedInput(
  operation: Operation,
  to: LinkedPlace,
  path: string,
  api: ApiContext,
): Input | undefined {
  for (const origin of linksTo(api.description).get(keyOf(operation.id, to)) ?? []) {
    const inner = { ...origin, pointer: `${origin.pointer}${to.inside ?? ''}` };
    const { of, sources } = sourcesIn(inner, to, path, api);
    if (sources.length > 0) return { kind: 'existing', name: to.name, of, sources };
  }
  return undefined;
}

/** Where the answer of an operation shows a value. */
interface Origin {
  readonly operation: Operation;
  readonly pointer: string;
}

function sourcesIn(
  origin: Origin,
  { name, place, in: where }: LinkedPlace,
  path: string,
  api: ApiContext,
): { readonly of: string; readonly sources: readonly ValueSource[] } {
  const resource = resourceWithId(origin, api);
  if (!resource)
    return { of: where === 'body' ? (keysOf(place).at(-1) ?? name) : name, sources: shownIn(origin, path) };
  const own = withVariable(inNamesOf(resource.itemPath, path), resource.variable, name);
  const isReachable = foreignVariables(own, `${path}/{${name}}`).length === 0;
  const sources = isReachable ? sourcesOf(resource, own, name, api, { ownsIt: false, depth: 0 }) : [];
  return { of: resource.name, sources };
}

/** The resource whose id the link takes. */
function resourceWithId(
  { operation, pointer }: Origin,
  { resources }: ApiContext,
): ResourceModel | undefined {
  const field = keysOf(pointer).at(-1) ?? '';
  const resource = resources.find(({ list, create, read, replace }) =>
    [list, create, read, replace].includes(operation),
  );
  return resource && sameName(field, resource.idField?.at(-1) ?? resource.variable) ? resource : undefined;
}

/** A read of something else shows it: `/search` the ids of what it finds, `/me` the id of the account. */
function shownIn({ operation, pointer }: Origin, path: string): readonly ValueSource[] {
  const own = inNamesOf(pathOf(operation.uriTemplate), path);
  const keys = keysOf(pointer);
  if (!isSafe(operation.method) || foreignVariables(own, path).length > 0 || keys.length === 0) return [];
  const index = keys.findIndex((key) => /^\d+$/.test(key));
  const request = requestOn(operation, own);
  const list =
    index < 0
      ? { request, items: keys.slice(0, -1), isOne: true as const }
      : { request, items: keys.slice(0, index), ...pagesOf(operation) };
  return [
    { kind: 'listed', list, field: index < 0 ? keys.slice(-1) : keys.slice(index + 1), ofOthers: true },
  ];
}

/** Where the answers of operations show what other operations take. */
const linksTo = once((description: ApiDescription) =>
  grouped(
    operationsOf(description).flatMap((operation) =>
      operation.responses
        .flatMap(({ links = [] }) => links)
        .map((link) => [keyOf(link.operation, link), { operation, pointer: link.pointer }] as const),
    ),
  ),
);

function keyOf(operation: string, { in: where, place }: Pick<ResponseLink, 'in' | 'place'>): string {
  return `${operation} ${where} ${place}`;
}
