/** Asks a list for what its query parameters are documented to do: a few look-ups after the list itself was shown. */

import { type Json, pointerTo, withPlainNumbers } from '../../documentation/index.ts';
import type { Deviation, DeviationCode } from '../../findings/index.ts';
import type { RequestPlan } from '../../scenarios/index.ts';
import { firstErrors, inWords, type Validate } from './first-errors.ts';
import { isObject, isScalar, sameJson, show, valueAt } from './json.ts';
import { shrunkTotal, wrongTotal } from './list-totals.ts';
import type { Item } from './observe.ts';
import { isExpected, type ListQuery, type Prepared } from './plan.ts';
import type { Probe, Shown } from './probe.ts';
import { type Answer, readyRequest, send, succeeded } from './send.ts';
import type { SentSession } from './sent-session.ts';

type QueryOf<K extends ListQuery['kind']> = Extract<ListQuery, { kind: K }>;
/** What the list was asked for besides. */
export interface Probed {
  /** Parameters that do not do what is documented. */
  readonly deviations: readonly Deviation[];
  /** The lists that were shown. */
  readonly lists: readonly Pick<Shown, 'asked' | 'answer'>[];
}

export const nothingProbed: Probed = { deviations: [], lists: [] };

export async function probeList(
  session: SentSession,
  request: RequestPlan | undefined,
  answer: Answer,
): Promise<Probed> {
  const { state } = session;
  const { queries: list, documented } = state.script;
  const shown = list && answer.body.ok ? valueAt(answer.body.json, list.items) : undefined;
  if (!list || !request || !Array.isArray(shown)) return nothingProbed;
  const lists: Shown[] = [];
  const probe: Probe = {
    list,
    request: readyRequest(request, state.values),
    main: shown.filter(isObject),
    documented,
    ask: async (pairs) => {
      const others = (request.query ?? []).filter(({ name }) => !Object.hasOwn(pairs, name));
      const added = Object.entries(pairs).map(([name, value]) => ({ name, value }));
      const plan = { ...request, query: [...others, ...added] };
      const answer = await send(session, readyRequest(plan, state.values));
      const items = succeeded(answer) && answer.body.ok ? valueAt(answer.body.json, list.items) : undefined;
      const asked = `?${added.map(({ name, value }) => `${name}=${value}`).join('&')}`;
      const came = { asked, answer, items: Array.isArray(items) ? items.filter(isObject) : undefined };
      if (came.items && isExpected(state.script, answer.status)) lists.push(came);
      return came;
    },
  };
  const { order, items } = list;
  const deviations: Deviation[] = [
    ...(await wrongTotal(session, probe, answer)),
    ...(order
      ? misordered({ asked: pointerTo(items), answer, items: probe.main }, order.field, order.descending)
      : []),
  ];
  for (const query of list.queries ?? []) deviations.push(...(await probeQuery(query, probe)));
  return { deviations, lists };
}

/** Entries that are not as documented. What is beside them, such as a link to the next page, depends on what was asked. */
export function oddEntries(
  { lists }: Probed,
  { script: { queries } }: Pick<Prepared, 'script'>,
  validate: Validate,
): readonly Deviation[] {
  const within = pointerTo(queries?.items ?? []);
  return lists.flatMap(({ asked, answer }) => {
    if (!answer.body.ok) return [];
    const plain = withPlainNumbers(answer.body.json) as Json;
    return inWords(firstErrors(validate, plain), plain)
      .filter(({ place }) => place.startsWith(`${within}/`))
      .map(
        (error): Deviation => ({
          code: 'invalid-body',
          subject: `of ${asked}`,
          ...error,
          exchange: answer.exchange,
        }),
      );
  });
}

function probeQuery(query: ListQuery, probe: Probe): Promise<readonly Deviation[]> {
  switch (query.kind) {
    case 'limit':
      return probeLimit(query, probe);
    case 'page':
      return probePage(query, probe);
    case 'offset':
      return probeNext(query.name, [0, 1], query.size, probe);
    case 'filter':
      return probeFilter(query, probe);
    case 'sort':
      return probeSort(query, probe);
  }
}

