import type { StateShown } from '../../analysis/index.ts';
import type { RequestPlan, StateRead } from '../model.ts';
import { requestOn } from './plain-request.ts';

/** The request that shows the state which another request changes. */
export function stateRead(
  { read, at, by, fields }: StateShown,
  { path, values }: Pick<RequestPlan, 'path' | 'values'>,
): StateRead {
  const place = at === 'same' ? path : path.slice(0, path.lastIndexOf('/'));
  return { request: { ...requestOn(read, place), values }, by, fields };
}
