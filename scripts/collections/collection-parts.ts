import type { ResponseValidators, SchemaSet } from '../schemas/index.ts';

/** What a collection is built of, beside its scenarios. */
export interface CollectionParts {
  readonly schemas: SchemaSet;
  /** By the id of the response. */
  readonly validators: ReadonlyMap<string, ResponseValidators>;
  /** The bundled runtime of the scripts; declares `docproofRuntime`. */
  readonly runtime: string;
}
