/** Numbers the requests that a script sends itself, in the order in which an engine reports them. */
import type { Postman } from './postman.ts';

const sent = new WeakMap<Postman, number>();

/** 1 for the first request of the script. */
export function nextExchange(pm: Postman): number {
  const number = (sent.get(pm) ?? 0) + 1;
  sent.set(pm, number);
  return number;
}
