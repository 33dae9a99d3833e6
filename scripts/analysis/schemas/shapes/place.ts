import type { Attribute, JsonSchema } from '../../../documentation/index.ts';
import type { DocumentedBody } from '../bodies/documented-bodies.ts';
import type { Provenance } from '../resolved-schema.ts';
import type { Entities, Entity } from './entities.ts';

/** What the schemas of one API are made with. */
export interface SchemaContext {
  readonly entities: Entities;
  /** What the documented errors say of versions of IP: in lower case, words parted by one space. */
  readonly messages: readonly string[];
  /** Filled while schemas are made. */
  readonly objects: NamedObjects;
  /** Filled while schemas are made. */
  readonly grounds: KeywordGrounds;
}

/** Why a schema has its keywords; a field that is required is under `required/<name>`. */
export type KeywordGrounds = WeakMap<JsonSchema, Readonly<Record<string, Provenance>>>;

/** What the things are called that schemas of objects describe, and the resource they belong to. */
export type NamedObjects = WeakMap<JsonSchema, { readonly name: string; readonly owner: string }>;

/** Where in a body a schema is being made. */
export interface Place {
  readonly body: DocumentedBody;
  /** Key of the property; of the array's property for its items; empty for the body itself. */
  readonly key: string;
  /** What an object here is called. */
  readonly name: string;
  readonly attribute: Attribute | undefined;
  /** Whether the object it is a field of only confirms what was done: `{"message": "Updated."}`. */
  readonly inConfirmation: boolean;
  /** JSON Pointer to the schema that is made. */
  readonly pointer: string;
  /** Named types of MSON that this place is part of, by the pointer to their schema. */
  readonly types: ReadonlyMap<string, string>;
  /** Entities that this place is part of; none is followed into itself. */
  readonly within: readonly Entity[];
}
