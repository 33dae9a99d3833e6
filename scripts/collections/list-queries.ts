/** What the documentation commits the query parameters of a list to. */

import {
  type DescribedResource,
  exampleValue,
  firstPageOf,
  idInEntry,
  isSuccess,
  itemsIn,
  type ListParameter,
  meaningOf,
  rulesOfParameter,
  sortKeyIn,
  statedOrder,
  statesMeaning,
  textBreaks,
} from '../analysis/index.ts';
import type { Json, JsonObject, Operation, Parameter } from '../documentation/index.ts';
import type { Scenario, ScenarioPlan } from '../scenarios/index.ts';
import { formOfValue, isAscending, isDescending, isRankName } from '../vocabulary/index.ts';
import { totalOf } from './listed-total.ts';
import { resourcesOf } from './plan-index.ts';
import type { ListQueries, ListQuery, Paging } from './runtime/plan.ts';

type SortQuery = Extract<ListQuery, { kind: 'sort' }>;

/** So many parameters of a list are asked for. */
const mostQueries = 6;

/** undefined if the scenario is not the success of a list, or nothing is known of it. */
export function listQueriesOf(scenario: Scenario, plan: ScenarioPlan): ListQueries | undefined {
  const { operation, response } = scenario;
  const resource = resourcesOf(operation, plan).find(({ list }) => list === operation);
  if (!resource?.listItems || !isSuccess(response) || operation.method !== 'GET') return undefined;
  const shown = itemsIn(operation, resource.listItems);
  const [item] = shown;
  if (item === undefined) return undefined;
  const parameters = meanings(operation, item).filter(
    (each) => statesMeaning(each) && !isContradicted(each, shown.length) && !isOfAnotherField(each, resource),
  );
  const queries = parameters.flatMap((each) => queryOf(each, parameters, item)).slice(0, mostQueries);
  const isPaged = meanings(operation, item).some(({ kind }) => pagingKinds.includes(kind));
  const total = totalOf(scenario, resource.listItems, shown, { isPaged, size: sizeOf(parameters) });
  // Where an order can be chosen, the description may speak of any of them.
  const isChosen = meanings(operation, item).some(({ kind }) => kind === 'sort' || kind === 'direction');
  const order = isChosen ? undefined : orderOf(operation, shown);
  if (queries.length === 0 && total === undefined && order === undefined) return undefined;
  const id = idInEntry(resource);
  const pages = parameters.filter(choosesNext).map(({ parameter }) => parameter.name);
  return {
    items: resource.listItems,
    ...(id ? { id } : {}),
    ...(total ? { total } : {}),
    ...(order ? { order } : {}),
    ...(total && pages.length > 0 ? { pages } : {}),
    queries,
  };
}

/** The order that the list states, where its own example keeps it; words such as `low` and `high` have an order of their own. */
function orderOf(operation: Operation, shown: readonly JsonObject[]): ListQueries['order'] {
  const [item = {}] = shown;
  const order = statedOrder(operation, item);
  if (!order || isRanked(order.field, item[order.field])) return undefined;
  const keys = shown.map((each) => each[order.field] ?? '');
  const isKept = (sign: 1 | -1) =>
    keys.slice(1).every((key, at) => key === keys[at] || (key > (keys[at] ?? '') ? 1 : -1) === sign);
  return isKept(order.descending ? -1 : 1) ? order : undefined;
}

/** Pages are counted from 1, if the documentation says so; a list that counts from 0 would leave out one. */
function choosesNext({ kind, parameter }: ListParameter): boolean {
  return kind === 'offset' || kind === 'cursor' || (kind === 'page' && firstPageOf(parameter) === 1);
}

/** The documented list shows more than its own limit allows. */
function isContradicted({ kind, parameter }: ListParameter, shown: number): boolean {
  const stated = Number(parameter.default ?? parameter.example);
  return kind === 'limit' && stated > 0 && stated < shown;
}

/** The list shows a field of a similar name only, and the thing itself one of the same name. */
function isOfAnotherField(meaning: ListParameter, { template }: DescribedResource): boolean {
  if (meaning.kind !== 'filter') return false;
  const { name } = meaning.parameter;
  return meaning.field !== name && Object.hasOwn(template, name);
}

/** How the pages of a list are asked for; undefined if the documentation does not state it. */
export function pagingOf(operation: Operation, items: readonly string[]): Paging | undefined {
  const item = itemsIn(operation, items)[0];
  const page = item && meanings(operation, item).find(({ kind }) => kind === 'page');
  return page && { name: page.parameter.name, first: firstPageOf(page.parameter) ?? 1 };
}

