/** The pages of a list after the first one. */
import type { Json } from '../../documentation/index.ts';
import { isObject } from './json.ts';
import type { Answer } from './send.ts';

/** Whether an answer that shows so many entries says that there are more. */
export function hasMorePages(answer: Answer, shown: number): boolean {
  if (/rel="?next/i.test(answer.header('Link') ?? '')) return true;
  return answer.body.ok && saysMore(answer.body.json, shown, 3);
}

/** `next`, `has_more`, or a total that is greater than what is shown, at any place but in the entries. */
function saysMore(value: Json, shown: number, depth: number): boolean {
  if (!isObject(value) || depth === 0) return false;
  return Object.entries(value).some(([name, child]) => {
    if (
      /^(next|has_?(more|next)|next_?\w+|more)$/i.test(name) &&
      child !== null &&
      child !== false &&
      child !== ''
    )
      return true;
    if (/(^|_)(total|count)|total$/i.test(name) && typeof child === 'number' && child > shown) return true;
    return saysMore(child, shown, depth - 1);
  });
}
