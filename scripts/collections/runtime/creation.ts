/** A create, from before it is sent until it is known what it made. */
import { jsonText, percentDecoded } from '../../documentation/index.ts';
import type { IdPlace, ListedIds, RequestPlan } from '../../scenarios/index.ts';
import { type AttemptContext, readList } from './attempt-context.ts';
import { isScalar, valueAt } from './json.ts';
import { lastSegment } from './location.ts';
import { contradictsMarks, isPlainId, marksIn } from './marks.ts';
import { outcomeOf } from './outcome.ts';
import { goesWithParent, type Made, type Owned } from './ownership.ts';
import type { Postman } from './postman.ts';
import { until } from './retry-after.ts';
import { existedBefore, search } from './search.ts';
import { type Answer, type ReadyRequest, readyRequest, send, succeeded, type Values } from './send.ts';
import type { Session } from './session.ts';
import { writePolicy } from './settings.ts';
import { isKnownToName, isKnownToShow, noteNamed } from './shown-lists.ts';
import { noteTraces } from './traces.ts';
import { type Creation, type Removal, remember, removalOf, replace } from './undo.ts';
import type { Scalar } from './values.ts';

/** What is known of a create before it is sent. */
export interface Create {
  readonly what: string;
  readonly plan: RequestPlan;
  readonly request: ReadyRequest;
  readonly id: IdPlace | undefined;
  readonly list: ListedIds | undefined;
  readonly remove: RequestPlan | undefined;
  readonly read: RequestPlan | undefined;
  /** Reads it where the answer to its removal does not tell whether it is gone. */
  readonly readRemoved?: RequestPlan | undefined;
  /** Variable of the removal's path that takes the new id. */
  readonly variable: string;
  /** It is meant to be refused: a list that shows nothing new proves that it was. */
  readonly refusal: boolean;
  /** Values of others that it takes, as texts: an id among them is theirs. */
  readonly taken: readonly string[];
}

/** The longest list whose ids are remembered. */
const mostIds = 1000;

/** Puts a create down before it is sent, with all by which what it makes can be recognised. */
export async function recordCreate(create: Create, context: AttemptContext): Promise<Creation> {
  const { request, list, remove } = create;
  const listed = list && (await readList(list, context));
  const items = listed?.ok ? listed.items : undefined;
  const own = context.owners[create.variable] === 'run' ? String(context.values[create.variable]) : undefined;
  const before =
    list && items && items.length <= mostIds
      ? items.map((item) => String(valueAt(item, list.field))).filter((id) => id !== own)
      : undefined;
  const shown = jsonText(items ?? []).toLowerCase();
  const marks = marksIn(request.body, context.fresh).filter(
    ({ value }) => !shown.includes(jsonText(value).toLowerCase()),
  );
  const creation = remember<Creation>(context.pm, {
    kind: 'creation',
    for: context.id,
    what: create.what,
    asked: `${request.method} ${request.path}`,
    at: new Date().toISOString(),
    marks,
    others: before ? [] : create.taken,
    ...(list
      ? {
          list: {
            request: readyRequest(list.request, context.values),
            items: list.items,
            id: [...(list.within === undefined ? [] : [list.within]), ...list.field],
            ...(list.pages ? { pages: list.pages } : {}),
            ...(before ? { before } : {}),
            ...(create.refusal || isKnownToShow(context.pm, list.request) ? { showsAll: true as const } : {}),
          },
        }
      : {}),
    ...chosenId(create, context),
    ...(remove
      ? {
          removal: {
            request: remove,
            read: create.read,
            ...(create.readRemoved ? { readRemoved: create.readRemoved } : {}),
            values: { ...context.values },
            variable: create.variable,
          },
        }
      : {}),
    ...(goesWithParent(create.plan, context) ? { below: true as const } : {}),
  });
  noteTraces(context.pm, creation);
  return creation;
}

/** An id that the request chooses is a mark by itself, where nobody else is likely to have it. */
function chosenId({ id }: Create, context: AttemptContext): Pick<Creation, 'chosen'> {
  if (id?.in !== 'request') return {};
  const value = context.values[id.input];
  if (value === undefined || value === null) return {};
  const isTelling = context.fresh.includes(String(value)) || (typeof value === 'number' && value >= 1e9);
  return isTelling
    ? { chosen: { by: 'mark', id: value, mark: { field: id.input, value: String(value) } } }
    : {};
}

/**
 * Works out what a create made and puts its removal in place of the create. Where nothing tells, the create stays
 * down, and the last request searches again.
 */
