import type { JsonSchema } from '../../documentation/index.ts';

/** A schema of an object that may be in several places. */
export interface Part {
  /** With the descriptions of all its places. */
  schema: JsonSchema;
  readonly name: string;
  /** Names of the resources in whose bodies it stands. */
  readonly owners: Set<string>;
  /** The places it is in; inside another part once, however often that part occurs. */
  readonly places: Set<string>;
}
