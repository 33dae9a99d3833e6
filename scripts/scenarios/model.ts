/**
 * How each documented response is provoked: one scenario for each, as plain data.
 * A collection is written from it, the mock asks its conditions, reports tell its evidence.
 */

import type { Api } from '../analysis/index.ts';
import type {
  DocumentedResponse,
  FormFile,
  Json,
  JsonObject,
  Operation,
  Source,
} from '../documentation/index.ts';
import type { DeviationCode } from '../findings/index.ts';
import type { ValueForm } from '../vocabulary/index.ts';
import type { Condition } from './conditions/model.ts';

export interface ScenarioPlan {
  readonly api: Api;
  /** One for each documented response, in the documentation's order. */
  readonly scenarios: readonly Scenario[];
}

export interface Scenario {
  /** Id of the documented response. */
  readonly id: string;
  /** E.g. `404 – no such sending IP`. */
  readonly title: string;
  readonly operation: Operation;
  readonly response: DocumentedResponse;
  /** What the response may be given for, likeliest first; never empty. */
  readonly interpretations: readonly Interpretation[];
  /** Ways to provoke it, likeliest first; empty where nothing from outside can. */
  readonly attempts: readonly Attempt[];
  /** Why there are no attempts, and what to tell docproof; undefined where there are some. */
  readonly unprovokable: { readonly reason: string; readonly next: string } | undefined;
  readonly effect: Effect;
  readonly origin: 'inferred' | 'overridden';
  /** Where a person has said that the target may differ from the documentation, and why. */
  readonly differences?: readonly ExpectedDifference[];
  /** A person has said that it may be sent although it concerns the whole service. */
  readonly allowed?: true;
  /** Why a person has left it out; then there are no attempts either. */
  readonly leftOut?: string;
}

/** A difference between target and documentation that a person knows of: no deviation, but shown in the report. */
export interface ExpectedDifference {
  readonly codes: readonly DeviationCode[];
  /** The status that comes instead; undefined for any. */
  readonly status: number | undefined;
  /** JSON Pointer to what differs, or the name of the header; empty for anywhere. */
  readonly place: string;
  readonly why: string;
}

export type Confidence = 'certain' | 'likely' | 'guess';

export interface Evidence {
  readonly text: string;
  readonly source: Source;
  /** The documentation says it in words. */
  readonly told?: true;
}

/** One understanding of when a response is given, with what speaks for it. */
export interface Interpretation {
  readonly condition: Condition;
  /** One sentence for people: `the external_ip in the path is not an IPv4 address`. */
  readonly summary: string;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  /** A success in the place of the refusal is a deviation, even where it is not sure which refusal comes. */
  readonly forbids?: true;
  /** It would be certain if the made-up values of its requests were known to be acceptable. */
  readonly assumes?: true;
}

/** A value that is made up although the target may demand more of it than the documentation states. */
export interface MadeUpValue {
  readonly name: string;
  readonly in: 'body' | 'query';
  /** JSON Pointer into the body, or the name of the parameter. */
  readonly place: string;
  readonly value: Json | InputRef;
}

/** One way to provoke a response: values to come by, then one request. */
export interface Attempt {
  /** What is wrong with the request and where, e.g. `invalid-field/limit-2`: stays when the words of the summary change. */
  readonly id: string;
  readonly summary: string;
  /** Index into the scenario's interpretations. */
  readonly interpretation: number;
  /** In order: a later need may use the values of earlier ones. */
  readonly inputs: readonly Input[];
  readonly request: RequestPlan;
  /** Its body is made of a schema that leaves properties optional: the target may want more of them, or others. */
  readonly guessed?: true;
  /** Sent afterwards whatever the answer was; from overrides only. */
  readonly after?: readonly RequestPlan[];
  /** Other ways, asked once this one has brought the response about. */
  readonly requiredVariants?: readonly RequestVariant[];
  /** What the request sends that is not known to be acceptable; absent where there is nothing. */
  readonly madeUp?: readonly MadeUpValue[];
}

