import type { Operation } from '../../documentation/index.ts';

/** A kind of thing whose items have a path of their own, and the operations that work on it. */
export interface ResourceModel {
  /** Shape of the item path, e.g. `/sending-ips/{}`; unique. */
  readonly id: string;
  /** For people, singular, as the documentation writes it: `sending IP`. */
  readonly name: string;
  /** Where it is listed or made: above the item path mostly, sometimes elsewhere (`/users` for `/user/{id}`). */
  readonly collectionPath: string | undefined;
  readonly itemPath: string;
  /** The path variable that names one: `external_ip`. */
  readonly variable: string;
  /** Where the id stands in a resource's own object, e.g. `['external_ip']`. */
  readonly idField: readonly string[] | undefined;
  readonly list: Operation | undefined;
  /** Where the list stands in the answer of `list`. */
  readonly listItems: readonly string[] | undefined;
  readonly create: Operation | undefined;
  readonly read: Operation | undefined;
  /** Where the resource's object stands in the answer of `read`. */
  readonly readObject: readonly string[] | undefined;
  /** A PUT, or a POST that makes one under the id in its path. */
  readonly replace: Operation | undefined;
  readonly update: Operation | undefined;
  readonly remove: Operation | undefined;
}
