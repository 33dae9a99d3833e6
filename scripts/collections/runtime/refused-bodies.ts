/** Bodies of creates that were refused: the run does not send them again. */
import type { BodyPlan, CreateSource, RequestPlan } from '../../scenarios/index.ts';
import type { Postman } from './postman.ts';

const variable = 'refusedBodies';

interface Refused {
  /** How many, the documented body first. */
  readonly count: number;
  /** What came of the last of them, where no more are sent: none is known to have made nothing. */
  readonly why?: string;
}

/** The bodies that are left to send; none, and the reason, where each of them may have made something. */
export function bodiesToSend(
  pm: Postman,
  { request, otherBodies = [] }: CreateSource,
): { readonly bodies: readonly (BodyPlan | undefined)[]; readonly why: string } {
  const { count, why } = refusedOf(pm, request);
  const bodies = why === undefined ? [request.body, ...otherBodies].slice(count) : [];
  return { bodies, why: why ?? '' };
}

/** The first of them was refused, and others are left. */
export function noteRefusedBody(pm: Postman, request: RequestPlan): void {
  note(pm, request, { count: refusedOf(pm, request).count + 1 });
}

export function noteLastBody(pm: Postman, request: RequestPlan, why: string): void {
  note(pm, request, { ...refusedOf(pm, request), why });
}

function refusedOf(pm: Postman, request: RequestPlan): Refused {
  return known(pm)[nameOf(request)] ?? { count: 0 };
}

function note(pm: Postman, request: RequestPlan, refused: Refused): void {
  pm.collectionVariables.set(variable, JSON.stringify({ ...known(pm), [nameOf(request)]: refused }));
}

function nameOf({ method, path }: RequestPlan): string {
  return `${method} ${path}`;
}

function known(pm: Postman): Readonly<Record<string, Refused>> {
  const json = pm.collectionVariables.get(variable);
  return typeof json === 'string' && json !== '' ? (JSON.parse(json) as Record<string, Refused>) : {};
}