/** Values to come by, then a request. */
export type RequestVariant = Pick<Attempt, 'summary' | 'inputs' | 'request' | 'guessed' | 'madeUp'> & {
  /** What it has to bring about, asked after another way; the same status where nothing else is said. */
  readonly outcome?: Outcome;
};

export type Outcome =
  /** The same status, in this media type: `Accept` names no other. */
  | { readonly kind: 'media-type'; readonly mediaType: string }
  /** A refusal, whichever: the documentation leaves no doubt that it must not succeed. */
  | { readonly kind: 'refusal' }
  /** The same status, after which these fields do not have the values from before: the request leaves them out. */
  | { readonly kind: 'emptied'; readonly fields: readonly string[] }
  /** Anything but a failure of the server that is not documented. */
  | { readonly kind: 'no-failure' };

/** A request with holes: `{name}` in `path` and the places in `fills` take the values of needs. */
export interface RequestPlan {
  readonly method: string;
  /** E.g. `/sending-ips/{external_ip}`; each variable is the name of a need or in `values`. */
  readonly path: string;
  /** Values for variables of the path that need no looking up. */
  readonly values: Readonly<Record<string, string>>;
  /** Variables of the path whose values keep reserved characters; absent where there are none. */
  readonly reserved?: readonly string[];
  /** Characters that are not percent-encoded in the values of a parameter, by its name; absent where all are. */
  readonly literal?: Readonly<Record<string, string>>;
  readonly query: readonly { readonly name: string; readonly value: string | InputRef }[];
  readonly headers: readonly { readonly name: string; readonly value: string | InputRef }[];
  readonly body: BodyPlan | undefined;
  /**
   * Credentials left out or replaced; undefined sends what the user gave. `some` are those of `access`, which is less than the
   * operation demands. `second` takes the values of a second account with fewer rights; where the user gave none, the
   * request is not sent and the response is skipped.
   */
  readonly credentials: 'none' | 'some' | 'wrong' | 'second' | undefined;
  /** Alternatives that the operation declares, each a set of security schemes; absent where it declares nothing. */
  readonly access?: readonly (readonly string[])[];
  /** For a removal: statuses by which the documentation lets it be refused, as long as something depends on the thing. */
  readonly mayRefuse?: readonly number[];
  /** For a removal: the thing can still be read then, in another state. */
  readonly stays?: true;
  /** For a removal: removes the thing for good from where removed ones are kept. */
  readonly purge?: RequestPlan;
  /** The variable of the path whose value is made up so that it names nothing. */
  readonly madeUp?: string;
}

export interface InputRef {
  readonly input: string;
}

export type BodyPlan =
  | {
      readonly kind: 'json';
      readonly mediaType: string;
      readonly json: Json;
      /** Places (JSON Pointers) that take the value of a need instead of the one in `json`. */
      readonly fills: readonly { readonly pointer: string; readonly input: string }[];
    }
  /** A form, URL-encoded or multipart, its fields in order. */
  | { readonly kind: 'form'; readonly mediaType: string; readonly fields: readonly FormField[] }
  | { readonly kind: 'text'; readonly mediaType: string | undefined; readonly text: string };

export interface FormField {
  readonly name: string;
  readonly value: string | InputRef;
  /** The value is the content of a file. */
  readonly file?: FormFile;
  /** Of a part of a multipart form that holds an object. */
  readonly mediaType?: string;
}

