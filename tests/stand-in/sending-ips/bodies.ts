/** The bodies of the documented responses, as flaws and manners alter them. */
import { type Edit, value } from '../http/changes.ts';
import type { SendingIp } from './account.ts';

export type ListBody = { results: SendingIp[] };
export type ItemBody = { results: SendingIp };
export type ErrorBody = { errors: { message: string }[] };
export type MessageBody = { results: { message: string } };

export const documented = [
  'list 200',
  'get 200',
  'get 400',
  'get 404',
  'put 200',
  'put 400',
  'put 404',
] as const;

/** The responses with the `errors` list. */
export const refusals = ['get 400', 'get 404', 'put 400', 'put 404'] as const;

/** One sending IP of the list is replaced by what `alter` makes of it. */
export function inList(position: 'first' | 'middle' | 'last', alter: (ip: SendingIp) => unknown): Edit {
  return value<ListBody>(({ results }) => {
    const index = { first: 0, middle: Math.floor(results.length / 2), last: results.length - 1 }[position];
    return { results: results.map((ip, n) => (n === index ? alter(ip) : ip)) };
  });
}

/** The sending IP that is read is replaced by what `alter` makes of it. */
export const inItem = (alter: (ip: SendingIp) => unknown): Edit =>
  value<ItemBody>(({ results }) => ({ results: alter(results) }));

/** The list of errors is replaced by what `alter` makes of its message. */
export const inErrors = (alter: (message: string) => unknown): Edit =>
  value<ErrorBody>(({ errors }) => ({ errors: alter(errors[0]?.message ?? '') }));

/** The sending IP without one field. */
export function without(field: keyof SendingIp): (ip: SendingIp) => unknown {
  return (ip) => Object.fromEntries(Object.entries(ip).filter(([name]) => name !== field));
}

/** The sending IP with fields set. */
export const having =
  (fields: Record<string, unknown>): ((ip: SendingIp) => unknown) =>
  (ip) => ({ ...ip, ...fields });
