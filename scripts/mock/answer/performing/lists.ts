/** The items of a list that a request asks for. */

import {
  firstPageOf,
  isObject,
  type ListParameter,
  meaningOf,
  pageSizeIn,
  successOf,
  valueAt,
} from '../../../analysis/index.ts';
import type { Json, JsonObject, Parameter } from '../../../documentation/index.ts';
import { textOfJson } from '../../../documentation/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import { booleanIn, namesOneThing } from '../../../vocabulary/index.ts';

import type { Entity, ServedOperation, ServedResource } from '../model/model.ts';
import { documentedOrder, requestedOrder, type SortKey } from './list-order.ts';

export interface ListPage {
  readonly items: readonly Entity[];
  /** How many there are on all pages. */
  readonly total: number;
  readonly offset: number;
  /** undefined where all are shown. */
  readonly limit: number | undefined;
  /** Paging parameters were sent. */
  readonly asked: boolean;
  /** Filters have left something out. */
  readonly filtered: boolean;
  readonly paging: readonly ListParameter[];
}

const parametersOf = new WeakMap<ServedOperation, readonly ListParameter[]>();

function listParameters(served: ServedOperation, resource: ServedResource): readonly ListParameter[] {
  const known = parametersOf.get(served);
  if (known) return known;
  const listed = Object.fromEntries([...(resource.listed ?? [])].map((name) => [name, null]));
  const item = { ...listed, ...resource.template };
  const meanings = served.operation.parameters.flatMap((parameter) => {
    const meaning = meaningOf(parameter, item);
    return meaning ? [meaning] : [];
  });
  parametersOf.set(served, meanings);
  return meanings;
}

export function listPage(
  served: ServedOperation,
  resource: ServedResource,
  all: ReadonlyMap<string, Entity>,
  view: RequestView,
  usualSize: number | undefined,
): ListPage {
  const parameters = listParameters(served, resource);
  const order = requestedOrder(parameters, view) ?? documentedOrder(served, resource);
  const matching = sorted(filtered([...all.values()], parameters, view), order);
  const size = documentedSize(resource, parameters) ?? (isPaged(parameters) ? usualSize : undefined);
  return { ...paged(matching, parameters, view, size), filtered: matching.length < all.size };
}

function valuesOf(each: ListParameter, view: RequestView): readonly string[] {
  const { name } = each.parameter;
  const sent = view.query.get(name) ?? view.query.get(`${name}[]`) ?? [];
  return sent.filter((value) => value !== '');
}

function filtered(
  items: readonly Entity[],
  parameters: readonly ListParameter[],
  view: RequestView,
): readonly Entity[] {
  let result = items;
  for (const each of parameters) {
    const values = valuesOf(each, view);
    if (values.length === 0) continue;
    if (each.kind === 'filter')
      result = result.filter(({ value }) => matches(fieldOf(value, each.field), each, values));
    if (each.kind === 'search') {
      const wanted = (values[0] ?? '').toLowerCase();
      result = result.filter(({ value }) =>
        textsIn(value).some((text) => text.toLowerCase().includes(wanted)),
      );
    }
  }
  return result;
}

function fieldOf(value: JsonObject, field: string): Json | undefined {
  return Object.hasOwn(value, field) ? value[field] : undefined;
}

function matches(
  own: Json | undefined,
  filter: Extract<ListParameter, { kind: 'filter' }>,
  values: readonly string[],
): boolean {
  if (own === undefined) return false;
  if (Array.isArray(own)) return (own as readonly Json[]).some((each) => matches(each, filter, values));
  if (own === null) return values.includes('null');
  if (isObject(own)) return namesOf(own).some((each) => matches(each, filter, values));
  const text = textOfJson(own);
  const choices =
    filter.parameter.values.length > 0 || /comma/i.test(filter.parameter.description)
      ? values.flatMap((value) => value.split(','))
      : values;
  switch (filter.compare) {
    case 'equal':
      return choices.some(
        (value) => value === text || (typeof own === 'boolean' && booleanIn(value) === own),
      );
    case 'contains':
      return values.some((value) => text.toLowerCase().includes(value.toLowerCase()));
    case 'starts':
      return values.some((value) => text.toLowerCase().startsWith(value.toLowerCase()));
    case 'least':
      return values.every((value) => compare(own, value) >= 0);
    case 'most':
      return values.every((value) => compare(own, value) <= 0);
  }
}

