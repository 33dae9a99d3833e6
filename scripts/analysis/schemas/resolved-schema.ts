/** A JSON Schema that knows why it says what it says. */
import type { JsonSchema, Source } from '../../documentation/index.ts';

/** Where a keyword of a schema comes from. */
export type Provenance =
  /** The documentation says it: what breaks it may be refused. */
  | {
      readonly kind: 'stated';
      readonly by: 'schema' | 'mson' | 'table' | 'parameter' | 'sentence';
      readonly source: Source;
    }
  /** Examples suggest it. */
  | { readonly kind: 'inferred'; readonly from: readonly Source[] };

export interface ResolvedSchema {
  readonly schema: JsonSchema;
  /**
   * By JSON Pointer to the keyword; a field that is required has `/required/<name>`. What has none itself has that of
   * the nearest keyword or schema around it.
   */
  readonly provenance: Readonly<Record<string, Provenance>>;
}

/** Why a schema says what is at a pointer. */
export function provenanceAt({ provenance }: ResolvedSchema, pointer: string): Provenance | undefined {
  for (let place = pointer; ; place = place.slice(0, place.lastIndexOf('/'))) {
    if (Object.hasOwn(provenance, place)) return provenance[place];
    if (place === '') return undefined;
  }
}
