import type { Input, RequestVariant } from '../model.ts';
import { variablesOf } from './paths.ts';

/** The needs of a way with what its path names made for it; undefined if nothing makes that. */
export function withCreatedParents({
  inputs,
  request,
}: Pick<RequestVariant, 'inputs' | 'request'>): readonly Input[] | undefined {
  const last = variablesOf(request.path).at(-1);
  const own = inputs.find((input) => input.kind === 'existing' && input.name === last);
  if (own?.kind !== 'existing') return undefined;
  const sources = own.sources.filter(({ kind }) => kind === 'created');
  if (sources.length === 0) return undefined;
  return inputs.map((input) => (input === own ? { ...own, sources } : input));
}