/** What a thing that stands inside of an item is asked for by. */
function namesOf(value: JsonObject): readonly Json[] {
  return Object.entries(value)
    .filter(([key, child]) => namesOneThing(key) && typeof child !== 'object')
    .map(([, child]) => child);
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((each: Json) => textsIn(each));
}

/** Numbers by size, times by the clock, texts by the alphabet. */
function compare(a: Json | undefined, b: Json | undefined): number {
  const numbers = [Number(a), Number(b)] as const;
  const isText = (value: Json | undefined) => typeof value === 'string' && value.trim() === '';
  if (!isText(a) && !isText(b) && a !== null && b !== null && numbers.every(Number.isFinite))
    return numbers[0] - numbers[1];
  const texts = [textOfJson(a ?? ''), textOfJson(b ?? '')] as const;
  const times = texts.map((text) => (/^\d{4}-\d\d/.test(text) ? Date.parse(text) : Number.NaN));
  if (times.every(Number.isFinite)) return (times[0] ?? 0) - (times[1] ?? 0);
  return texts[0] < texts[1] ? -1 : texts[0] > texts[1] ? 1 : 0;
}

function sorted(items: readonly Entity[], keys: readonly SortKey[] | undefined): readonly Entity[] {
  if (!keys?.every(({ name }) => items.some(({ value }) => Object.hasOwn(value, name)))) return items;
  return items.toSorted((a, b) => {
    for (const { name, factor } of keys) {
      const order = compare(fieldOf(a.value, name), fieldOf(b.value, name)) * factor;
      if (order !== 0) return order;
    }
    return 0;
  });
}

function choosesPage({ kind }: ListParameter): boolean {
  return kind === 'limit' || kind === 'offset' || kind === 'page' || kind === 'cursor';
}

/** Whether clients can ask for what is not on the first page. */
function isPaged(parameters: readonly ListParameter[]): boolean {
  return parameters.some((each) => choosesPage(each) && each.kind !== 'limit');
}

function paged(
  items: readonly Entity[],
  parameters: readonly ListParameter[],
  view: RequestView,
  usualSize: number | undefined,
): Omit<ListPage, 'filtered'> {
  const paging = parameters.filter(choosesPage);
  const sent = (kind: ListParameter['kind']) => {
    const ofKind = paging.filter((each) => each.kind === kind);
    const parameter = ofKind.find((each) => valuesOf(each, view).length > 0) ?? ofKind[0];
    const text = parameter && valuesOf(parameter, view)[0];
    return {
      parameter: parameter?.parameter,
      text,
      number: text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined,
    };
  };
  const limit = sent('limit');
  const fallback = Number(limit.parameter?.default ?? Number.NaN);
  const size = limit.number ?? (Number.isInteger(fallback) && fallback > 0 ? fallback : usualSize);
  const page = sent('page');
  const cursor = sent('cursor');
  const offset = sent('offset');
  const perPage = size ?? (page.number === undefined ? undefined : Math.max(items.length, 1));
  const firstPage = (page.parameter && firstPageOf(page.parameter)) ?? 1;
  const after = placeBehind(cursor.text, cursor.parameter, items);
  const start =
    (offset.number ?? 0) +
    (page.number === undefined ? 0 : Math.max(0, page.number - firstPage) * (perPage ?? 0)) +
    after;
  return {
    items: perPage === undefined ? items.slice(start) : items.slice(start, start + perPage),
    total: items.length,
    offset: start,
    limit: perPage,
    asked: [limit, page, cursor, offset].some(({ text }) => text !== undefined),
    paging,
  };
}

/** Where the items behind a cursor begin; behind one that names nothing there are none, but for the documented one. */
function placeBehind(
  cursor: string | undefined,
  parameter: Parameter | undefined,
  items: readonly Entity[],
): number {
  if (cursor === undefined) return 0;
  const at = items.findIndex((entity) => entity.id === cursor);
  if (at >= 0) return at + 1;
  return cursor === parameter?.example || cursor === parameter?.default ? 0 : items.length;
}

/** The size of a page that the documented answer tells, where it holds all that is shown there: of a schema, more. */
function documentedSize(
  { list, listItems }: ServedResource,
  parameters: readonly ListParameter[],
): number | undefined {
  if (!parameters.some(({ kind }) => kind === 'limit' || kind === 'page')) return undefined;
  const body = list && successOf(list)?.body;
  if (body?.json === undefined) return undefined;
  const items = valueAt(body.json, listItems ?? []);
  const size = pageSizeIn(body.json);
  if (size === undefined || !Array.isArray(items)) return undefined;
  return size >= items.length + (body.generated ? 1 : 0) ? size : undefined;
}
