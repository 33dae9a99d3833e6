/** How answers call the numbers and links of a page. */
import type { Json } from '../../documentation/index.ts';
import { isObject } from '../json.ts';

export const totalKey =
  /^(total(_?(count|items|results?|elements|entries|records|hits|rows))?|(num|count)_?(found|total)|total_?number)$/i;
export const shownKey =
  /^(count|returned|results?_?count|items?_?count|number_?of_?elements|num_?(results|items)|length)$/i;
export const sizeKey = /^(limit|per_?page|page_?size|size|rows)$/i;
export const startKey = /^(offset|start|skip|from)$/i;
export const pageKey = /^(page|current_?page|page_?(number|index|no))$/i;
export const pagesKey = /^((total|num)_?pages|pages|page_?count|last_?page)$/i;
export const moreKey = /^has_?(more|next)$/i;
export const cursorKey = /^(next_?(cursor|token|page_?token)|cursor|after)$/i;
export const nextKey = /^(next|next_?(page|url|link|href))$/i;
export const previousKey = /^(prev(ious)?|prev(ious)?_?(page|url|link|href))$/i;

/** The size of a page that a body tells, at the top or in an object there. */
export function pageSizeIn(body: Json, depth = 2): number | undefined {
  if (!isObject(body)) return undefined;
  const own = Object.entries(body).find(([key, value]) => sizeKey.test(key) && Number(value) > 0);
  if (own) return Number.isInteger(own[1]) ? Number(own[1]) : undefined;
  if (depth === 0) return undefined;
  for (const child of Object.values(body)) {
    const found = pageSizeIn(child, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