/** Parameters that ask for a part of a list. */
const pagingKinds: readonly ListParameter['kind'][] = ['limit', 'offset', 'page', 'cursor'];

function meanings(operation: Operation, item: JsonObject): readonly ListParameter[] {
  return operation.parameters.flatMap((parameter) => meaningOf(parameter, item) ?? []);
}

function queryOf(
  meaning: ListParameter,
  all: readonly ListParameter[],
  item: JsonObject,
): readonly ListQuery[] {
  const { kind, parameter } = meaning;
  const { name } = parameter;
  const limit = all.find((each) => each.kind === 'limit')?.parameter;
  const size = limit && takes(limit, '1') ? limit.name : undefined;
  switch (kind) {
    case 'limit':
      return takes(parameter, '1') ? [{ kind, name }] : [];
    case 'page':
      return [{ kind, name, first: firstPageOf(parameter) ?? 1, ...(size === undefined ? {} : { size }) }];
    case 'offset':
      return size === undefined ? [] : [{ kind, name, size }];
    case 'filter':
      return [
        {
          kind,
          name,
          field: meaning.field,
          compare: meaning.compare,
          ...membersOf(parameter),
          ...timeOf(meaning, item),
        },
      ];
    case 'sort':
      return sortsOf(parameter, all).filter(({ field }) => !isRanked(field, item[field]));
    case 'cursor':
    case 'direction':
    case 'search':
      return [];
  }
}

function takes(parameter: Parameter, text: string): boolean {
  return rulesOfParameter(parameter, exampleValue(parameter)).every(({ rule }) => !textBreaks(rule, text));
}

function membersOf({ values }: Parameter): { readonly members?: readonly string[] } {
  return values.length > 0 ? { members: values } : {};
}

/** A bound of a time is written as its schema or its example shows it, or else as the items do. */
function timeOf(
  { compare, field, parameter }: Extract<ListParameter, { kind: 'filter' }>,
  item: JsonObject,
): { readonly time?: 'date' | 'date-time' } {
  const shown = item[field];
  if ((compare !== 'least' && compare !== 'most') || typeof shown !== 'string') return {};
  const { example, default: fallback, schema, type } = parameter;
  const format = typeof schema === 'object' ? schema.format : type;
  const form =
    format === 'date' || format === 'date-time' ? format : formOfValue(example ?? fallback ?? shown);
  return form === 'date' || form === 'date-time' ? { time: form } : {};
}

/** `low`, `medium`, `high`: words whose order is not that of the alphabet. */
function isRanked(field: string, shown: Json | undefined): boolean {
  return typeof shown === 'string' && isRankName(field);
}

/** So many fields are sorted by. */
const mostSorted = 2;

/** Each documented order by one field, and its opposite where that is documented: `-name`, or a parameter for the direction. */
function sortsOf(parameter: Parameter, all: readonly ListParameter[]): readonly SortQuery[] {
  const { name, values, example, default: fallback } = parameter;
  const keys = [...new Set([...values, example, fallback])]
    .filter((value) => value !== undefined)
    .map((value) => ({ value, ...sortKeyIn(value) }))
    .filter(
      ({ field, direction }) => /^\w+$/.test(field) && (isAscending(direction) || isDescending(direction)),
    );
  const direction = all.find(({ kind }) => kind === 'direction')?.parameter;
  const [up, down] = [isAscending, isDescending].map((is) =>
    direction?.values.find((each) => each !== '' && is(each)),
  );
  const fields = [...new Set(keys.map(({ field }) => field))];
  return fields.slice(0, mostSorted).flatMap((field): readonly SortQuery[] => {
    const own = keys.filter((key) => key.field === field);
    const least = own.find((key) => isAscending(key.direction));
    const greatest = own.find((key) => isDescending(key.direction));
    const query = { kind: 'sort' as const, field };
    if (direction && up !== undefined && down !== undefined && least?.direction === '') {
      const asked = (word: string) => ({ [name]: least.value, [direction.name]: word });
      return [{ ...query, pairs: asked(up), opposite: asked(down) }];
    }
    if (direction?.required) return [];
    if (!least) return greatest ? [{ ...query, pairs: { [name]: greatest.value }, descending: true }] : [];
    const opposite = greatest && { opposite: { [name]: greatest.value } };
    return [{ ...query, pairs: { [name]: least.value }, ...opposite }];
  });
}

/** The documented number of items on a page, where none is asked for. */
function sizeOf(parameters: readonly ListParameter[]): number | undefined {
  const size = Number(parameters.find(({ kind }) => kind === 'limit')?.parameter.default);
  return Number.isInteger(size) && size > 0 ? size : undefined;
}
