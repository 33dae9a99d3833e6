/**
 * What has to be undone, kept in a collection variable from before a change is sent until the undoing is
 * verified: a run that is cut short, or a script that fails, leaves it to the next request or the last one.
 */
import type { Credential } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { sameJson, show, valueAt } from './json.ts';
import type { Postman } from './postman.ts';
import { type Answer, type ReadyRequest, send, sendCurrent, succeeded } from './send.ts';
import { writePolicy } from './settings.ts';

export interface Undo {
  /** Id of the documented response whose provocation made it necessary. */
  readonly for: string;
  readonly what: string;
  readonly request: ReadyRequest;
  /** Reads the resource to see that it is as before: `expect` at `object`, or gone where there is no `expect`. */
  readonly verify:
    | {
        readonly request: ReadyRequest;
        readonly object: readonly string[];
        readonly expect: { readonly [field: string]: Json } | undefined;
      }
    | undefined;
  /** How often it was tried in vain. */
  readonly failed?: number;
  /** Not needed by itself: it is done where another undoing is refused without it, as what runs cannot be removed. */
  readonly onlyIfRefused?: true;
}

const variable = 'undo';
/** What fails twice is left to the last request: trying it at every one would flood the target and the report. */
const mostTries = 2;

export function pendingUndos(pm: Postman): readonly Undo[] {
  const json = pm.collectionVariables.get(variable);
  return typeof json === 'string' && json !== '' ? (JSON.parse(json) as Undo[]) : [];
}

/** Those that are worth trying now. */
export function openUndos(pm: Postman): readonly Undo[] {
  return pendingUndos(pm).filter((undo) => (undo.failed ?? 0) < mostTries);
}

export function remember(pm: Postman, undo: Undo): void {
  store(pm, [...pendingUndos(pm), undo]);
}

function store(pm: Postman, undos: readonly Undo[]): void {
  if (undos.length === 0) pm.collectionVariables.unset(variable);
  else pm.collectionVariables.set(variable, JSON.stringify(undos));
}

/** Undoes these, the latest first; gives back what could not be undone, each as a sentence. */
export async function undoEach(
  pm: Postman,
  credentials: readonly Credential[],
  undos: readonly Undo[],
): Promise<readonly string[]> {
  if (undos.length === 0) return [];
  const problems: string[] = [];
  const left = pendingUndos(pm).filter((each) => !undos.some((undo) => sameJson(each, undo)));
  const failed: Undo[] = [];
  const helping = undos.filter((undo) => undo.onlyIfRefused);
  for (const undo of undos.filter((each) => !each.onlyIfRefused).reverse()) {
    let problem = await undoOne(pm, credentials, undo);
    if (problem !== undefined && helping.length > 0) {
      for (const help of helping.splice(0).reverse()) await undoOne(pm, credentials, help);
      problem = await undoOne(pm, credentials, undo);
    }
    if (problem === undefined) continue;
    problems.push(problem);
    failed.unshift({ ...undo, failed: (undo.failed ?? 0) + 1 });
  }
  store(pm, [...left, ...failed]);
  return problems;
}

/** Forgets all, where it turned out that nothing was changed. */
export function forget(pm: Postman, undo: Undo): void {
  store(
    pm,
    pendingUndos(pm).filter((each) => !sameJson(each, undo)),
  );
}

async function undoOne(
  pm: Postman,
  credentials: readonly Credential[],
  undo: Undo,
): Promise<string | undefined> {
  const first = await sendCurrent(pm, credentials, undo.request);
  // A connection that broke just now must not keep the account changed.
  const answer = first.status === 0 ? await sendCurrent(pm, credentials, undo.request) : first;
  const removing = undo.verify?.expect === undefined;
  const gone = removing && (answer.status === 404 || answer.status === 410);
  // What the documentation itself refuses is no deviation of the target, where nobody asked for all to be restored.
  if (undo.request.mayRefuse?.includes(answer.status) && writePolicy(pm) === 'all') return undefined;
  if (!succeeded(answer) && !gone) {
    return `${undo.what}: expected a success of ${undo.request.method} ${undo.request.path}, got ${answer.told}`;
  }
  return undo.verify && verified(undo, await seen(pm, credentials, undo.verify.request));
}

async function seen(pm: Postman, credentials: readonly Credential[], request: ReadyRequest): Promise<Answer> {
  const answer = await send(pm, credentials, request);
  return answer.status === 0 ? send(pm, credentials, request) : answer;
}

function verified(undo: Undo, answer: Answer): string | undefined {
  const expected = undo.verify?.expect;
  if (expected === undefined) {
    return succeeded(answer) ? `${undo.what}: expected it to be gone, got ${answer.told}` : undefined;
  }
  const object = answer.body.ok ? valueAt(answer.body.json, undo.verify?.object ?? []) : undefined;
  const wrong = Object.keys(expected).filter((field) => !sameJson(valueAt(object, [field]), expected[field]));
  if (wrong.length === 0) return undefined;
  const [field = ''] = wrong;
  return `${undo.what}: expected ${field} ${show(expected[field])} again, got ${show(valueAt(object, [field]))}`;
}
