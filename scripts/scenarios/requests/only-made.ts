import type { Need, RequestVariant } from '../model.ts';
import { variablesOf } from './paths.ts';

/** The needs of a way with what its path names made for it; undefined where nothing makes that. */
export function onlyMade({
  needs,
  request,
}: Pick<RequestVariant, 'needs' | 'request'>): readonly Need[] | undefined {
  const last = variablesOf(request.path).at(-1);
  const own = needs.find((need) => need.kind === 'existing' && need.name === last);
  if (own?.kind !== 'existing') return undefined;
  const sources = own.sources.filter(({ kind }) => kind === 'created');
  if (sources.length === 0) return undefined;
  return needs.map((need) => (need === own ? { ...own, sources } : need));
}
