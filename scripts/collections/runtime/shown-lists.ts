/** What has proven itself in a run, and need not be asked again. */
import type { RequestPlan } from '../../scenarios/index.ts';
import type { Postman } from './postman.ts';
import { storedJson } from './stored-json.ts';

/** Lists that have shown something this run made: what is missing in such a list, read as a whole, was not made. */
const shown = 'shownLists';
/** Removals whose paths take the ids that answers to creates name. */
const named = 'namedByAnswers';

type Path = Pick<RequestPlan, 'path'>;

export function isKnownToShow(pm: Postman, { path }: Path): boolean {
  return known(pm, shown).includes(path);
}

export function noteShown(pm: Postman, { path }: Path): void {
  note(pm, shown, path);
}

export function isKnownToName(pm: Postman, { path }: Path): boolean {
  return known(pm, named).includes(path);
}

export function noteNamed(pm: Postman, { path }: Path): void {
  note(pm, named, path);
}

function note(pm: Postman, variable: string, path: string): void {
  const paths = known(pm, variable);
  if (!paths.includes(path)) pm.collectionVariables.set(variable, JSON.stringify([...paths, path]));
}

function known(pm: Postman, variable: string): readonly string[] {
  return storedJson(pm.collectionVariables, variable) ?? [];
}
