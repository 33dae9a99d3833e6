import type { ApiDescription, Group, Operation, Resource } from '../../../documentation/index.ts';

/** Who sends a body, and how it ends: bodies of different roles do not explain each other. */
export type Role = 'success' | 'error' | 'request' | 'refused-request';

/** Where an operation is in the documentation. */
export interface BodyContext {
  readonly api: ApiDescription;
  readonly group: Group;
  readonly resource: Resource;
  readonly operation: Operation;
}
