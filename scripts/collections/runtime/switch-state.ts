/** Whether something is on, as the target shows it: read before it is switched, and compared before it is switched back. */
import type { Json } from '../../documentation/index.ts';
import type { RequestPlan, StateRead } from '../../scenarios/index.ts';
import { isObject, isScalar, sameJson } from './json.ts';
import { hasMorePages } from './pages.ts';
import { type Answer, type ReadyRequest, readyRequest, send, succeeded, type Values } from './send.ts';
import type { Session } from './session.ts';
import { namesIn } from './values.ts';

/** How it is read, with all values in place. */
export interface ReadyState extends Pick<StateRead, 'by' | 'fields'> {
  readonly request: ReadyRequest;
  /** The id at the end of the path that is switched, as a text. */
  readonly id: string;
}

/** What told it, by the place where it stands. */
export type State = { readonly [place: string]: Json };

function readyState({ request, by, fields }: StateRead, path: string, values: Values): ReadyState {
  return { request: readyRequest(request, values), by, fields, id: namesIn(path, values)[0] ?? '' };
}

/** Undefined if the target does not show it. */
export async function readState(session: Session, state: ReadyState): Promise<State | undefined> {
  const answer = await send(session, state.request);
  const isThere = succeeded(answer);
  if (!isThere && answer.status !== 404) return undefined;
  const json = answer.body.ok ? answer.body.json : null;
  switch (state.by) {
    case 'presence':
      return { isThere, ...(isThere ? fieldsIn(json, state.fields, '') : {}) };
    case 'entry':
      return isThere ? listedIn(answer, json, state.id) : undefined;
    case 'fields': {
      const shown = isThere ? fieldsIn(json, state.fields, '') : {};
      return Object.keys(shown).length > 0 ? shown : undefined;
    }
  }
}

/** What is recorded before something is switched; undefined if it is not known whether it is on. */
export async function stateBefore(
  read: StateRead | undefined,
  { path }: Pick<RequestPlan, 'path'>,
  context: Session & { readonly values: Values },
): Promise<{ readonly state: ReadyState; readonly was: State } | undefined> {
  const state = read && readyState(read, path, context.values);
  const was = state && (await readState(context, state));
  return state && was ? { state, was } : undefined;
}

export function isSameState(now: State | undefined, was: State): boolean {
  return now !== undefined && sameJson(now, was);
}

function fieldsIn(json: Json, names: readonly string[], place: string): State {
  if (!isObject(json)) return {};
  return Object.assign(
    {},
    ...Object.entries(json).map(([name, child]) => {
      if (isObject(child)) return fieldsIn(child, names, `${place}/${name}`);
      return isScalar(child) && names.includes(name) ? { [`${place}/${name}`]: child } : {};
    }),
  );
}

/** An entry that is missing may be on another page. */
function listedIn(answer: Answer, json: Json, id: string): State | undefined {
  const list = listIn(json);
  if (!list) return undefined;
  const isListed = list.some((entry) => holds(entry, id));
  return isListed || !hasMorePages(answer, list.length) ? { isListed } : undefined;
}

function listIn(json: Json): readonly Json[] | undefined {
  if (Array.isArray(json)) return json;
  if (!isObject(json)) return undefined;
  const lists = Object.values(json).map((child) => listIn(child));
  return lists.find((list) => list !== undefined);
}

function holds(entry: Json, id: string): boolean {
  if (isObject(entry)) return Object.values(entry).some((child) => holds(child, id));
  return isScalar(entry) && String(entry) === id;
}
