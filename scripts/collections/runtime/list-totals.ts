/** Whether the number of entries that a list tells is how many there are. */
import { type Json, pointerTo } from '../../documentation/index.ts';
import type { Deviation } from '../../findings/index.ts';
import { valueAt } from './json.ts';
import { countEntries, withQuery } from './pages.ts';
import type { ListQueries } from './plan.ts';
import type { Probe, Shown } from './probe.ts';
import { type Answer, type ReadyRequest, send, succeeded } from './send.ts';
import type { Session } from './session.ts';

type Total = NonNullable<ListQueries['total']>;

/** A list is read to its end on about so many pages. */
const mostPages = 4;
/** A longer one is not read to its end. */
const mostEntries = 2_000;

/** A total counts what is listed at least, and nothing else where all of it is on one page or is read page by page. */
export async function wrongTotal(
  session: Session,
  probe: Probe,
  answer: Answer,
): Promise<readonly Deviation[]> {
  const { list, main } = probe;
  const { total } = list;
  const told = total && toldBy(answer, total);
  if (!total || told === undefined) return [];
  const wrong = (expected: string): readonly Deviation[] => [
    { code: 'wrong-total', place: placeOf(total), expected, actual: String(told), exchange: 0 },
  ];
  if (told < main.length) return wrong(`${main.length} at least, which are listed`);
  if (!total.isOfAll || told === main.length) return [];
  if (total.pageSize !== undefined && main.length < total.pageSize)
    return wrong(`${main.length}, which are all that are listed`);
  const start = await startOf(session, probe, answer, told);
  if (!start) return [];
  const { items, id = [], pages = [] } = list;
  const counted = await countEntries(session, { request: start.request, items, id, pages }, start.answer);
  if (counted === undefined || counted === told) return [];
  // Somebody may have added or removed one meanwhile.
  const again = await probe.ask({});
  return toldBy(again.answer, total) === told ? wrong(`${counted}, which are all that its pages list`) : [];
}

/** Where the reading begins: on longer pages where the list has many, if their length can be chosen. */
async function startOf(
  session: Session,
  { request, main, list: { queries = [] } }: Probe,
  answer: Answer,
  told: number,
): Promise<{ readonly request: ReadyRequest; readonly answer: Answer } | undefined> {
  if (told <= main.length * mostPages) return { request, answer };
  const limit = queries.find(({ kind }) => kind === 'limit');
  if (limit?.kind !== 'limit' || told > mostEntries) return undefined;
  const longer = withQuery(request, limit.name, String(Math.ceil(told / mostPages)));
  const shown = await send(session, longer);
  return succeeded(shown) ? { request: longer, answer: shown } : undefined;
}

/** The total of all pages does not depend on the size of one. */
export function shrunkTotal(
  { asked, answer }: Shown,
  { list: { total }, main }: Probe,
): readonly Deviation[] {
  const told = total?.isOfAll && succeeded(answer) ? toldBy(answer, total) : undefined;
  if (told === undefined || told >= main.length) return [];
  const expected = `a total of ${main.length} at least, which are listed`;
  return [{ code: 'wrong-total', place: asked, expected, actual: String(told), exchange: answer.exchange }];
}

function toldBy(answer: Answer, { place }: Total): number | undefined {
  const told: Json | undefined =
    'header' in place
      ? numberIn(answer.header(place.header) ?? '')
      : answer.body.ok
        ? valueAt(answer.body.json, place)
        : undefined;
  return typeof told === 'number' ? told : undefined;
}

/** `57`, or the one of a range: `items 0-9/57`. */
function numberIn(header: string): number | undefined {
  const [, digits] = /^(?:.*\/)?(\d{1,15})$/.exec(header.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function placeOf({ place }: Total): string {
  return 'header' in place ? place.header : pointerTo(place);
}
