/** What the documentation says of the number of items that a list tells. */

import { attributeOfSchema, isObject, valueAt } from '../analysis/index.ts';
import type { Attribute, Json, JsonObject } from '../documentation/index.ts';
import type { Scenario } from '../scenarios/index.ts';
import {
  isMoneyName,
  isPagingKey,
  sameName,
  speaksOfAll,
  tellsTotal,
  totalKey,
} from '../vocabulary/index.ts';
import type { ListQueries } from './runtime/plan.ts';

/** Where the answer states how many there are, next to the list or in an object next to it. */
export function totalOf(
  scenario: Scenario,
  items: readonly string[],
  shown: readonly JsonObject[],
  pages: { readonly isPaged: boolean; readonly size: number | undefined },
): ListQueries['total'] {
  const { response } = scenario;
  const body = response.body?.json;
  const isAlone = !pages.isPaged && !isPart(scenario);
  const whole = { isOfAll: true, pageSize: fewestOnPage };
  for (const place of [items.slice(0, -1), ['meta'], ['pagination'], []]) {
    const object = items.length === 0 ? undefined : valueAt(body, place);
    const key = isObject(object)
      ? Object.keys(object).find((each) => totalKey.test(each) && Number.isInteger(object[each]))
      : undefined;
    if (key === undefined) continue;
    const said = described(attributesOf(response), key)?.description ?? '';
    const isOfAll = speaksOfAll(said);
    const told = Number(valueAt(object, [key]));
    // What is made of a schema counts nothing.
    const isShown = response.body?.generated !== true;
    if (!isOfAll && !countsItems(key, isShown ? told : shown.length, shown)) return undefined;
    const total = { place: [...place, key], isOfAll, ...sizeIn(pages) };
    return isShown && told === shown.length && isAlone ? { ...total, ...whole } : total;
  }
  const header = response.headers.find(({ name }) => tellsTotal(name));
  if (!header) return undefined;
  const total = { place: { header: header.name }, isOfAll: true, ...sizeIn(pages) };
  const told = Number(header.value.split('/').at(-1));
  return told === shown.length && isAlone ? { ...total, ...whole } : total;
}

function sizeIn({ size }: { readonly size: number | undefined }): { readonly pageSize?: number } {
  return size === undefined ? {} : { pageSize: size };
}

/** Nobody shows so few on a page, where the documentation speaks of none. */
const fewestOnPage = 10;

/** Whether the request asks for a part of the list, or the answer tells of more pages. */
function isPart({ response, attempts }: Scenario): boolean {
  const names = [...keysOf(response.body?.json), ...response.headers.map(({ name }) => name)];
  return (attempts[0]?.request.query ?? []).length > 0 || names.some(isPagingKey);
}

/** Of the body and of the objects in it. */
function keysOf(body: Json | undefined): readonly string[] {
  return isObject(body)
    ? [
        ...Object.keys(body),
        ...Object.values(body).flatMap((each) => (isObject(each) ? Object.keys(each) : [])),
      ]
    : [];
}

/** A `total` beside items with prices may be a sum of money, and one below the number of items counts something else. */
function countsItems(key: string, told: number, shown: readonly JsonObject[]): boolean {
  const isMoney = /^total$/i.test(key) && Object.keys(shown[0] ?? {}).some(isMoneyName);
  return told >= shown.length && !isMoney;
}

function attributesOf({ schema, attributes, source }: Scenario['response']): readonly Attribute[] {
  return schema ? [attributeOfSchema(schema, source)] : (attributes ?? []);
}

function described(attributes: readonly Attribute[], name: string): Attribute | undefined {
  const own = attributes.find((each) => sameName(each.name, name));
  return own ?? attributes.flatMap(({ children }) => described(children, name) ?? [])[0];
}
