/** The items of a list that a request asks for. */
import type { Json, JsonObject } from '../../../documentation/index.ts';
import type { RequestView } from '../../../scenarios/index.ts';
import type { Entity, ServedOperation, ServedResource } from '../model/model.ts';
import { type ListParameter, meaningOf } from '../reading/list-parameters.ts';

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
  const fields = [...new Set([...Object.keys(resource.template), ...(resource.listed ?? [])])];
  const meanings = served.operation.parameters.flatMap((parameter) => {
    const meaning = meaningOf(parameter, fields);
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
): ListPage {
  const parameters = listParameters(served, resource);
  const matching = sorted(filtered([...all.values()], parameters, view), parameters, view);
  return { ...paged(matching, parameters, view), filtered: matching.length < all.size };
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
  if (typeof own === 'object') return own === null && values.includes('null');
  const text = String(own);
  const choices =
    filter.parameter.values.length > 0 || /comma/i.test(filter.parameter.description)
      ? values.flatMap((value) => value.split(','))
      : values;
  switch (filter.compare) {
    case 'equal':
      return choices.some((value) => value === text || (typeof own === 'boolean' && isTruth(value) === own));
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

function isTruth(value: string): boolean | undefined {
  if (/^(true|1|yes)$/i.test(value)) return true;
  return /^(false|0|no)$/i.test(value) ? false : undefined;
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
  const texts = [String(a ?? ''), String(b ?? '')] as const;
  const times = texts.map((text) => (/^\d{4}-\d\d/.test(text) ? Date.parse(text) : Number.NaN));
  if (times.every(Number.isFinite)) return (times[0] ?? 0) - (times[1] ?? 0);
  return texts[0] < texts[1] ? -1 : texts[0] > texts[1] ? 1 : 0;
}

function sorted(
  items: readonly Entity[],
  parameters: readonly ListParameter[],
  view: RequestView,
): readonly Entity[] {
  const by = parameters.find((each) => each.kind === 'sort');
  const sent = by && valuesOf(by, view)[0];
  if (sent === undefined) return items;
  const way = parameters.find((each) => each.kind === 'direction');
  const direction = (way && valuesOf(way, view)[0]) ?? '';
  const keys = sent.split(',').map((part) => {
    const [, sign = '', name = '', tail = ''] = /^([-+]?)([^:\s]*)[:\s]?(.*)$/.exec(part.trim()) ?? [];
    return { name, factor: sign === '-' || /^(desc|-1|descending)/i.test(tail || direction) ? -1 : 1 };
  });
  if (!keys.every(({ name }) => items.some(({ value }) => Object.hasOwn(value, name)))) return items;
  return items.toSorted((a, b) => {
    for (const { name, factor } of keys) {
      const order = compare(fieldOf(a.value, name), fieldOf(b.value, name)) * factor;
      if (order !== 0) return order;
    }
    return 0;
  });
}

function paged(
  items: readonly Entity[],
  parameters: readonly ListParameter[],
  view: RequestView,
): Omit<ListPage, 'filtered'> {
  const paging = parameters.filter(({ kind }) => /^(limit|offset|page|cursor)$/.test(kind));
  const sent = (kind: ListParameter['kind']) => {
    const parameter = paging.find((each) => each.kind === kind);
    const text = parameter && valuesOf(parameter, view)[0];
    return {
      parameter: parameter?.parameter,
      text,
      number: text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined,
    };
  };
  const limit = sent('limit');
  const fallback = Number(limit.parameter?.default ?? Number.NaN);
  const size = limit.number ?? (Number.isInteger(fallback) && fallback > 0 ? fallback : undefined);
  const page = sent('page');
  const cursor = sent('cursor');
  const offset = sent('offset');
  const perPage = size ?? (page.number === undefined ? undefined : Math.max(items.length, 1));
  const firstPage = page.parameter?.default === '0' || page.parameter?.example === '0' ? 0 : 1;
  const after = cursor.text === undefined ? -1 : items.findIndex((entity) => entity.id === cursor.text);
  const start =
    (offset.number ?? 0) +
    (page.number === undefined ? 0 : Math.max(0, page.number - firstPage) * (perPage ?? 0)) +
    (after + 1);
  return {
    items: perPage === undefined ? items.slice(start) : items.slice(start, start + perPage),
    total: items.length,
    offset: start,
    limit: perPage,
    asked: [limit, page, cursor, offset].some(({ text }) => text !== undefined),
    paging,
  };
}