export async function settleCreate(
  session: Session,
  creation: Creation,
  place: IdPlace | undefined,
  answer: Answer,
  values: Values,
): Promise<Made> {
  const told = place && idIn(place, answer, values);
  if (told !== undefined && (await leadsElsewhere(session, creation, told))) {
    replace(session.pm, creation);
    return { by: 'others', id: told };
  }
  const known: Creation = { ...creation, came: answer.statusLine, ...(told === undefined ? {} : { told }) };
  const owned = await whatWasMade(session, known, place, answer);
  const [first] = owned;
  if (first) {
    settleCreateAs(session.pm, creation, owned);
    return first;
  }
  switch (outcomeOf(answer)) {
    case 'refused':
      return { by: 'nobody' };
    case 'done':
      if (told !== undefined && existedBefore(told, creation)) {
        replace(session.pm, creation);
        return { by: 'others', id: told };
      }
      break;
    case 'accepted':
    case 'unknown':
  }
  replace(session.pm, creation, ...(isOwed(session.pm, creation, answer) ? [known] : []));
  return {
    by: 'unknown',
    why: `${creation.asked} gave ${answer.statusLine}, and no response shows what it created`,
  };
}

/**
 * Whether the id in an answer names another resource than the one that was made: what looks like the id may be the number
 * of something else. The first id of each create is tried before anything is removed by it.
 */
async function leadsElsewhere(session: Session, creation: Creation, id: Scalar): Promise<boolean> {
  const { removal, marks } = creation;
  const read = removal?.read ?? removal?.readRemoved;
  if (!removal || !read || marks.length === 0 || !isPlainId(id)) return false;
  if (isKnownToName(session.pm, removal.request)) return false;
  const plan = readyRequest(read, { ...removal.values, [removal.variable]: id });
  const seen = await send(session, plan);
  if (!succeeded(seen) || !seen.body.ok) return false;
  if (contradictsMarks(seen.body.json, marks)) return true;
  noteNamed(session.pm, removal.request);
  return false;
}

/** Under `all` only what can be undone is owed, and a success that does not tell what it made cannot. */
function isOwed(pm: Postman, { removal }: Creation, answer: Answer): boolean {
  return writePolicy(pm) !== 'all' || (removal !== undefined && outcomeOf(answer) !== 'done');
}

/** Owes the removal of what a create made, in place of the create; nothing where nothing documented removes it. */
export function settleCreateAs(pm: Postman, creation: Creation, owned: readonly Owned[]): readonly Removal[] {
  const { removal } = creation;
  const removals = removal ? owned.map((each) => removalOf(creation, removal, each)) : [];
  replace(pm, creation, ...removals);
  return removals;
}

async function whatWasMade(
  session: Session,
  creation: Creation,
  place: IdPlace | undefined,
  answer: Answer,
): Promise<readonly Owned[]> {
  const { told } = creation;
  const sought = async () => {
    const found = await search(session, creation);
    return found.kind === 'found' ? found.owned : undefined;
  };
  switch (outcomeOf(answer)) {
    case 'refused':
      return [];
    case 'done':
      if (told !== undefined && isProven(told, creation, place, answer)) return [{ by: 'answer', id: told }];
      return (await sought()) ?? [];
    case 'accepted':
      return (await until(session, answer, sought)) ?? [];
    case 'unknown':
      return (await sought()) ?? [];
  }
}

/** Whether the answer to a create proves that its id names something new, which the create has made. */
function isProven(id: Scalar, creation: Creation, place: IdPlace | undefined, answer: Answer): boolean {
  if (answer.isOfRead || existedBefore(id, creation) || !isNew(creation, place, answer)) return false;
  if (place?.in === 'request') return true;
  return isPlainId(id) && !(answer.body.ok && contradictsMarks(answer.body.json, creation.marks));
}

/** An id that the request itself chose names something new only where that is likely, or the answer says so. */
function isNew({ chosen, list }: Creation, place: IdPlace | undefined, { status }: Answer): boolean {
  return place?.in !== 'request' || chosen !== undefined || list?.before !== undefined || status === 201;
}

/** The id that the answer to a create tells. */
function idIn(place: IdPlace, answer: Answer, values: Values): Scalar | undefined {
  if (!succeeded(answer)) return undefined;
  switch (place.in) {
    case 'list':
      return undefined;
    case 'body': {
      const id = answer.body.ok ? valueAt(answer.body.json, place.field) : undefined;
      return isScalar(id) && id !== null && id !== '' ? id : undefined;
    }
    case 'location': {
      const last = lastSegment(answer.header('Location') ?? '');
      return last === undefined ? undefined : percentDecoded(last);
    }
    case 'request':
      return values[place.input];
  }
}
