/** Where the ids of a resource can be looked up: its own list, or other lists that show them. */

import { idInEntry, itemsIn, pathOf, type ResourceModel, valueAt } from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';
import { choosesPage, nameKey } from '../../vocabulary/index.ts';
import type { ApiContext } from '../context.ts';
import type { ListedIds, ListRead, ValueSource } from '../model.ts';
import { foreignVariables, inNamesOf, variablesOf } from './paths.ts';
import { requestOn } from './plain-request.ts';

/** The list of a resource, for a request that knows the item path as `path`; undefined where it needs other ids. */
export function listRead(resource: ResourceModel, path: string): ListRead | undefined {
  if (!resource.list || !resource.listItems) return undefined;
  const listPath = inNamesOf(pathOf(resource.list.uriTemplate), path);
  if (foreignVariables(listPath, path).length > 0) return undefined;
  return {
    request: requestOn(resource.list, listPath),
    items: resource.listItems,
    ...(resource.listedIn === undefined ? {} : { within: resource.listedIn }),
    ...pagesOf(resource.list),
  };
}

/** The parameters that choose a page of what the operation lists. */
export function pagesOf({ parameters }: Operation): Pick<ListRead, 'pages'> {
  const pages = parameters
    .filter((parameter) => parameter.in === 'query' && choosesPage(parameter.name))
    .map(({ name }) => name);
  return pages.length > 0 ? { pages } : {};
}

export function listedSource(
  resource: ResourceModel,
  path: string,
): Extract<ValueSource, { kind: 'listed' }> | undefined {
  // An entry of the list has keys of its own for the other variables.
  const list = resource.otherKeys ? undefined : listRead(resource, path);
  const field = listedIdField(resource);
  return list && field ? { kind: 'listed', list, field } : undefined;
}

/** The same, for what a create has just made; nothing where the documentation lists no ids. */
export function listOfMade(resource: ResourceModel, path: string): { readonly list?: ListedIds } {
  const listed = listedSource(resource, path);
  return listed ? { list: { ...listed.list, field: listed.field } } : {};
}

/** Where the items that the list holds show their ids; undefined where the documented ones show none. */
export function listedIdField(resource: ResourceModel): readonly string[] | undefined {
  const { list, listItems, idField } = resource;
  const place = idInEntry(resource);
  if (!list || !listItems || !place) return undefined;
  const items = itemsIn(list, listItems);
  const isShown = items.length === 0 || items.some((item) => valueAt(item, place) !== undefined);
  return isShown ? idField : undefined;
}

/** A list of other things whose items show the ids of this resource: orders that show their `customer_id`. */
export function shownSource(
  resource: ResourceModel,
  variable: string,
  path: string,
  api: ApiContext,
): Extract<ValueSource, { kind: 'listed' }> | undefined {
  const keys = [variable, `${resource.name}_id`, `${resource.name}_${variable}`].map(nameKey);
  const known = variablesOf(path).filter((name) => name !== variable);
  for (const shown of keys.flatMap((key) => api.index.shown.get(key) ?? [])) {
    const listPath = inNamesOf(shown.path, path);
    if (variablesOf(listPath).some((name) => !known.includes(name))) continue;
    return {
      kind: 'listed',
      list: { request: requestOn(shown.list, listPath), items: shown.items, ...pagesOf(shown.list) },
      field: shown.field,
      ofOthers: true,
    };
  }
  return undefined;
}