function odd(code: DeviationCode, { asked, answer }: Shown, expected: string, actual: string): Deviation {
  return { code, place: asked, expected, actual, exchange: answer.exchange };
}

/** What the list is documented to take has to be answered; a refusal may be about a limit of the target's own. */
function failed(shown: Shown, { documented }: Probe): readonly Deviation[] {
  const { answer } = shown;
  const isFailure = answer.status === 500 || (answer.status > 500 && !documented.includes(answer.status));
  return isFailure
    ? [{ ...odd('query-failed', shown, 'the list', answer.statusLine), status: answer.status }]
    : [];
}

async function probeLimit({ name }: QueryOf<'limit'>, probe: Probe): Promise<readonly Deviation[]> {
  const shown = await probe.ask({ [name]: '1' });
  const count = shown.items?.length ?? 0;
  return [
    ...failed(shown, probe),
    ...(count > 1 ? [odd('limit-ignored', shown, 'one item at most', String(count))] : []),
    ...shrunkTotal(shown, probe),
  ];
}

async function probePage(query: QueryOf<'page'>, probe: Probe): Promise<readonly Deviation[]> {
  const { name, first, size } = query;
  if (size !== undefined) return probeNext(name, [first, first + 1], size, probe);
  const shown = await probe.ask({ [name]: String(first + 1) });
  const isRepeated = tellsApart(probe) && isSameStart(shown.items, probe.main, probe);
  return isRepeated ? repeated(shown, probe.main, probe) : failed(shown, probe);
}

/** With one item on a page, the next page has the next item. */
async function probeNext(
  name: string,
  [from, to]: readonly [number, number],
  size: string,
  probe: Probe,
): Promise<readonly Deviation[]> {
  const before = await probe.ask({ [size]: '1', [name]: String(from) });
  const shown = await probe.ask({ [size]: '1', [name]: String(to) });
  const broken = [...failed(before, probe), ...failed(shown, probe)];
  const isJudged = probe.main.length > 1 && tellsApart(probe) && before.items?.length === 1;
  if (broken.length > 0 || !isJudged) return broken;
  if (isSameStart(shown.items, before.items, probe)) {
    // Somebody may have added one at the start meanwhile.
    const again = await probe.ask({ [size]: '1', [name]: String(from) });
    return isSameStart(shown.items, again.items ?? [], probe)
      ? repeated(shown, again.items ?? [], probe)
      : [];
  }
  // A target may count its pages from another number: only what follows the first item is known to be there.
  const isEnded = shown.items?.length === 0 && isSameStart(before.items, probe.main, probe);
  return isEnded ? [odd('page-missing', shown, `the next of ${probe.main.length} items`, 'none')] : [];
}

/** Whether the first items of the list can be told from each other: some lists show nothing that identifies one. */
function tellsApart({ main, list: { id = [] } }: Probe): boolean {
  const [first, second] = main;
  const own = first && valueAt(first, id);
  if (own === undefined) return false;
  return second === undefined ? id.length > 0 : !sameJson(own, valueAt(second, id));
}

function isSameStart(items: readonly Item[] | undefined, others: readonly Item[], { list }: Probe): boolean {
  const [first] = items ?? [];
  const [other] = others;
  if (first === undefined || other === undefined) return false;
  const id = list.id ?? [];
  const own = valueAt(first, id);
  return own !== undefined && sameJson(own, valueAt(other, id));
}

function repeated(shown: Shown, before: readonly Item[], { list }: Probe): readonly Deviation[] {
  const again = `${show(valueAt(before[0], list.id ?? []))} again`;
  return [odd('page-repeated', shown, 'other items than on the page before', again)];
}

