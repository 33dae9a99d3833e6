/**
 * What the run owes the account, kept in a collection variable from before a write is sent until it is settled: a run
 * that is cut short, or a script that fails, leaves it to the next request or the last one. Each entry is plain JSON and
 * whole by itself, without credentials, so that the last request can settle it from a cold start.
 */
import { type Json, jsonText, parseJson } from '../../documentation/index.ts';
import type { RequestPlan } from '../../scenarios/index.ts';
import { reportPending } from './journal.ts';
import { sameJson, valueAt } from './json.ts';
import type { Mark } from './marks.ts';
import { ownVariable } from './own-variable.ts';
import type { Owned } from './ownership.ts';
import type { Postman } from './postman.ts';
import { isSafe, type ReadyRequest, readyRequest, type Values } from './send.ts';
import type { ReadyState, State } from './switch-state.ts';
import type { Scalar } from './values.ts';

interface Owed {
  /** Tells entries apart. */
  readonly key: string;
  /** Id of the documented response whose provocation made it necessary. */
  readonly for: string;
  /** What is owed, e.g. `removing the note that was made`. */
  readonly what: string;
  /** How often it was tried without success. */
  readonly failed?: number;
  /** Settled so far, but an answer was lost or promised more to come: only the last request looks at it again. */
  readonly atEnd?: true;
  /** The answer to a change of it was lost, or promised it for later. */
  readonly late?: true;
  /** An earlier run left it: the user may have worked with the account since. */
  readonly isLeft?: true;
}

/** A create that was sent or is about to be, as long as it is not known what it made. */
export interface Creation extends Owed {
  readonly kind: 'creation';
  /** `POST /notes`. */
  readonly asked: string;
  /** When it was sent (ISO 8601). */
  readonly at: string;
  /** What came in place of an answer that tells; undefined before one came. */
  readonly came?: string;
  readonly marks: readonly Mark[];
  /** The list that shows what is made; undefined if none is documented. */
  readonly list?: {
    readonly request: ReadyRequest;
    readonly items: readonly string[];
    readonly id: readonly string[];
    /** The documented parameters that choose a page. */
    readonly pages?: readonly string[];
    /** All ids that it showed before; undefined if it could not be read or is too long. */
    readonly before?: readonly string[];
    /** What is missing there was not made: it shows the other things that are made. */
    readonly showsAll?: true;
  };
  /** The id that an answer named which does not prove that it is the run's own. */
  readonly told?: Scalar;
  /** Ids that are somebody else's, as texts. */
  readonly others: readonly string[];
  /** The id that the request itself chose, where it is unlikely enough to be a mark. */
  readonly chosen?: Owned;
  readonly removal?: RemovalPlan;
  /** Stands below a resource that the run has made and removes. */
  readonly below?: true;
}

/** How what a create made is removed, once its id is known. */
export interface RemovalPlan {
  readonly request: RequestPlan;
  readonly read: RequestPlan | undefined;
  readonly readRemoved?: RequestPlan;
  readonly values: Values;
  /** The variable of both paths that takes the id. */
  readonly variable: string;
}

export interface Removal extends Owed {
  readonly kind: 'removal';
  /** Why it may be removed. */
  readonly owned: Owned;
  readonly request: ReadyRequest;
  /** Reads what must be gone then; undefined if nothing documented does. */
  readonly read?: ReadyRequest;
  /** Something was done to it that may have removed it. */
  readonly acted?: true;
  /** Reads it where the answer to its removal does not tell: a refusal of a second removal, or only an acceptance. */
  readonly readRemoved?: ReadyRequest;
  /** The create, to look for what it made where nothing has the id that its answer named. */
  readonly creation?: Creation;
}

export interface Restoration extends Owed {
  readonly kind: 'restoration';
  readonly request: ReadyRequest;
  readonly read: ReadyRequest;
  /** Where the answer to `read` shows the resource. */
  readonly object: readonly string[];
  /** The values from before. */
  readonly expect: { readonly [field: string]: Json };
  /** Fields that the change sends and that were not there before. */
  readonly added?: readonly string[];
  /** The values that the run itself has sent for them. */
  readonly sent?: { readonly [field: string]: Json };
}

/** The documented request that turns something back. */
export interface Reversal extends Owed {
  readonly kind: 'reversal';
  readonly request: ReadyRequest;
  /** Reads whether it is needed; undefined if nothing documented shows it. */
  readonly state?: ReadyState;
  /** What that showed before. */
  readonly was?: State;
  /** Not needed by itself: it is done where a removal is refused without it, as what runs cannot be removed. */
  readonly onlyIfRefused?: true;
  /** The run has sent the same request since, for its own sake. */
  readonly acted?: true;
}

