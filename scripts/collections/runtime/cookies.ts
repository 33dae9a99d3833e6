/** The scripts send no cookie that an answer has set: only what the user gives identifies the caller. */
import { ownVariable } from './own-variable.ts';
import type { Postman } from './postman.ts';

const variable = ownVariable('cookies');

/** From now on there may be some. */
export function expectCookies(pm: Postman): void {
  pm.collectionVariables.set(variable, 'true');
}

/** Takes those out of the runner's jar that would be sent with a request; Postman's app may not allow it. */
export async function forgetCookies(pm: Postman, url: string): Promise<void> {
  const jar = pm.collectionVariables.get(variable) ? pm.cookies?.jar() : undefined;
  if (jar) await new Promise<void>((resolve) => jar.clear(url, () => resolve()));
}