/** A value that is found or made at the target when the request is about to be sent. */
export type Input =
  /** The id of a resource that exists there: the first source that has one. */
  | {
      readonly kind: 'existing';
      readonly name: string;
      readonly of: string;
      readonly sources: readonly ValueSource[];
      /** The type in which a body takes the id, where it is shown there in another one than by the source. */
      readonly type?: 'number' | 'string';
    }
  /** A well-formed value that names nothing; `like` is an existing or documented one whose form it takes. */
  | {
      readonly kind: 'absent';
      readonly name: string;
      readonly form: ValueForm;
      readonly like: string | undefined;
      /** True where it takes the place of a number in a JSON body. */
      readonly numeric?: boolean;
      /** Where the values that do exist are listed. */
      readonly list: ListedIds | undefined;
    }
  /** A value of a field as seen in a list, another than the resource's own where there is one. */
  | {
      readonly kind: 'seen';
      readonly name: string;
      readonly of: string;
      readonly list: ListRead;
      readonly field: readonly string[];
      readonly fallback: Json | undefined;
      /** Many have the same value, and the documented one will do where none is seen. */
      readonly shared?: true;
      /** The value of the resource itself will not do: another one has to have it. */
      readonly ofAnother?: true;
      /** That other one: the item that shows the value of this need in its field. */
      readonly at?: { readonly input: string; readonly field: readonly string[] };
    }
  /** A value that nothing at the target has yet, in the form of the documented one. */
  | {
      readonly kind: 'fresh';
      readonly name: string;
      readonly form: ValueForm;
      readonly like: Json;
      /** Each letter and digit is replaced by another of its kind: a longer text may not be allowed. */
      readonly keepsShape?: true;
      /** A text that it stands in, in the place of `{}`. */
      readonly within?: string;
      /** Need not be unique: it only marks what is made, so that it can be recognised. */
      readonly marks?: true;
    }
  /** The first of the choices that differs from what the resource has now. */
  | {
      readonly kind: 'changed';
      readonly name: string;
      readonly field: readonly string[];
      readonly choices: readonly Json[];
      /** The value that the resource has now, and of the choices only where it has none. */
      readonly keeps?: true;
    }
  /** A value of the answer to another request, e.g. its ETag; after a resource was created and removed. */
  | {
      readonly kind: 'header';
      readonly name: string;
      readonly read: RequestPlan;
      readonly header: string;
      /** The documented value, for where there is nothing to be read. */
      readonly fallback?: string;
    }
  /** The id of a resource that was created and removed again. */
  | { readonly kind: 'removed'; readonly name: string; readonly of: string; readonly create: CreateSource }
  /** Something done first whose outcome is only a state: e.g. the same create sent before, or a cancel. */
  | {
      readonly kind: 'done';
      readonly name: string;
      readonly request: RequestPlan;
      readonly undo: RequestPlan | undefined;
      /** Shows whether it was done before, so that the undo does not take that back; undefined where nothing does. */
      readonly state?: StateRead;
      /** Statuses by which the documentation says that it was done before, which is just as good. */
      readonly already?: readonly number[];
      /** What it is done to can no longer be removed then. */
      readonly keeps?: true;
    };

export type ValueSource =
  | {
      readonly kind: 'listed';
      readonly list: ListRead;
      readonly field: readonly string[];
      /** The list is of other things, which show the id. */
      readonly ofOthers?: true;
    }
  | CreateSource
  | { readonly kind: 'example'; readonly value: string | number | bigint };

export interface CreateSource {
  readonly kind: 'created';
  readonly request: RequestPlan;
  readonly inputs: readonly Input[];
  /** Bodies to send instead where that is refused; they need no further inputs. */
  readonly otherBodies?: readonly BodyPlan[];
  /** Where the answer tells the new id. */
  readonly id: IdPlace;
  /** Where it is found where its answer tells no id, by a value that was made up for it. */
  readonly list?: ListedIds;
  /** Its path uses `{name}` of the need; undefined where it cannot be removed. */
  readonly remove: RequestPlan | undefined;
  /** Reads it, at the path of its removal. */
  readonly read?: RequestPlan;
}

/** A list whose items show their ids at `field`. */
export interface ListedIds extends ListRead {
  readonly field: readonly string[];
}

