/** Whose a resource is. Only what is `Owned` is ever removed, or changed for good. */
import { variablesIn as namesInPath } from '../../documentation/index.ts';
import type { BodyPlan, InputRef, RequestPlan } from '../../scenarios/index.ts';
import type { Mark } from './marks.ts';
import type { Scalar } from './values.ts';

export { namesInPath };

/** Made by this run: its id came in the answer to the run's own create, or it shows a mark that was made up for it. */
export type Owned =
  | { readonly by: 'answer'; readonly id: Scalar }
  | { readonly by: 'mark'; readonly id: Scalar; readonly mark: Mark };

/** What became of a create. */
export type Made =
  | Owned
  /** The answer names a resource that was there before. */
  | { readonly by: 'others'; readonly id: Scalar }
  /** It was refused. */
  | { readonly by: 'nobody' }
  /** Something may have been made, which nothing identifies. */
  | { readonly by: 'unknown'; readonly why: string };

/** Whose the resource is that a value names: this run's, somebody else's, or nobody's since there is none. */
export type Owner = 'run' | 'others' | 'nobody';

/** Values by name, and whose the resources are that they name. */
interface Ownership {
  readonly values: { [name: string]: Scalar };
  /** Written by `assign`. */
  readonly owners: { [name: string]: Owner };
  /** Texts made up for this attempt. */
  readonly fresh: readonly string[];
}

export function isOwned(made: Made): made is Owned {
  return made.by === 'answer' || made.by === 'mark';
}

/** Gives a value to a name, together with whose the resource is. */
export function assign(
  context: Pick<Ownership, 'values' | 'owners'>,
  name: string,
  value: Scalar,
  owner: Owner,
): void {
  context.values[name] = value;
  context.owners[name] = owner;
}

/** Whether a request works on what the run has made, or on what is below that. */
export function isOwnResource(
  { path }: Pick<RequestPlan, 'path'>,
  { owners }: Pick<Ownership, 'owners'>,
): boolean {
  return namesInPath(path).some((name) => owners[name] === 'run');
}

/** Whether what a request makes is below something that only this run may have made: gone with that, or never there. */
export function goesWithParent(
  { path }: Pick<RequestPlan, 'path'>,
  { owners }: Pick<Ownership, 'owners'>,
): boolean {
  const above = path.slice(0, path.lastIndexOf('/'));
  // The last part may be the name that the request chooses for what it makes.
  return (
    namesInPath(path).some((name) => owners[name] === 'run') ||
    namesInPath(above).some((name) => owners[name] === 'nobody')
  );
}

/** Whether a request works on the run's own resources alone, in its path and in all that it sends. */
export function usesOnlyOwnResources(request: RequestPlan, context: Pick<Ownership, 'owners'>): boolean {
  const path = namesInPath(request.path);
  const sent = namesSent(request);
  const isOwn = (name: string) => context.owners[name] === 'run';
  if (sent.some((name) => context.owners[name] === 'others')) return false;
  return path.length > 0 ? path.some(isOwn) : sent.some(isOwn);
}

/** Whether what a request names at the end of its path is known not to exist. */
export function namesNothing(request: RequestPlan, { owners }: Pick<Ownership, 'owners'>): boolean {
  const last = lastName(request);
  return last !== undefined && (owners[last] === 'nobody' || request.madeUp === last);
}

/** Whether a request works on what was there before the run; below it, what does not exist is nobody's. */
export function namesOthers(request: RequestPlan, context: Pick<Ownership, 'owners'>): boolean {
  if (namesNothing(request, context)) return false;
  return namesInPath(request.path).some((name) => context.owners[name] === 'others');
}

/** Whether what a request names at the end of its path was made up for it. */
export function namesFresh(
  { path }: Pick<RequestPlan, 'path'>,
  { values, fresh }: Pick<Ownership, 'values' | 'fresh'>,
): boolean {
  const last = lastName({ path });
  return last !== undefined && fresh.includes(String(values[last]));
}

/** Names of the run's own resources. */
export function ownNames({ owners }: Pick<Ownership, 'owners'>): readonly string[] {
  return Object.keys(owners).filter((name) => owners[name] === 'run');
}

/** The variable that names what a request works on. */
export function lastName({ path }: Pick<RequestPlan, 'path'>): string | undefined {
  return namesInPath(path).at(-1);
}

function namesSent({ body, query = [], headers = [] }: RequestPlan): readonly string[] {
  return [...query, ...headers]
    .map(({ value }) => value)
    .concat(valuesIn(body))
    .flatMap((value) => (typeof value === 'string' ? [] : [value.input]));
}

function valuesIn(body: BodyPlan | undefined): readonly (string | InputRef)[] {
  if (body?.kind === 'json') return body.fills.map(({ input }) => ({ input }));
  return body?.kind === 'form' ? body.fields.map(({ value }) => value) : [];
}
