/** Headers that tell of a page of a list: totals, ranges (RFC 9110), and links to other pages (RFC 8288). */
import { pagingKeyOf } from '../../../vocabulary/index.ts';
import { hasNext, numberFor, pageLink } from '../performing/envelope.ts';
import type { ListPage } from '../performing/lists.ts';

/** A documented header with the numbers of this page; undefined if it tells nothing of pages. */
export function pageHeader(
  name: string,
  documented: string,
  page: ListPage,
  target: string,
): string | undefined {
  if (name === 'link') return linksTo(documented, page, target);
  if (name === 'content-range') {
    return documented.replace(/\d+-\d+\/(\d+|\*)/, () => `${rangeOf(page)}/${page.total}`);
  }
  const key = pagingKeyOf(name);
  return /^\d+$/.test(documented) ? String(numberFor(key, Number(documented), page, true)) : undefined;
}

function rangeOf({ offset, items }: ListPage): string {
  return items.length === 0 ? '*' : `${offset}-${offset + items.length - 1}`;
}

/** Of the documented relations those that this page has. */
function linksTo(documented: string, page: ListPage, target: string): string | undefined {
  const size = page.limit ?? Math.max(page.total, 1);
  const last = Math.max(0, Math.ceil(page.total / size) - 1) * size;
  const starts: Readonly<Record<string, number | undefined>> = {
    first: 0,
    last,
    next: hasNext(page) ? page.offset + size : undefined,
    prev: page.offset > 0 ? Math.max(0, page.offset - size) : undefined,
    previous: page.offset > 0 ? Math.max(0, page.offset - size) : undefined,
  };
  const links = [...documented.matchAll(/<([^<>]*)>((?:\s*;\s*[\w*]+=(?:"[^"]*"|[^\s;,"]+))*)/g)];
  const shown = links.flatMap(([, url = '', parameters = '']) => {
    const relation = /rel="?([\w-]+)/.exec(parameters)?.[1] ?? '';
    if (!Object.hasOwn(starts, relation)) return [`<${url}>${parameters}`];
    const start = starts[relation];
    return start === undefined ? [] : [`<${pageLink(url, page, start, target)}>${parameters}`];
  });
  return shown.join(', ');
}