export type IdPlace =
  | { readonly in: 'body'; readonly field: readonly string[] }
  | { readonly in: 'location' }
  /** The id is a value that the request itself chose. */
  | { readonly in: 'request'; readonly input: string }
  /** Only the list tells it: of the entry that shows a value which was made up for the request. */
  | { readonly in: 'list' };

/** A request whose answer holds a list of resources at `items` (property names from the body's root). */
export interface ListRead {
  readonly request: RequestPlan;
  readonly items: readonly string[];
  /** There is one object there and no list. */
  readonly isOne?: true;
  /** The field of an entry that holds the resource's own object; absent where the entry is it. */
  readonly within?: string;
  /** Names of the documented query parameters that choose a page of it. */
  readonly pages?: readonly string[];
}

/** How the target shows whether something is on: by fields, by an entry in a list, or by being there at all. */
export interface StateRead {
  readonly request: RequestPlan;
  readonly by: 'fields' | 'entry' | 'presence';
  /** Names of the fields that show it, at any depth of objects. */
  readonly fields: readonly string[];
}

/** The object that is all of a body, and those of its properties that the resource shows under the same name. */
export interface WrappedFields {
  readonly at: readonly string[];
  readonly fields: readonly string[];
  /** Places inside of these that the resource shows as well. */
  readonly inside?: readonly (readonly string[])[];
}

/** What a success of the operation changes at the target, and how that is undone and seen. */
export type Effect =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'update';
      /** Reads the resource; its object stands at `object` in the answer. */
      readonly read: RequestPlan;
      readonly object: readonly string[];
      /** Properties of the body that the resource shows under the same name. */
      readonly fields: readonly string[];
      /** Places inside of these that the resource shows as well. */
      readonly inside?: readonly (readonly string[])[];
      readonly wrapped?: WrappedFields;
      /** Properties of the body that may change, also by being left out: they are put back where the target shows them. */
      readonly written?: readonly string[];
      /** The JSON media type in which values are put back, whichever an attempt is sent in. */
      readonly mediaType?: string;
      /** Other fields that may change with these, as the documentation says. */
      readonly follows?: readonly string[];
      /** The documented body; its fields take the values from before for the undoing. */
      readonly body: JsonObject;
      readonly list: (ListRead & { readonly idField: readonly string[] }) | undefined;
      /** Values from before cannot be put back, e.g. a password. */
      readonly restorable: boolean;
      /** Removes what the request makes under an id that nothing has yet; undefined where it only changes. */
      readonly remove?: RequestPlan;
    }
  | {
      readonly kind: 'create';
      readonly id: IdPlace | undefined;
      readonly list?: ListedIds;
      /** Variable of `remove`'s and `read`'s path that takes the new id. */
      readonly variable: string;
      readonly remove: RequestPlan | undefined;
      readonly read: RequestPlan | undefined;
      /** Where the answer to `read` shows the resource; undefined where it shows no object. */
      readonly object: readonly string[] | undefined;
      readonly fields: readonly string[];
      /** Places inside of these that the resource shows as well. */
      readonly inside?: readonly (readonly string[])[];
      readonly wrapped?: WrappedFields;
    }
  | {
      readonly kind: 'delete';
      /** undefined also where the thing may stay. */
      readonly read: RequestPlan | undefined;
      readonly list: (ListRead & { readonly idField: readonly string[] }) | undefined;
      /** The documentation lets the thing stay, in another state. */
      readonly stays?: true;
    }
  /** Turns something on, off, to or fro, and another documented request turns it back. */
  | {
      readonly kind: 'switch';
      readonly undo: RequestPlan;
      /** Undefined where nothing documented shows whether it is on. */
      readonly state?: StateRead;
    }
  /** An unsafe method whose success nothing documented undoes. */
  | {
      readonly kind: 'irreversible';
      readonly why: string;
      /** What it was done to can no longer be removed either. */
      readonly keeps?: true;
      /** It concerns the whole service, or all that a collection holds. */
      readonly sweeps?: true;
    };
