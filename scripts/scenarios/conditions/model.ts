/** The conditions under which an API gives a documented response, as plain data. */
import type { Rule } from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';

/** Where a parameter is in a request. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

export type Condition =
  /** The request is as the documentation shows it; `new`: for an id that nothing has yet. */
  | { readonly kind: 'as-documented'; readonly item: 'any' | 'new' }
  /** The request is the one that the documentation shows for this response alone. */
  | {
      readonly kind: 'own-request';
      /** Index into the operation's requests. */
      readonly request: number;
      readonly sent: OwnRequest;
    }
  /** The request is the one that the overrides give; what is undefined or empty may be anything. */
  | {
      readonly kind: 'as-overridden';
      readonly values: Readonly<Record<string, string>>;
      readonly query: readonly { readonly name: string; readonly value: string }[];
      readonly headers: readonly { readonly name: string; readonly value: string }[];
      /** What the body has to hold at least; null for what must not be there. */
      readonly body: Json | undefined;
    }
  /** A success beside the first: asked for in another media type, or with a parameter that may be left out. */
  | {
      readonly kind: 'variant';
      readonly accept: string | undefined;
      readonly query: { readonly name: string; readonly value: string } | undefined;
    }
  /** Nothing exists under the id in the path. */
  | { readonly kind: 'no-such-resource'; readonly variable: string; readonly resource: string }
  /** What the id in the path named has been removed. */
  | { readonly kind: 'removed-resource'; readonly variable: string; readonly resource: string }
  /** A parameter breaks a rule; `examples` are documented values that do. */
  | {
      readonly kind: 'invalid-parameter';
      readonly in: ParameterPlace;
      readonly name: string;
      readonly rule: Rule;
      readonly examples: readonly string[];
    }
  /** A required parameter is not sent, or the path ends before its id. */
  | { readonly kind: 'missing-parameter'; readonly in: ParameterPlace; readonly name: string }
  /** A required field is not in the body, or blank, or null. */
  | {
      readonly kind: 'missing-field';
      readonly pointer: string;
      readonly field: string;
      readonly how: 'absent' | 'blank' | 'null';
    }
  /** The body has none of its fields. */
  | { readonly kind: 'no-fields' }
  /** A field of the body breaks a rule; `examples` are documented values that do. */
  | {
      readonly kind: 'invalid-field';
      readonly pointer: string;
      readonly field: string;
      readonly rule: Rule;
      readonly examples: readonly Json[];
    }
  /** Of several fields not one (`any`), not all (`all`) or more than one (`one`) is in the body. */
  | {
      readonly kind: 'either-or';
      readonly pointers: readonly string[];
      readonly demand: 'any' | 'all' | 'one';
    }
  /** Two fields (JSON Pointers) or query parameters that have to be equal, different, or in this order, are not. */
  | {
      readonly kind: 'field-pair';
      readonly in: 'body' | 'query';
      readonly first: string;
      readonly second: string;
      readonly relation: 'equal' | 'different' | 'ascending';
    }
  /** A field of the body, a query parameter, or one of several values that name a thing, names nothing. */
  | {
      readonly kind: 'unknown-reference';
      readonly in: 'body' | 'query' | 'path';
      /** JSON Pointer; empty for a parameter. */
      readonly pointer: string;
      readonly field: string;
    }
  /** The body cannot be read. */
  | { readonly kind: 'malformed-body'; readonly syntax: BodySyntax }
  /** Something with the same value in a field that has to be unique is there. */
  | {
      readonly kind: 'already-exists';
      /** Shape of the item path. */
      readonly resource: string;
      /** Places of the body (JSON Pointers); one of them is enough where `some`, else all have to be the same. */
      readonly fields: readonly string[];
      readonly some: boolean;
    }
  /** The same was asked for before, and done. */
  | { readonly kind: 'already-done'; readonly operation: string }
  /** A name that the API keeps for itself. */
  | {
      readonly kind: 'reserved-value';
      readonly in: 'path' | 'body';
      readonly name: string;
      readonly pointer: string;
      readonly value: string;
    }
  /** A field that may not be changed is sent with another value than the resource has. */
  | {
      readonly kind: 'immutable-field';
      readonly pointer: string;
      readonly field: string;
      readonly resource: string;
      /** The variable of the path that the field has to be equal to; undefined for any other field. */
      readonly variable: string | undefined;
    }
  /** Another operation has brought about a state that forbids this one, or has not brought about one that it demands. */
  | { readonly kind: 'wrong-state'; readonly operation: string; readonly done: boolean }
  /** Nobody knows who is asking. */
  | {
      readonly kind: 'credentials';
      readonly how: Unknown;
      /** No other response of the operation is for the other way. */
      readonly alone: boolean;
    }
  /** User name and password do not belong together. */
  | ({ readonly kind: 'wrong-login' } & SentSecret)
  /** Who is asking may not. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'wrong-method'; readonly method: string }
  | { readonly kind: 'wrong-media-type'; readonly accepted: readonly string[] }
  | { readonly kind: 'wrong-accept'; readonly offered: readonly string[] }
  /** A conditional request whose condition is not met, or one without the condition that is demanded. */
  | {
      readonly kind: 'precondition';
      readonly header: 'If-Match' | 'If-Unmodified-Since';
      readonly how: 'not-met' | 'missing';
    }
  /** The client has it already. */
  | { readonly kind: 'not-modified'; readonly header: 'If-None-Match' | 'If-Modified-Since' }
  /** Only the target itself can bring it about: a failing upstream, a quota, a crash. */
  | { readonly kind: 'target-side'; readonly why: string }
  /** The documentation gives nothing to go by. */
  | { readonly kind: 'not-understood' };

/** Which credentials are refused: none at all, somebody else's, or, as the documentation says, both. */
export type Unknown = 'missing' | 'wrong' | 'either';

export type BodySyntax = 'json' | 'yaml' | 'xml';

/** What the documented request of one response sends. */
export interface OwnRequest {
  readonly json: Json | undefined;
  /** The body where it is not JSON. */
  readonly text: string | undefined;
  readonly mediaType: string | undefined;
  /** Headers in which it differs from the valid request; undefined if only that one has it. */
  readonly headers: readonly { readonly name: string; readonly value: string | undefined }[];
  /** Places of the body (JSON Pointers) that take values from the target. */
  readonly open: readonly string[];
}

export type ConditionOf<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/** A password that a request sends. */
export interface SentSecret {
  readonly in: 'body' | 'query';
  readonly pointer: string;
  readonly field: string;
  /** What the documented request sends. */
  readonly valid: Json | undefined;
}
