import type { Credential } from '../../analysis/index.ts';
import type { Postman } from './postman.ts';

/** What every request that a script sends itself needs. */
export interface Session {
  readonly pm: Postman;
  readonly credentials: readonly Credential[];
}
