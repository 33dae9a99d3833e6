/** The pages of a list after the first one: by what an answer links to, and by the documented parameters. */
import { type Json, jsonText, percentDecoded } from '../../documentation/index.ts';
import { choosesByCursor, isListName, mayBeTotal, namesNextPage } from '../../vocabulary/index.ts';
import { isObject, isScalar, valueAt } from './json.ts';
import { sameOriginUrl } from './redirect.ts';
import { type Answer, type ReadyRequest, send, succeeded } from './send.ts';
import type { Session } from './session.ts';
import { baseUrl } from './settings.ts';

/** How a list is read page by page. */
export interface PagedList {
  readonly request: ReadyRequest;
  /** Where the entries are in an answer. */
  readonly items: readonly string[];
  /** Where an entry shows its id. */
  readonly id: readonly string[];
  /** Names of the documented query parameters that choose a page. */
  readonly pages?: readonly string[];
}

const mostPages = 20;

/** Looks for something on each page after the first one, at most on 20 of them. */
export async function searchPages<Thing>(
  session: Session,
  list: PagedList,
  first: Answer,
  find: (page: Answer) => readonly Thing[],
): Promise<readonly Thing[]> {
  let found: readonly Thing[] = [];
  await visitPages(session, list, first, (page) => {
    found = find(page);
    return found.length === 0;
  });
  return found;
}

/** How many entries all pages have; undefined if there is only one, they do not come to an end, or show something twice. */
export async function countEntries(
  session: Session,
  list: PagedList,
  first: Answer,
): Promise<number | undefined> {
  const ids = new Set<string>();
  const isNew = (page: Answer) =>
    entriesOf(list, page).every((entry) => {
      const id = jsonText(valueAt(entry, list.id) ?? null);
      return !ids.has(id) && ids.add(id);
    });
  if (!isNew(first)) return undefined;
  const onFirst = ids.size;
  const hasEnded = (await visitPages(session, list, first, isNew)) === 'ended';
  return hasEnded && ids.size > onFirst ? ids.size : undefined;
}

/** `visit`: false if no more pages are wanted. */
async function visitPages(
  session: Session,
  list: PagedList,
  first: Answer,
  visit: (page: Answer) => boolean,
): Promise<'ended' | 'stopped'> {
  const asked = new Set([list.request.path]);
  let at: Page = { request: list.request, answer: first, before: 0 };
  for (let count = 0; count < mostPages; count += 1) {
    const request = nextOf(session, list, at);
    if (!request) return toldNext(at.answer).isLast ? 'ended' : 'stopped';
    if (asked.has(request.path)) return 'stopped';
    asked.add(request.path);
    const before = at.before + entriesOf(list, at.answer).length;
    at = { request, answer: await send(session, request), before };
    if (entriesOf(list, at.answer).length === 0) return succeeded(at.answer) ? 'ended' : 'stopped';
    if (!visit(at.answer)) return 'stopped';
  }
  return 'stopped';
}

/** Whether an answer that shows so many entries says that there are more. */
export function hasMorePages(answer: Answer, shown: number): boolean {
  if (nextLink(answer) !== undefined) return true;
  return answer.body.ok && saysMore(answer.body.json, shown, 3);
}

interface Page {
  readonly request: ReadyRequest;
  readonly answer: Answer;
  /** How many entries the pages before it have. */
  readonly before: number;
}

function nextOf(session: Session, list: PagedList, page: Page): ReadyRequest | undefined {
  const told = toldNext(page.answer);
  if (told.link !== undefined) return linked(session, list.request, page, told.link);
  const parameter = parameterFor(list.pages ?? [], told);
  if (parameter === undefined) return undefined;
  const value = pageValue(parameter, told, list, page);
  return value === undefined ? undefined : withQuery(page.request, parameter, value);
}

/** What an answer says about the page after it. */
interface ToldNext {
  readonly link?: string;
  /** A value for the parameter that takes it. */
  readonly token?: string;
  readonly isLast?: true;
}

