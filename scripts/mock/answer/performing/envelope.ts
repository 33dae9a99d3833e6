/** What is around a list in its answer: totals, page numbers and links to other pages. */

import { firstPageOf, isObject } from '../../../analysis/index.ts';
import type { Json } from '../../../documentation/index.ts';
import {
  cursorKey,
  moreKey,
  nextKey,
  pageKey,
  pagesKey,
  previousKey,
  shownKey,
  sizeKey,
  startKey,
  totalKey,
} from '../../../vocabulary/index.ts';
import type { ListPage } from './lists.ts';

/** The documented envelope with the numbers of this page; the items are put in by the caller. */
export function adaptEnvelope(body: Json, items: readonly string[], page: ListPage, target: string): Json {
  if (!isObject(body) || items.length === 0) return body;
  const hasTotal = hasKey(body, totalKey, items[0] ?? '');
  return adapt(body, items[0], page, target, hasTotal);
}

function hasKey(value: Json, pattern: RegExp, except: string): boolean {
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([key, child]) =>
      key !== except && ((pattern.test(key) && typeof child === 'number') || hasKey(child, pattern, except)),
  );
}

function adapt(
  value: Json,
  skip: string | undefined,
  page: ListPage,
  target: string,
  hasTotal: boolean,
): Json {
  if (!isObject(value)) return value;
  const isPaged = page.asked || (page.limit !== undefined && (page.filtered || hasNext(page)));
  return Object.fromEntries(
    Object.entries(value).map(([key, child]): [string, Json] => {
      if (key === skip)
        return [key, isObject(child) ? adapt(child, undefined, page, target, hasTotal) : child];
      if (typeof child === 'number') return [key, numberFor(key, child, page, hasTotal)];
      if (typeof child === 'boolean' && moreKey.test(key)) return [key, hasNext(page)];
      if (isPaged && (typeof child === 'string' || child === null))
        return [key, linkFor(key, child, page, target)];
      return [key, isObject(child) ? adapt(child, undefined, page, target, hasTotal) : child];
    }),
  );
}

/** A number that tells something of a page, by its name; any other as documented. */
export function numberFor(key: string, documented: number, page: ListPage, hasTotal: boolean): number {
  const size = page.limit ?? Math.max(page.total, 1);
  if (totalKey.test(key)) return page.total;
  if (shownKey.test(key)) return hasTotal ? page.items.length : page.total;
  if (pagesKey.test(key)) return Math.max(1, Math.ceil(page.total / size));
  if (!page.asked) return documented;
  if (sizeKey.test(key)) return size;
  if (startKey.test(key)) return page.offset;
  if (pageKey.test(key)) return Math.floor(page.offset / size) + (documented === 0 ? 0 : 1);
  return documented;
}

/** Whether further pages follow. */
export function hasNext(page: ListPage): boolean {
  return page.offset + page.items.length < page.total;
}

function linkFor(key: string, documented: string | null, page: ListPage, target: string): string | null {
  if (cursorKey.test(key)) return hasNext(page) ? (page.items.at(-1)?.id ?? null) : null;
  const size = page.limit ?? page.total;
  if (nextKey.test(key)) return hasNext(page) ? pageLink(documented, page, page.offset + size, target) : null;
  if (previousKey.test(key)) {
    return page.offset > 0 ? pageLink(documented, page, Math.max(0, page.offset - size), target) : null;
  }
  return documented;
}

/** The documented link, or the request's own address, asking for the page that starts at `offset`. */
export function pageLink(documented: string | null, page: ListPage, offset: number, target: string): string {
  const [path = '', query = ''] = target.split('?');
  const sent = new URLSearchParams(query);
  for (const { kind, parameter } of page.paging) {
    const size = page.limit ?? 1;
    if (kind === 'offset') sent.set(parameter.name, String(offset));
    if (kind === 'page')
      sent.set(parameter.name, String(Math.floor(offset / size) + (firstPageOf(parameter) ?? 1)));
    if (kind === 'limit' && page.limit !== undefined) sent.set(parameter.name, String(page.limit));
    if (kind === 'cursor') sent.set(parameter.name, page.items.at(-1)?.id ?? '');
  }
  const base = documented?.includes('/') ? documented.split('?')[0] : path;
  return `${base}?${sent.toString()}`;
}