async function probeFilter(query: QueryOf<'filter'>, probe: Probe): Promise<readonly Deviation[]> {
  const value = valueToAsk(query, probe.main);
  if (value === undefined) return [];
  const shown = await probe.ask({ [query.name]: textOf(value, query) });
  const other = (shown.items ?? []).find((item) => !passes(item[query.field], value, query));
  const { members, compare } = query;
  const isLost =
    compare === 'equal' && members?.includes(String(value)) === true && shown.items?.length === 0;
  return [
    ...failed(shown, probe),
    ...(other
      ? [odd('filter-ignored', shown, `only items ${demanded(query, value)}`, show(other[query.field]))]
      : []),
    ...(isLost && (await isStillShown(query, value, probe))
      ? [odd('filter-lost-items', shown, `the items with ${query.field} ${show(value)}`, 'none')]
      : []),
  ];
}

function demanded({ field, compare }: QueryOf<'filter'>, value: Json): string {
  const relation = {
    equal: '',
    contains: 'with ',
    starts: 'beginning with ',
    least: 'of at least ',
    most: 'of at most ',
  };
  return `whose ${field} is ${relation[compare]}${show(value)}`;
}

/** A value that some items have and others do not: a filter that is ignored shows the others. */
function valueToAsk(query: QueryOf<'filter'>, items: readonly Item[]): Json | undefined {
  const { field, members, compare, time } = query;
  const values = items
    .map((item) => item[field])
    .filter((value) => isScalar(value) && value !== null && value !== '') as Json[];
  const known = values.filter((value) => members === undefined || members.includes(String(value)));
  if (compare === 'least' || compare === 'most') {
    const times = time ? inOrderOfTime(known) : [];
    if (time) return compare === 'least' ? times.at(-1) : times[0];
    const numbers = known.filter((value) => typeof value === 'number');
    return compare === 'least' ? extreme(numbers, Math.max) : extreme(numbers, Math.min);
  }
  const others = (value: Json) => values.filter((each) => !passes(each, value, query)).length;
  return [...known].sort((a, b) => others(b) - others(a))[0] ?? members?.[0];
}

function inOrderOfTime(values: readonly Json[]): readonly Json[] {
  return values
    .filter((value) => timeIn(value) !== undefined)
    .sort((a, b) => (timeIn(a) ?? 0) - (timeIn(b) ?? 0));
}

/** Milliseconds since 1970; undefined if the value is not a day or point in time. */
function timeIn(value: Json | undefined): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d(T|$)/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** As the parameter writes it. */
function textOf(value: Json, { time }: QueryOf<'filter'>): string {
  const text = String(value);
  if (time === 'date') return text.slice(0, 10);
  return time === 'date-time' && /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
}

function extreme(values: readonly Json[], of: (...values: number[]) => number): Json | undefined {
  return values.length === 0 ? undefined : of(...values.map(Number));
}

/** Whether an item may be shown by the filter: only what plainly has another value must not. */
function passes(
  actual: Json | undefined,
  value: Json,
  { compare, members, time }: QueryOf<'filter'>,
): boolean {
  if (!isScalar(actual) || actual === null) return true;
  if (time) return isWithin(actual, value, compare, time);
  const [shown, asked] = [String(actual).toLowerCase(), String(value).toLowerCase()];
  switch (compare) {
    case 'equal':
      if (isTime(asked)) return shown.slice(0, 10) === asked.slice(0, 10);
      return shown === asked || (isText(actual) && members === undefined && shown.includes(asked));
    case 'contains':
      return true;
    case 'starts':
      return shown.startsWith(asked);
    case 'least':
      return typeof actual !== 'number' || actual >= Number(value);
    case 'most':
      return typeof actual !== 'number' || actual <= Number(value);
  }
}

