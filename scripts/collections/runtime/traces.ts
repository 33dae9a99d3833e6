/**
 * Traces of what the run made: a target may put it into another list as well, where its removal leaves it. The last
 * request looks through the lists of all that was made, and reports what shows it still.
 */
import { isObject, show } from './json.ts';
import type { Problem } from './left-by.ts';
import { type Mark, plain } from './marks.ts';
import { entriesOf } from './pages.ts';
import type { Postman } from './postman.ts';
import { send } from './send.ts';
import type { Session } from './session.ts';
import { writePolicy } from './settings.ts';
import { storedJson } from './stored-json.ts';
import type { Creation } from './undo.ts';

const variable = 'traces';

type List = Pick<NonNullable<Creation['list']>, 'request' | 'items'>;

interface Traces {
  readonly marks: readonly Mark[];
  readonly lists: readonly List[];
}

/** What is removed only into another state is expected to stay, and what is below the run's own goes with that. */
export function noteTraces(pm: Postman, { marks, chosen, list, removal, below }: Creation): void {
  if (writePolicy(pm) !== 'restore' || removal?.request.stays) return;
  const { marks: known, lists } = tracesOf(pm);
  const isNew = list && !below && !lists.some(({ request }) => request.path === list.request.path);
  const { request, items } = list ?? {};
  const field = list?.id.at(-1);
  const named = chosen && field !== undefined ? [{ field, value: String(chosen.id) }] : [];
  const traces: Traces = {
    marks: [...known, ...marks, ...named],
    lists: isNew && request && items ? [...lists, { request, items }] : lists,
  };
  pm.collectionVariables.set(variable, JSON.stringify(traces));
}

/** `reported`: what is known to be left. */
export async function remainingTraces(
  session: Session,
  reported: readonly Problem[],
): Promise<readonly Problem[]> {
  const { marks, lists } = tracesOf(session.pm);
  const unreported = marks.filter(({ value }) => !reported.some(({ text }) => text.includes(value)));
  const found: Problem[] = [];
  for (const list of unreported.length > 0 ? lists : []) {
    const answer = await send(session, list.request);
    const entries = entriesOf(list, answer).filter(isObject);
    const left = unreported.filter(({ field, value }) =>
      entries.some((entry) => plain(String(entry[field])) === plain(value)),
    );
    const [first] = left;
    if (!first) continue;
    const values = left.slice(0, mostShown).map(({ value }) => show(value));
    const more = left.length > mostShown ? ` and ${left.length - mostShown} more` : '';
    const text = `${list.request.method} ${list.request.path} still shows what the run created, whose ${first.field} is ${values.join(', ')}${more}: remove it by hand`;
    found.push({ text, exchange: answer.exchange });
  }
  return found;
}

const mostShown = 5;

function tracesOf(pm: Postman): Traces {
  return storedJson(pm.collectionVariables, variable) ?? { marks: [], lists: [] };
}
