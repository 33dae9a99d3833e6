import { type ApiDescription, carrierOf, type Operation } from '../../documentation/index.ts';
import { operationsOf } from '../resources/index.ts';

/**
 * Some documents declare how requests say who is asking, and demand it nowhere. Any of the declared ways then goes with the
 * operations that refuse strangers (401, 403).
 */
export function withImpliedSecurity(description: ApiDescription): ApiDescription {
  const schemes = (description.security ?? []).filter((scheme) => carrierOf(scheme) !== undefined);
  const isDemanded = operationsOf(description).some(({ security = [] }) => security.flat().length > 0);
  if (schemes.length === 0 || isDemanded) return description;
  const security = schemes.map(({ name }) => [{ scheme: name, scopes: [] }]);
  const implied = (operation: Operation): Operation =>
    operation.responses.some(({ status }) => status === 401 || status === 403)
      ? { ...operation, security, impliesSecurity: true }
      : operation;
  return {
    ...description,
    groups: description.groups.map((group) => ({
      ...group,
      resources: group.resources.map((resource) => ({
        ...resource,
        operations: resource.operations.map(implied),
      })),
    })),
  };
}