function toldNext(answer: Answer): ToldNext {
  const link = nextLink(answer);
  if (link !== undefined) return { link };
  const told = answer.body.ok ? nextIn(answer.body.json, 3) : undefined;
  if (told === undefined) return {};
  if (told === null || told === false || told === '') return { isLast: true };
  if (told === true) return {};
  const text = String(told);
  return /^(https?:|\/|\?)/i.test(text) ? { link: text } : { token: text };
}

function nextLink(answer: Answer): string | undefined {
  const header = answer.header('Link') ?? '';
  return header
    .slice(0, 8_000)
    .split(/,\s*(?=<)/)
    .map((link) => /^\s*<([^>]*)>.*\brel="?next\b/i.exec(link)?.[1])
    .find((link) => link !== undefined);
}

/** What is under a name such as `next`, `next_cursor` or `has_more`, at any place but in the entries. */
function nextIn(value: Json, depth: number): Exclude<Json, object> | undefined {
  if (!isObject(value) || depth === 0) return undefined;
  const all = Object.entries(value);
  for (const [name, child] of all) {
    if (!namesNextPage(name)) continue;
    if (isScalar(child)) return child;
    if (isObject(child) && typeof child.href === 'string') return child.href;
  }
  const below = all.map(([, child]) => nextIn(child, depth - 1));
  return below.find((told) => told !== undefined);
}

/** Only what is below the base URL is asked for. */
function linked(
  { pm }: Session,
  list: ReadyRequest,
  { request }: Page,
  link: string,
): ReadyRequest | undefined {
  const base = baseUrl(pm);
  const url = sameOriginUrl(link, `${base}${request.path}`);
  if (!url?.startsWith(`${base}/`) && !url?.startsWith(`${base}?`)) return undefined;
  return { ...list, path: url.slice(base.length) };
}

/** A token goes to a parameter that takes one; else the page is counted. */
function parameterFor(names: readonly string[], { token, isLast }: ToldNext): string | undefined {
  if (isLast) return undefined;
  const cursor = names.find((name) => choosesByCursor(name));
  const counted = names.find((name) => !choosesByCursor(name));
  return token === undefined || (/^\d+$/.test(token) && counted !== undefined)
    ? (counted ?? cursor)
    : (cursor ?? counted);
}

function pageValue(
  parameter: string,
  { token }: ToldNext,
  list: PagedList,
  { request, answer, before }: Page,
): string | undefined {
  if (token !== undefined) return token;
  const entries = entriesOf(list, answer);
  if (choosesByCursor(parameter)) {
    // Without a token it is the last entry that the next page begins after.
    const last = valueAt(entries.at(-1), list.id);
    return isScalar(last) && last !== null ? String(last) : undefined;
  }
  const now = queryOf(request.path).find(([name]) => name === parameter)?.[1];
  if (isListName('offset', parameter))
    return String(now === undefined ? before + entries.length : Number(now) + entries.length);
  return String(Number(now ?? 1) + 1);
}

export function withQuery(request: ReadyRequest, name: string, value: string): ReadyRequest {
  const [path = ''] = request.path.split('?');
  const kept = queryOf(request.path).filter(([each]) => each !== name);
  const pairs = [...kept, [name, value] as const];
  const query = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  return { ...request, path: `${path}?${query}` };
}

function queryOf(path: string): readonly (readonly [string, string])[] {
  const query = path.split('?').slice(1).join('?');
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [percentDecoded(name), percentDecoded(value.join('='))] as const;
    });
}

export function entriesOf({ items }: Pick<PagedList, 'items'>, answer: Answer): readonly Json[] {
  const entries = succeeded(answer) && answer.body.ok ? valueAt(answer.body.json, items) : undefined;
  return Array.isArray(entries) ? entries : [];
}

/** `next`, `has_more`, or a total that is greater than what is shown, at any place but in the entries. */
function saysMore(value: Json, shown: number, depth: number): boolean {
  if (!isObject(value) || depth === 0) return false;
  return Object.entries(value).some(([name, child]) => {
    if (namesNextPage(name) && child !== null && child !== false && child !== '') return true;
    if (mayBeTotal(name) && typeof child === 'number' && child > shown) return true;
    return saysMore(child, shown, depth - 1);
  });
}
