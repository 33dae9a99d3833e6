/** What the scripts of one request get: its scenario, as plain data. */

import { isInRange, type Json, type OpenRange } from '../../documentation/index.ts';
import type { Unproven } from '../../findings/index.ts';
import type {
  Effect,
  ExpectedDifference,
  Input,
  ListRead,
  MadeUpValue,
  Outcome,
  RequestPlan,
  RequestVariant,
} from '../../scenarios/index.ts';
import type { ReadyRequest } from './send.ts';
import type { Creation } from './undo.ts';
import type { Scalar } from './values.ts';

export { statusName as statusWanted } from '../../documentation/index.ts';

/** What the documentation shows for a refusal, by JSON Pointer. */
export interface TextsOfRefusal {
  readonly status: number;
  readonly texts: Readonly<Record<string, string>>;
}

export interface RequestScript {
  /** Id of the documented response. */
  readonly id: string;
  /** The documented status; of a range, the one that is most likely. */
  readonly status: number;
  /** Where the response is documented for several statuses. */
  readonly range?: OpenRange;
  /** All single statuses that the documentation shows for the operation. */
  readonly documented: readonly number[];
  /** Documented refusals that nothing explains, where the state of what is there may be their reason. */
  readonly unexplained?: readonly number[];
  /** All ranges of statuses that it shows for it. */
  readonly ranges?: readonly OpenRange[];
  /** Another status is a deviation; otherwise it only was not provoked. */
  readonly certain: boolean;
  readonly effect: Effect;
  /** It may be sent although it concerns the whole service. */
  readonly allowed?: true;
  /** Its answer may be a stream, or wait for something to happen: that none is complete in time is no deviation. */
  readonly mayNotEnd?: true;
  /** Why nothing is sent, where that was known when the collection was built. */
  readonly notSent: Pick<Unproven, 'verdict' | 'text'> | undefined;
  readonly attempts: readonly ScriptedAttempt[];
  /** Known differences, from the overrides. */
  readonly differences?: readonly ExpectedDifference[];
  /** The list that shows the resource which the answer shows at `object`, or undefined. */
  readonly listed:
    | (ListRead & { readonly object: readonly string[]; readonly idField: readonly string[] })
    | undefined;
  /** The list below others that is shown or changed; absent where its path names nothing. */
  readonly nested?: ListRead;
  /** Names of the resource's documented fields: only these have to stay, and to agree with the list. */
  readonly watched: readonly string[];
  /** What the query parameters of the list do that the operation shows. */
  readonly queries?: ListQueries;
  /** How the pages of the list are asked for that shows what is removed. */
  readonly paging?: Paging;
  readonly otherRefusals?: readonly TextsOfRefusal[];
  /** For the strict mode: places of documented fields, and documented messages by place. */
  readonly fields: readonly string[];
  readonly messages: Readonly<Record<string, string>>;
}

/** What is documented of a list: where its items, their ids and their number stand, and its query parameters. */
export interface ListQueries {
  readonly items: readonly string[];
  readonly id?: readonly string[];
  readonly total?: {
    /** In the body, or a header. */
    readonly place: readonly string[] | { readonly header: string };
    /** The documentation says that it counts the items of all pages. */
    readonly isOfAll: boolean;
    /** The documented number of items on a page. */
    readonly pageSize?: number;
  };
  /** The order that the description of the list states. */
  readonly order?: { readonly field: string; readonly descending: boolean };
  /** Names of the parameters that choose a page. */
  readonly pages?: readonly string[];
  readonly queries: readonly ListQuery[];
}

export type ListQuery =
  | { readonly kind: 'limit'; readonly name: string }
  /** `size` is the name of the parameter that limits a page. */
  | { readonly kind: 'page'; readonly name: string; readonly first: number; readonly size?: string }
  | { readonly kind: 'offset'; readonly name: string; readonly size: string }
  | {
      readonly kind: 'filter';
      readonly name: string;
      readonly field: string;
      readonly compare: 'equal' | 'contains' | 'starts' | 'least' | 'most';
      readonly members?: readonly string[];
      /** How the parameter writes a time; absent where it takes none. */
      readonly time?: 'date' | 'date-time';
    }
  | {
      readonly kind: 'sort';
      /** What is asked, by the names of the parameters: `{ "sort": "-name" }`. */
      readonly pairs: Readonly<Record<string, string>>;
      readonly field: string;
      readonly descending?: true;
      /** What asks for the greatest first, where `pairs` ask for the least. */
      readonly opposite?: Readonly<Record<string, string>>;
    };

