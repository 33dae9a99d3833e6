import type { SchemaSet } from '../schemas/index.ts';

/** What a collection is built of, beside its scenarios. */
export interface CollectionParts {
  readonly schemas: SchemaSet;
  /** Validator of each JSON body as JavaScript text, by response id. */
  readonly validators: ReadonlyMap<string, string>;
  /** The bundled runtime of the scripts; declares `docproofRuntime`. */
  readonly runtime: string;
}
