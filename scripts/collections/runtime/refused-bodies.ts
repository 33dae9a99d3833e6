/** Bodies of creates that were refused: the run does not send them again. */
import type { BodyPlan, CreateSource, RequestPlan } from '../../scenarios/index.ts';
import type { Postman } from './postman.ts';
import { storedJson } from './stored-json.ts';

const variable = 'refusedBodies';

/** What may have made something so often, and never said so, will not the next time. */
const mostUnsure = 2;

interface Refused {
  /** How many, the documented body first. */
  readonly count: number;
  /** What came of it each time, while none of the bodies was known to have made nothing. */
  readonly unsure?: readonly string[];
}

/** The bodies that are left to send; none, and the reason, where each of them may have made something. */
export function bodiesToSend(
  pm: Postman,
  { request, otherBodies = [] }: CreateSource,
): { readonly bodies: readonly (BodyPlan | undefined)[]; readonly why: string } {
  const { count, unsure = [] } = refusedOf(pm, request);
  const bodies = unsure.length < mostUnsure ? [request.body, ...otherBodies].slice(count) : [];
  return { bodies, why: unsure.at(-1) ?? '' };
}

/** The first of them was refused, and others are left. */
export function noteRefusedBody(pm: Postman, request: RequestPlan): void {
  note(pm, request, { count: refusedOf(pm, request).count + 1 });
}

/** The last of them failed in a way that does not tell whether it made something. */
export function noteUnsure(pm: Postman, request: RequestPlan, why: string): void {
  const refused = refusedOf(pm, request);
  note(pm, request, { ...refused, unsure: [...(refused.unsure ?? []), why] });
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
  return storedJson(pm.collectionVariables, variable) ?? {};
}
