import type { JsonObject, Operation } from '../../documentation/index.ts';
import type { Ground } from '../ground.ts';

/** A kind of thing whose items have a path of their own, and the operations that work on it. */
export interface ResourceModel {
  /** Shape of the item path, e.g. `/sending-ips/{}`; unique. */
  readonly id: string;
  /** For people, singular, as the documentation writes it: `sending IP`. */
  readonly name: string;
  /** Where it is listed or made: above the item path mostly, sometimes elsewhere (`/users` for `/user/{id}`). */
  readonly collectionPath: string | undefined;
  readonly itemPath: string;
  /** The path variable that names one: `external_ip`; empty if the path has none of its own. */
  readonly variable: string;
  /** Variables right before it that name the thing together with it; absent where it does so alone. */
  readonly otherKeys?: readonly string[];
  /** Where the id is in a resource's own object, e.g. `['external_ip']`. */
  readonly idField: readonly string[] | undefined;
  /** Why it is there; undefined if no id field is known. */
  readonly idGround: Ground | undefined;
  readonly list: Operation | undefined;
  /** Where the list is in the answer of `list`. */
  readonly listItems: readonly string[] | undefined;
  readonly listGround: Ground | undefined;
  /**
   * The field of an entry that holds the resource's own object: `user` of `{"role": "owner", "user": {…}}`; absent if the
   * entry is the resource itself.
   */
  readonly listedIn?: string;
  readonly create: Operation | undefined;
  readonly read: Operation | undefined;
  /** Where the resource's object is in the answer of `read`. */
  readonly readObject: readonly string[] | undefined;
  readonly readGround: Ground | undefined;
  /** A PUT, or a POST that makes one under the id in its path. */
  readonly replace: Operation | undefined;
  readonly update: Operation | undefined;
  readonly remove: Operation | undefined;
}

type Gathered = Omit<ResourceModel, 'read' | 'readObject' | 'readGround' | 'replace' | 'update' | 'remove'>;

/** A resource whose items have no path of their own: they are only listed, and made perhaps. */
export function listedOnlyModel(gathered: Gathered): ResourceModel {
  return {
    ...gathered,
    read: undefined,
    readObject: undefined,
    readGround: undefined,
    replace: undefined,
    update: undefined,
    remove: undefined,
  };
}

/** A resource, with what the documentation shows of its items. */
export interface DescribedResource extends ResourceModel {
  /** Items under ids, or the one thing at a path: `/account`, `/users/{id}/settings`. */
  readonly kind: 'items' | 'single';
  /** Names of the resources that the variables above its own stand for, outermost first; empty if they name none. */
  readonly parents: readonly string[];
  /** Why it is below them; undefined if there are none. */
  readonly parentGround: Ground | undefined;
  /** Id of the resource that has the same things, as `/lamp/{id}` beside `/lamps/{id}/parts`; its own id mostly. */
  readonly sameAs: string;
  /** Ids of the resources that have the same things below other parents: `/members/{id}` for `/teams/{team}/members/{id}`. */
  readonly alike: readonly string[];
  /** In the order in which the documentation shows them. */
  readonly items: readonly DocumentedItem[];
  /** Documented values of its variable, whichever operation's path shows them. */
  readonly exampleIds: readonly string[];
  /** An item as complete as the documentation shows one. */
  readonly template: JsonObject;
  /** Text of the template's id; empty if nothing shows one. */
  readonly templateId: string;
  /** Fields that a read shows; undefined if no example does. */
  readonly shown: ReadonlySet<string> | undefined;
  /** Fields that a list shows; undefined if no example does. */
  readonly listed: ReadonlySet<string> | undefined;
  /** Fields that a list shows of each item, as it shows them of the first. */
  readonly alwaysListed: JsonObject;
  /** What an entry shows around the resource's own object; absent where the entry is it. */
  readonly listedAround?: JsonObject;
}

export interface DocumentedItem {
  /** Text of the id; undefined if nothing shows it. */
  readonly id: string | undefined;
  readonly value: JsonObject;
  readonly from: 'list' | 'read' | 'write';
}

/** What an operation does to what is stored. */
export type OperationRole =
  | 'list'
  | 'read'
  | 'create'
  | 'replace'
  | 'update'
  | 'remove'
  /** On an item, but no change of its fields: `POST /orders/{id}/cancel`. */
  | 'action'
  /** Nothing stored is concerned. */
  | 'other';
