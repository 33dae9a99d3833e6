/** Lists that have shown something this run made: what is missing in such a list, read as a whole, was not made. */
import type { RequestPlan } from '../../scenarios/index.ts';
import type { Postman } from './postman.ts';
import { storedJson } from './stored-json.ts';

const variable = 'shownLists';

export function isKnownToShow(pm: Postman, { path }: Pick<RequestPlan, 'path'>): boolean {
  return known(pm).includes(path);
}

export function noteShown(pm: Postman, { path }: RequestPlan): void {
  const paths = known(pm);
  if (!paths.includes(path)) pm.collectionVariables.set(variable, JSON.stringify([...paths, path]));
}

function known(pm: Postman): readonly string[] {
  return storedJson(pm.collectionVariables, variable) ?? [];
}
