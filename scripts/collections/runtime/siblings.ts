/** Others that a list shows: a target may treat one of them in another way than the one that was asked for. */

import { withPlainNumbers } from '../../documentation/index.ts';
import type { Deviation } from '../../findings/index.ts';
import type { Input } from '../../scenarios/index.ts';
import { type AttemptContext, readList } from './attempt-context.ts';
import { inWords } from './first-errors.ts';
import { make } from './inputs.ts';
import { isObject, isOneOfSeveral, isScalar, sameJson, show, valueAt } from './json.ts';
import { disagreements, type Item } from './observe.ts';
import {
  isDocumented,
  isExpected,
  type Prepared,
  type RequestScript,
  type ScriptedAttempt,
  type Sibling,
  type Statuses,
  statusWanted,
} from './plan.ts';
import { type Answer, readyRequest, send, succeeded } from './send.ts';
import { contextAfter, type SentSession } from './sent-session.ts';
import { byName } from './values.ts';

/** So few that a short list is read as a whole and a long one costs little. */
const mostRead = 5;

export interface ReadSibling {
  readonly id: unknown;
  readonly answer: Answer;
  readonly entry: Item;
}

/** Some others of the list from which the one to be read was taken: those at its ends first. */
export async function siblingsOf(
  script: Pick<RequestScript, 'effect' | 'listed'>,
  attempt: ScriptedAttempt,
  context: AttemptContext,
): Promise<readonly Sibling[]> {
  const { listed } = script;
  const input = attempt.inputs.at(-1);
  if (script.effect.kind !== 'none' || listed === undefined || input?.kind !== 'existing') return [];
  const chosen = context.entries[input.name];
  if (chosen === undefined) return madeBeside(input, attempt, context);
  const list = await readList(listed, context);
  const entries = list.ok ? list.items.filter(isObject) : [];
  const others = entries.filter((entry) => {
    const id = valueAt(entry, listed.idField);
    return isScalar(id) && id !== null && id !== '' && id !== valueAt(chosen, listed.idField);
  });
  return endsFirst(others).map((entry) => ({
    entry,
    id: valueAt(entry, listed.idField) as string,
    request: readyRequest(attempt.request, {
      ...context.values,
      [input.name]: valueAt(entry, listed.idField) as string,
    }),
  }));
}

/** Where the run has made the only one there is, another one: a target that gives whatever it has is found out. */
async function madeBeside(
  input: Extract<Input, { kind: 'existing' }>,
  attempt: ScriptedAttempt,
  context: AttemptContext,
): Promise<readonly Sibling[]> {
  const source = input.sources.find((each) => each.kind === 'created');
  if (context.owners[input.name] !== 'run' || !source?.remove || context.policy === 'none') return [];
  const own = {
    ...context,
    values: byName(context.values),
    owners: byName(context.owners),
    presumed: [],
    entries: byName<AttemptContext['entries'][string]>(),
  };
  const made = await make(source, input.name, input.of, own);
  const id = own.values[input.name];
  if (!made.ok || !isScalar(id) || id === null) return [];
  return [{ id, entry: {}, request: readyRequest(attempt.request, own.values) }];
}

function endsFirst<T>(all: readonly T[]): readonly T[] {
  if (all.length <= mostRead) return all;
  const atStart = Math.ceil(mostRead / 2);
  return [...all.slice(0, atStart), ...all.slice(atStart - mostRead)];
}

/** Reads them; where one is not as its list says, the list is asked again, since somebody may have changed it. */
export async function readSiblings(session: SentSession): Promise<readonly ReadSibling[]> {
  const { state } = session;
  const { listed, watched } = state.script;
  if (listed === undefined || state.siblings.length === 0) return [];
  const read: ReadSibling[] = [];
  for (const { request, entry, id } of state.siblings) {
    read.push({ id, entry, answer: await send(session, request) });
  }
  const asListed = read.every(
    ({ answer, entry }) =>
      succeeded(answer) && disagreements(entry, shownBy(answer, listed.object), watched).length === 0,
  );
  if (asListed) return read;
  const again = await readList(listed, contextAfter(session));
  const entries = again.ok ? again.items.filter(isObject) : [];
  return read.flatMap((each) => {
    if (Object.keys(each.entry).length === 0) return [each];
    const now = entries.find((entry) => sameJson(valueAt(entry, listed.idField), each.id));
    return now === undefined ? [] : [{ ...each, entry: now }];
  });
}

function shownBy(answer: Answer, object: readonly string[]): unknown {
  return answer.body.ok ? valueAt(answer.body.json, object) : undefined;
}

/** Those that are not as documented, or not as their list shows them. */
export function deviatingSiblings(
  siblings: readonly ReadSibling[],
  { script }: Pick<Prepared, 'script'>,
  validate: (body: unknown) => readonly unknown[],
): readonly Deviation[] {
  const { listed, watched } = script;
  if (listed === undefined) return [];
  return siblings.flatMap(({ id, answer, entry }): readonly Deviation[] => {
    const odd = (found: Pick<Deviation, 'place' | 'expected' | 'actual' | 'status'>): Deviation => ({
      code: 'sibling-deviates',
      subject: `another one that its list shows (${show(id)})`,
      ...found,
      exchange: answer.exchange,
    });
    if (!isExpected(script, answer.status)) {
      const { statusLine: actual, status } = answer;
      return contradicts(answer, script)
        ? [odd({ expected: `status ${statusWanted(script)}`, actual, status })]
        : [];
    }
    if (!answer.body.ok) return [odd({ expected: 'JSON', actual: answer.body.got })];
    const { json } = answer.body;
    const shown = shownBy(answer, listed.object);
    // What lies deeper in another one may be of another kind than in the documented example; what its list shows, too,
    // is judged there.
    const plain = withPlainNumbers(json);
    const errors = inWords(validate(plain), plain).filter(
      ({ place }) =>
        place.split('/').length <= listed.object.length + 2 &&
        !isListedSo(place.split('/').at(-1) ?? '', entry, shown),
    );
    if (errors.length > 0) return errors.map(odd);
    if (isOneOfSeveral(json, listed.object)) return [];
    const shownId = valueAt(shown, listed.idField);
    if (String(shownId) !== String(id))
      return [odd({ expected: 'it, which was asked for', actual: show(shownId) })];
    return disagreements(entry, shown, watched).map(({ field, listed: was, shown: is }) =>
      odd({
        place: `/${[...listed.object, field].join('/')}`,
        expected: `${show(was)}, as its list shows`,
        actual: show(is),
      }),
    );
  });
}

function isListedSo(field: string, entry: Item, shown: unknown): boolean {
  return field !== '' && Object.hasOwn(entry, field) && sameJson(entry[field], valueAt(shown, [field]));
}

/** Others may be out of bounds for this account; what is listed cannot be unknown, and nothing may break. */
function contradicts({ status }: Answer, statuses: Statuses): boolean {
  if (status === 0 || (status >= 200 && status < 300)) return true;
  if (status >= 500) return !isDocumented(statuses, status);
  return status === 400 || status === 404 || status === 410 || status === 422;
}
