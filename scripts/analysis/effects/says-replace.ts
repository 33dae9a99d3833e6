import type { Operation } from '../../documentation/index.ts';
import { saysItReplaces } from '../../vocabulary/index.ts';

/** The documentation says that a PUT replaces: many a PUT changes what it is sent and no more. */
export function saysReplace({ method, name, description }: Operation): boolean {
  return method === 'PUT' && saysItReplaces(`${name}. ${description}`);
}