export type Undo = Creation | Removal | Restoration | Reversal;

type Unkeyed<Each> = Each extends Undo ? Omit<Each, 'key'> : never;

export const undoVariable = ownVariable('undo');
/** What fails twice is left to the last request: trying it at every one would flood the target and the report. */
const mostTries = 2;

export function pendingUndos(pm: Postman): readonly Undo[] {
  const json = pm.collectionVariables.get(undoVariable);
  return typeof json === 'string' && json !== '' ? (parseJson(json) as unknown as Undo[]) : [];
}

/** Those that are worth trying now. */
export function openUndos(pm: Postman): readonly Undo[] {
  return pendingUndos(pm).filter((undo) => (undo.failed ?? 0) < mostTries && !undo.atEnd);
}

/** Puts an entry down, before the write that makes it necessary is sent. */
export function remember<Each extends Undo>(pm: Postman, owed: Unkeyed<Each>): Each {
  const undo = { ...owed, key: Math.random().toString(36).slice(2, 10) } as unknown as Each;
  store(pm, [...pendingUndos(pm), undo]);
  return undo;
}

/** Puts others in place of an entry; none if it is settled. */
export function replace(pm: Postman, { key }: Pick<Undo, 'key'>, ...others: readonly Undo[]): void {
  store(
    pm,
    pendingUndos(pm).flatMap((each) => (each.key === key ? others : [each])),
  );
}

/**
 * Notes that a request which may remove things works on what is to be removed, or on what is above it, or does
 * itself what is owed.
 */
export function noteAction(
  pm: Postman,
  { method, path }: Pick<ReadyRequest, 'method' | 'path'>,
  readRemoved?: ReadyRequest,
): void {
  if (isSafe(method) || method === 'PUT' || method === 'PATCH') return;
  for (const undo of pendingUndos(pm)) {
    if (undo.kind === 'reversal' && undo.request.method === method && undo.request.path === path)
      replace(pm, undo, { ...undo, acted: true });
    if (undo.kind !== 'removal' || !(isBelow(path, undo.request.path) || isBelow(undo.request.path, path)))
      continue;
    const isRemoval = readRemoved !== undefined && path === undo.request.path;
    replace(pm, undo, { ...undo, acted: true, ...(isRemoval ? { readRemoved } : {}) });
  }
}

/** Notes that what the run has made is replaced by a request which may still be carried out after its removal. */
export function noteReplacement(pm: Postman, { path }: Pick<ReadyRequest, 'path'>): void {
  for (const undo of pendingUndos(pm))
    if (undo.kind === 'removal' && isBelow(path, undo.request.path))
      replace(pm, undo, { ...undo, late: true });
}

function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above.replace(/\?.*$/s, '')}/`);
}

/** The entry that a removal by a known owner becomes. */
export function removalOf(
  creation: Creation,
  { request, read, readRemoved, values, variable: name }: RemovalPlan,
  owned: Owned,
): Removal {
  const named: Values = { ...values, [name]: owned.id };
  return {
    kind: 'removal',
    key: `${creation.key}-${String(owned.id)}`,
    for: creation.for,
    what: `removing what ${creation.asked} made`,
    owned,
    request: readyRequest(request, named),
    ...(read ? { read: readyRequest(read, named) } : {}),
    ...(readRemoved ? { readRemoved: readyRequest(readRemoved, named) } : {}),
    ...(owned.by === 'answer' && creation.marks.length > 0 && !creation.below ? { creation } : {}),
  };
}

/** The entry that a removal leaves which has only put the thing away. */
export function purgeAfter(removal: Removal, request: ReadyRequest): Omit<Removal, 'key'> {
  const { owned, for: id, what, read = removal.readRemoved } = removal;
  return {
    kind: 'removal',
    for: id,
    what: `${what} for good`,
    owned,
    request,
    atEnd: true,
    ...(read ? { read } : {}),
  };
}

/** Fields of what a read shows now that are not as they were before a change; what was not there may be empty. */
export function notAsBefore({ expect, added = [] }: Restoration, now: Json | undefined): readonly string[] {
  const shown = (field: string) => valueAt(now, [field]);
  return [
    ...Object.keys(expect).filter((field) => !sameJson(shown(field), expect[field])),
    ...added.filter((field) => ![undefined, null, ''].some((empty) => shown(field) === empty)),
  ];
}

/** The only place that changes what is owed. */
function store(pm: Postman, undos: readonly Undo[]): void {
  if (undos.length === 0) pm.collectionVariables.unset(undoVariable);
  else pm.collectionVariables.set(undoVariable, jsonText(undos));
  // Last, because it throws where the journal cannot be written: what is pending is still undone in this run.
  reportPending(pm, undos);
}
