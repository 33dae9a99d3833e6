import type { Json } from '../../documentation/index.ts';
import { sizeKey } from '../../vocabulary/index.ts';
import { isObject } from '../json.ts';

/** The size of a page that a body tells, at the top or in an object there. */
export function pageSizeIn(body: Json, depth = 2): number | undefined {
  if (!isObject(body)) return undefined;
  const own = Object.entries(body).find(([key, value]) => sizeKey.test(key) && Number(value) > 0);
  if (own) return Number.isInteger(own[1]) ? Number(own[1]) : undefined;
  if (depth === 0) return undefined;
  for (const child of Object.values(body)) {
    const found = pageSizeIn(child, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
