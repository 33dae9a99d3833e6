/** A mutation in a word, for ids. */
import { jsonText } from '../../documentation/index.ts';
import type { Mutation, Place } from '../model.ts';

export function mutationText(mutation: Mutation): string {
  const detail = detailOf(mutation);
  return detail === '' ? mutation.kind : `${mutation.kind}:${detail}`;
}

function detailOf(mutation: Mutation): string {
  if ('value' in mutation) return `${placeText(mutation.place)}=${jsonText(mutation.value)}`;
  if ('place' in mutation) return placeText(mutation.place);
  if ('status' in mutation) return String(mutation.status);
  if ('key' in mutation) return mutation.key;
  if ('mediaType' in mutation) return mutation.mediaType;
  if ('header' in mutation) return mutation.header;
  if ('field' in mutation) return mutation.field.join('/');
  if ('parameter' in mutation) return mutation.parameter;
  if ('total' in mutation) return totalText(mutation.total);
  return '';
}

/** `/meta/total`, `X-Total-Count`. */
export function totalText(total: Extract<Mutation, { readonly kind: 'wrong-total' }>['total']): string {
  return 'header' in total ? total.header : `/${total.join('/')}`;
}

/** `/results/first/hostname`; empty for the whole. */
export function placeText(place: Place): string {
  return place.map((step) => `/${typeof step === 'string' ? step : step.item}`).join('');
}
