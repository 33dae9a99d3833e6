/** Creates that gave something which was there before, though new values were sent: they are not sent again. */
import type { Obstacle } from '../../findings/index.ts';
import type { RequestPlan } from '../../scenarios/index.ts';
import type { Postman } from './postman.ts';
import { storedJson } from './stored-json.ts';

const variable = 'overwrites';

export function noteOverwrite(pm: Postman, request: RequestPlan): void {
  const known = overwritten(pm);
  const asked = nameOf(request);
  if (!known.includes(asked)) pm.collectionVariables.set(variable, JSON.stringify([...known, asked]));
}

/** Why a create is not sent; undefined if it may be. */
export function overwriteRefusal(pm: Postman, request: RequestPlan): Obstacle | undefined {
  const asked = nameOf(request);
  if (!overwritten(pm).includes(asked)) return undefined;
  return {
    code: 'not-undoable',
    text: `${asked} is not sent again: it gave something that was there before, and may have overwritten it`,
  };
}

function nameOf({ method, path }: RequestPlan): string {
  return `${method} ${path}`;
}

function overwritten(pm: Postman): readonly string[] {
  return storedJson(pm.collectionVariables, variable) ?? [];
}