/** A day begins at different times in different places, and a store may cut the fractions of a second. */
function isWithin(
  actual: Json,
  bound: Json,
  compare: QueryOf<'filter'>['compare'],
  time: 'date' | 'date-time',
): boolean {
  const [shown, asked] = [timeIn(actual), timeIn(bound)];
  if (shown === undefined || asked === undefined) return true;
  const isByDay = time === 'date' || [actual, bound].some((each) => String(each).length <= 10);
  const slack = isByDay ? 48 * 3_600_000 : 1_000;
  return compare === 'least' ? shown >= asked - slack : shown <= asked + slack;
}

/** A text may be searched for a part of it, and a time for its day. */
function isText(value: Json): boolean {
  return typeof value === 'string' && !/^[\d.]+$/.test(value);
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dt/.test(text);
}

async function isStillShown({ field }: QueryOf<'filter'>, value: Json, { ask }: Probe): Promise<boolean> {
  const now = await ask({});
  return now.items?.some((item) => sameJson(item[field], value)) ?? false;
}

async function probeSort(
  { pairs, field, descending, opposite }: QueryOf<'sort'>,
  probe: Probe,
): Promise<readonly Deviation[]> {
  const shown = await probe.ask(pairs);
  const own = [...failed(shown, probe), ...misordered(shown, field, descending === true)];
  if (!opposite) return own;
  const other = await probe.ask(opposite);
  const further = [...failed(other, probe), ...misordered(other, field, true)];
  return [...own, ...further, ...(further.length === 0 ? notTurned(shown, other, field) : [])];
}

function misordered(shown: Shown, field: string, descending: boolean): readonly Deviation[] {
  const keys = keysOf(shown, field);
  const order = orderOf(keys);
  const isKept = order === undefined || order.descending || (!descending && order.ascending);
  return isKept ? [] : [odd('order-ignored', shown, `the items in the order of ${field}`, show(keys))];
}

/** However a server compares: the same order is not both the least first and the greatest first. */
function notTurned(shown: Shown, other: Shown, field: string): readonly Deviation[] {
  const [keys, turned] = [keysOf(shown, field), keysOf(other, field)];
  const isSame =
    sameJson(keys, turned) && keys.some((key) => isScalar(key) && key !== null && !sameJson(key, keys[0]));
  return isSame
    ? [odd('order-ignored', other, `another order than with ${shown.asked}`, `${show(keys)} again`)]
    : [];
}

function keysOf({ items = [] }: Shown, field: string): Json[] {
  return items.map((item) => item[field] ?? null);
}

/** In which directions values are sorted; undefined if it is not plain what comes first. */
function orderOf(
  keys: readonly Json[],
): { readonly ascending: boolean; readonly descending: boolean } | undefined {
  const comparisons = comparisonsOf(keys);
  if (keys.length < 2 || comparisons.length === 0) return undefined;
  const isSorted = (sign: 1 | -1) =>
    comparisons.some((compare) =>
      keys.slice(1).every((key, index) => sign * compare(String(keys[index]), String(key)) <= 0),
    );
  return { ascending: isSorted(1), descending: isSorted(-1) };
}

type Compare = (a: string, b: string) => number;

const byCode: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** How servers compare texts: by code, ignoring case, by the rules of a language, by letters and digits alone, as points in time. */
const ofTexts: readonly Compare[] = [
  byCode,
  (a, b) => byCode(a.toLowerCase(), b.toLowerCase()),
  (a, b) => a.localeCompare(b, 'en'),
  (a, b) => a.localeCompare(b, 'en', { numeric: true }),
  (a, b) => byCode(lettersOf(a), lettersOf(b)),
  (a, b) => (timeIn(a) ?? Number.NaN) - (timeIn(b) ?? Number.NaN),
];

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** None if it depends on the language of the server what comes first, or values are of several types. */
function comparisonsOf(keys: readonly Json[]): readonly Compare[] {
  if (keys.every((key) => typeof key === 'number')) return [(a, b) => Number(a) - Number(b)];
  return keys.every((key) => typeof key === 'string' && /^[\x20-\x7e]+$/.test(key)) ? ofTexts : [];
}
