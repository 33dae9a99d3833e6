import type { ApiDescription, Operation, SecurityScheme } from '../../documentation/index.ts';

type Declares = Pick<ApiDescription, 'security'>;

/** Whether an operation declares security, and no alternative that asks for nothing that a request carries. */
export function demandsCredentials({ security = [] }: Pick<Operation, 'security'>, api: Declares): boolean {
  return security.length > 0 && security.every((alternative) => isCarried(alternative, api));
}

/** Whether an operation declares that no request of it has to carry anything. */
export function declaresNoCredentials({ security }: Pick<Operation, 'security'>, api: Declares): boolean {
  return security !== undefined && !security.some((alternative) => isCarried(alternative, api));
}

/** A certificate of the client belongs to the connection, which no request does without. */
function isCarried(
  alternative: readonly { readonly scheme: string }[],
  { security = [] }: Declares,
): boolean {
  const kinds = new Map<string, SecurityScheme['kind']>(security.map(({ name, kind }) => [name, kind]));
  return alternative.some(({ scheme }) => kinds.get(scheme) !== 'mutual-tls');
}
