/** Names of query parameters, and of members of an answer, that are about the pages of a list. */

/** What chooses how many, from where on, and in which order. A `plain` name means nothing else. */
export type PagingName = 'limit' | 'offset' | 'page';

const names: Readonly<Record<PagingName | 'cursor' | 'sort' | 'direction' | 'search', RegExp>> = {
  limit:
    /^(\$?limit|\$?top|take|(max|num)(_?(results?|items|records|count))?|(page_?size|size|per_?page|rows|count|results?_?per_?page|items_?per_?page|page\[(size|limit)\]))$/i,
  offset: /^(\$?offset|\$?skip|start(_?(at|index|from))?|from|first_?result|page\[offset\])$/i,
  page: /^(p|page|page_?(number|num|no|index)|page\[number\])$/i,
  cursor:
    /^(cursor|after|starting_?after|page_?token|next_?(token|cursor)|continuation(_?token)?|marker|page\[(cursor|after)\])$/i,
  sort: /^(\$?sort|sort_?(by|field|on)|\$?order_?by|ordering)$/i,
  direction: /^(order|dir|direction|sort_?(order|dir|direction))$/i,
  search: /^(q|query|search|search_?(term|text|query)|keywords?|term|text)$/i,
};

export const isListName = (kind: keyof typeof names, name: string): boolean => names[kind].test(name);

const plainNames: Readonly<Record<PagingName, RegExp>> = {
  limit:
    /^(\$?limit|\$?top|(page_?size|per_?page|(max_?)?results?_?per_?page|items_?per_?page|max_?(results?|items|records))|page\[(size|limit)\])$/i,
  offset: /^(\$?offset|\$?skip|page\[offset\])$/i,
  page: /^(page|page_?(number|num|no|index)|page\[number\])$/i,
};

const plainWords: Readonly<Record<PagingName, RegExp>> = {
  limit: /\b(how many|number of|max(imum)?|limit|at most|page|up to)\b/i,
  offset: /\b(offset|skip|first (item|record|row|result)|start(ing)? (index|position|at)|position|paging)\b/i,
  page: /\bpage\b/i,
};

/** Whether the name or the description leaves no doubt. */
export const isPlainly = (kind: PagingName, name: string, description: string): boolean =>
  plainNames[kind].test(name) || plainWords[kind].test(description);

/** Names of what chooses a page in any way. */
const choosing =
  /^(page|p|page_?(no|num|number|index)|offset|skip|start|from|cursor|after|starting_?after|marker|continuation(_?token)?|(next_?)?page_?token|next(_?token)?|last_?id|since_?id)$/i;

/** `page[number]` and `page-number` are as good as `page_number`. */
export const choosesPage = (name: string): boolean =>
  choosing.test(name.replace(/\[(\w+)\]$/, '_$1').replaceAll('-', '_'));

/** A field of a body by which a POST asks for a page. */
export const isPagingField = (name: string): boolean =>
  /^(page|limit|offset|cursor|skip|take|page_?(size|number|token|index)|per_?page|max_?results)$/i.test(name);

/** Words that speak of searching. */
export const speaksOfSearch = (text: string): boolean =>
  /search|filter|match|contain|quer|text|find|keyword/i.test(text);

/** How a filter compares, by its description. */
export function comparisonIn(description: string): 'equal' | 'contains' | 'starts' {
  if (/\b(contain|substring|partial|includ\w+ the|fuzzy|like)/i.test(description)) return 'contains';
  return /\b(start|begin)(s|ning)? with|prefix/i.test(description) ? 'starts' : 'equal';
}

/** `filter[name]` → `name` */
export function filteredName(name: string): string {
  return name.replace(/^filter(s|_by)?[[_.]/i, '').replace(/\]$/, '');
}

/** `true if closed topics should be included` asks for more, and not for closed ones alone. */
export const asksForOthers = (description: string): boolean =>
  /\b(includ(e|ed|ing)(?! only)|exclud\w*|also|whether|embed\w*|expand\w*|omit\w*|hid(e|den)|except|not|without|ignor\w*|instead)\b/i.test(
    description,
  );

/** `Exact match, case-insensitive`. */
export const saysExactly = (description: string): boolean => /\bexact(ly)?\b/i.test(description);

/** `zero-based`, `starting at 0`. */
export const countsFromZero = (description: string): boolean =>
  /\b((zero|0)[- ]based|(start|begin)\w* (at|from|with) (0|zero))\b/i.test(description);

/** Keys of an answer, by what is under them. */
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

/** A key under which an answer says that there is a next page, or which: `next_cursor`, `has_more`. */
export const namesNextPage = (name: string): boolean =>
  /^(next|has_?(more|next)|next_?\w+|more)$/i.test(name);

/** A key that may hold the number of all items. */
export const mayBeTotal = (name: string): boolean => /(^|_)(total|count)|total$/i.test(name);

/** A parameter that takes a token, or the last id, from the page before. */
export const choosesByCursor = (name: string): boolean =>
  /cursor|token|after|marker|continuation|last|since|^next$/i.test(name);

/** `x-pagination-total-count` → `total_count` */
export function pagingKeyOf(header: string): string {
  return header.replace(/^x-(pagination-|paging-)?/, '').replaceAll('-', '_');
}

/** A response header that tells how many there are in all: `X-Total-Count`, `Content-Range`. */
export function tellsTotal(header: string): boolean {
  const name = header.toLowerCase();
  return name === 'content-range' || (name.includes('total') && totalKey.test(pagingKeyOf(name)));
}

/** A key of a body, or a response header, that tells of pages. */
export function isPagingKey(name: string): boolean {
  const keys = [sizeKey, startKey, pageKey, pagesKey, moreKey, cursorKey, nextKey, previousKey];
  return /^(link|x-.*(page|next|limit|offset|cursor).*)$/i.test(name) || keys.some((key) => key.test(name));
}

/** A number of all items, and not of those that are shown. */
export const speaksOfAll = (description: string): boolean =>
  /\b(all|altogether|overall|in total|total (number|count)|together|how many)\b/i.test(description);

/** Members of an envelope that are about the answer or the list. */
export const isMetaName = (name: string): boolean =>
  /(total|count|page|limit|offset|size|next|prev|first|last|link|meta|paging|pagination|cursor|status|success|message|code|error|self|href|url|has_?more|version|updated|generated|object|kind|type)/i.test(
    name,
  );

/** `newest first` */
export const saysNewestFirst = (text: string): boolean =>
  /\b(newest|latest|most recent(ly \w+)?)\b[^.]{0,20}\bfirst\b|reverse chronological/i.test(text);

/** `sorted by name, descending`: the field as it is named, and the direction. */
export function orderIn(text: string): { readonly field: string; readonly descending: boolean } | undefined {
  const said =
    /(?<!\b(?:can|could|may) be )\b(?:sorted|ordered) by (?:the |their )?[`"*]*(\w+)[`"*]*([^.]{0,30})/i.exec(
      text,
    );
  if (!said) return undefined;
  return {
    field: said[1] ?? '',
    descending: /\bdesc|\b(newest|latest|largest|highest)\b/i.test(said[2] ?? ''),
  };
}

export const isAscending = (value: string): boolean => /^(asc|\+?1?$)/i.test(value);

export const isDescending = (value: string): boolean => /^(desc|-1?$|descending)/i.test(value);
