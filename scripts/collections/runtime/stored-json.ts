/** What the scripts keep as JSON in a variable of Postman. */
import type { Postman } from './postman.ts';

/** undefined if nothing is kept. */
export function storedJson<T>(
  variables: Pick<Postman['collectionVariables'], 'get'>,
  name: string,
): T | undefined {
  const json = variables.get(name);
  return typeof json === 'string' && json !== '' ? (JSON.parse(json) as T) : undefined;
}