/** The parameter that asks for a page, and the number of the first one. */
export interface Paging {
  readonly name: string;
  readonly first: number;
}

export interface ScriptedAttempt {
  readonly summary: string;
  readonly inputs: readonly Input[];
  readonly request: RequestPlan;
  /** Its body is made of a schema that leaves properties optional. */
  readonly guessed?: true;
  /** What it sends that is not known to be acceptable. */
  readonly madeUp?: readonly MadeUpValue[];
  /** Sent afterwards in any case. */
  readonly after?: readonly RequestPlan[];
  /** Asked as well, once this one has brought the response about. */
  readonly requiredVariants?: readonly RequestVariant[];
  /** Of what is asked besides: what it has to bring about. */
  readonly outcome?: Outcome;
  /** A success in place of the refusal is a deviation, however sure the refusal itself is. */
  readonly forbids?: true;
  /** Its method is another one than that of the operation, so that nothing is known of what a success does. */
  readonly undocumented?: true;
}

/** Handed from the pre-request script to the test script. */
export interface Prepared {
  readonly script: Omit<RequestScript, 'attempts' | 'notSent'>;
  readonly attempt: number;
  readonly attempts: number;
  /** What is asked besides: its summary; undefined for the attempt itself. */
  readonly variant: string | undefined;
  /** How many are asked besides the attempt. */
  readonly variantCount: number;
  /** What that has to bring about; undefined for the same status. */
  readonly outcome: Outcome | undefined;
  readonly forbids: boolean;
  readonly undocumented: boolean;
  readonly policy: 'none' | 'restore' | 'all';
  readonly values: { [name: string]: Scalar };
  readonly entries: { readonly [input: string]: { readonly [field: string]: Json } };
  /** Names of needs whose resource the run itself made. */
  readonly made: readonly string[];
  /** Whether the request works on what the run made, or below it. */
  readonly isOurs: boolean;
  /** The record of the create; undefined if the request makes nothing. */
  readonly creation: Creation | undefined;
  /** Keys of what is owed for the request itself. */
  readonly owed: readonly string[];
  readonly fresh: readonly string[];
  /** Values of a resource that is there already and that a create is to take again. */
  readonly taken: readonly Scalar[];
  /** What was sent, as JSON; undefined if the body is not JSON. */
  readonly sent: Json | undefined;
  /** The resource before a change. */
  readonly before: { readonly [field: string]: Json } | undefined;
  /** Whether a read showed what a refused request must not remove; false also where its list tells. */
  readonly wasShown: boolean;
  /** Other entries of the list before a change, a sample. */
  readonly others: readonly { readonly [field: string]: Json }[];
  /** How many entries that list had; undefined if it was not read. */
  readonly entriesBefore: number | undefined;
  /** Whether the resource was one of them. */
  readonly wasListed: boolean;
  /** Its entry then; undefined if it was none of them. */
  readonly own: { readonly [field: string]: Json } | undefined;
  /** The ids of all entries then; undefined if there were too many, or the list was not read. */
  readonly idsBefore: readonly string[] | undefined;
  /** For a read: others that its list shows, and how they are read. */
  readonly siblings: readonly Sibling[];
  /** The body is made of a schema that leaves properties optional: a documented refusal may be about them. */
  readonly guessed: boolean;
  /** A value of the request is only the documented one, which the target may not know. */
  readonly presumed: boolean;
  /** What the path names is known not to exist. */
  readonly onNothing: boolean;
  /** The request with its holes, for asking the same list in another way. */
  readonly plan: RequestPlan;
  /** What is sent and is not known to be acceptable: `currency "sample"`. */
  readonly madeUp: readonly string[];
}

/** Another resource: its entry in the list, empty if the run has made it, and the read that must show it. */
export interface Sibling {
  readonly id: Exclude<Scalar, null>;
  readonly request: ReadyRequest;
  readonly entry: { readonly [field: string]: Json };
}

/** What the script knows of the documented statuses. */
export type Statuses = Pick<RequestScript, 'status' | 'range' | 'documented' | 'ranges'>;

export function isExpected({ status, range }: Statuses, actual: number): boolean {
  return range ? isInRange(actual, range) : actual === status;
}

export function isDocumented({ documented, ranges = [] }: Statuses, actual: number): boolean {
  return documented.includes(actual) || ranges.some((range) => isInRange(actual, range));
}

export function failedUndocumented(statuses: Statuses, actual: number): boolean {
  return actual >= 500 && !isDocumented(statuses, actual);
}

export function isRefusal(status: number): boolean {
  return status >= 400;
}
