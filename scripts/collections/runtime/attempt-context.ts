/** What is known while the inputs of one attempt are resolved, and what the target is asked for it. */
import type { Json } from '../../documentation/index.ts';
import type { Obstacle, ObstacleCode } from '../../findings/index.ts';
import type { Effect, ListRead } from '../../scenarios/index.ts';
import { isObject, show, valueAt } from './json.ts';
import type { Owner } from './ownership.ts';
import { type Answer, readyRequest, send, succeeded, type Values } from './send.ts';
import type { Session } from './session.ts';
import type { WritePolicy } from './settings.ts';
import { byName, type Scalar } from './values.ts';

/** A context that knows nothing yet. */
export function newContext(
  given: Pick<AttemptContext, 'policy' | 'id' | 'effect'> & {
    readonly session: Session;
    readonly values?: Values;
    readonly fresh?: readonly string[];
    readonly prefersOwn?: string | undefined;
    readonly nested?: ListRead | undefined;
    readonly sends?: Json | undefined;
  },
): AttemptContext {
  const { session, values, fresh, ...rest } = given;
  return {
    entries: byName(),
    owners: byName(),
    taken: [],
    presumed: [],
    lists: {},
    ...session,
    ...rest,
    values: byName(values ?? {}),
    fresh: [...(fresh ?? [])],
  };
}

/** What is known while the needs of one attempt are met. */
export interface AttemptContext extends Session {
  readonly policy: WritePolicy;
  /** Id of the documented response that all this is for. */
  readonly id: string;
  readonly effect: Effect;
  readonly values: Values;
  /** The entry of its list for each existing resource that was found in one. */
  readonly entries: { [input: string]: { readonly [field: string]: Json } };
  /** Whose the resources are that values name; written by `assign`. */
  readonly owners: { [input: string]: Owner };
  /** The need that had better be met by what the run makes: what the request does to it may be for good. */
  readonly prefersOwn?: string | undefined;
  /** A list below others that had better have something in it. */
  readonly nested?: ListRead | undefined;
  /** What a change sends as it is documented; undefined where values are chosen for it. */
  readonly sends?: Json | undefined;
  /** Marks: texts made up for this attempt, each so unlikely that nothing else at the target shows it. */
  readonly fresh: string[];
  /** What the entries of lists show whose values are taken over, by the path of the list. */
  readonly taken: { readonly path: string; readonly values: readonly Scalar[] }[];
  /** Names of needs for which nothing but the documented value is known. */
  readonly presumed: string[];
  /** Lists as they were read, by path, so that each is asked for once; forgotten when something is made. */
  readonly lists: { [path: string]: Answer };
}

export type InputResult =
  | { readonly ok: true }
  /** `unsure`: a create may have made something, so that nothing else may take its place in a write. */
  | { readonly ok: false; readonly why: Obstacle; readonly unsure?: true };

export function unresolved(code: ObstacleCode, text: string): InputResult & { readonly ok: false } {
  return { ok: false, why: { code, text } };
}

type Listed =
  | { readonly ok: true; readonly items: readonly Json[]; readonly exchange: number }
  | { readonly ok: false; readonly why: Obstacle };

export async function readList(list: ListRead, context: AttemptContext): Promise<Listed> {
  const request = readyRequest(list.request, context.values);
  const answer = context.lists[request.path] ?? (await send(context, request));
  context.lists[request.path] = answer;
  const asked = `${request.method} ${request.path}`;
  if (!succeeded(answer))
    return unresolved(
      'list-failed',
      `${asked}, which should list the existing resources, gave ${answer.statusLine}`,
    );
  if (!answer.body.ok)
    return unresolved(
      'list-failed',
      `${asked}, which should list the existing resources, gave ${answer.body.got}`,
    );
  const found = valueAt(answer.body.json, list.items);
  const items = list.isOne && isObject(found) ? [found] : found;
  const { within } = list;
  if (Array.isArray(items)) {
    const own = within === undefined ? items : items.flatMap((each: Json) => valueAt(each, [within]) ?? []);
    return { ok: true, items: own, exchange: answer.exchange };
  }
  // What many a server in Go writes for an empty list.
  if (items === null) return { ok: true, items: [], exchange: answer.exchange };
  return unresolved('list-failed', `${asked} gave no list at /${list.items.join('/')}, but ${show(items)}`);
}

/** The resource as it is now, by the read that belongs to the operation's effect. */
export async function currentObject(
  context: AttemptContext,
): Promise<{ readonly [field: string]: Json } | undefined> {
  if (context.effect.kind !== 'update') return undefined;
  const answer = await send(context, readyRequest(context.effect.read, context.values));
  const object =
    succeeded(answer) && answer.body.ok ? valueAt(answer.body.json, context.effect.object) : undefined;
  return isObject(object) ? object : undefined;
}
