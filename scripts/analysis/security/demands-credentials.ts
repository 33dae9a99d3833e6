import type { Operation } from '../../documentation/index.ts';

/** Whether an operation declares security, and no alternative that asks for no credentials. */
export function demandsCredentials({ security = [] }: Pick<Operation, 'security'>): boolean {
  return security.length > 0 && security.every((alternative) => alternative.length > 0);
}
