/** What a score is about: breaches of the documentation, and what became of each. Plain data. */
import type { Json } from '../documentation/index.ts';
import type { DeviationCode } from '../findings/index.ts';

/** One breach of the documentation at one documented response. */
export interface Mutant {
  /** `<response id>#<kind>` and what tells it from others of its kind: `sending-ips/get-all/200#field-missing:/results/first/hostname`. */
  readonly id: string;
  /** Id of the documented response that it breaks. */
  readonly response: string;
  readonly mutation: Mutation;
}

/** A place in a body: names of properties, and which of the items of a list. */
export type Place = readonly (string | { readonly item: Item })[];

export type Item = 'first' | 'middle' | 'last';

export type FieldMutation =
  | { readonly kind: 'field-missing' | 'field-renamed'; readonly place: Place }
  | {
      readonly kind: 'null' | 'wrong-type' | 'wrong-format' | 'outside-enum' | 'out-of-range';
      readonly place: Place;
      readonly value: Json;
    };

export type BodyMutation =
  | { readonly kind: 'envelope-added' | 'body-empty' | 'body-truncated' | 'body-html' | 'body-null' }
  /** `key`: the property that holds all the rest. */
  | { readonly kind: 'envelope-removed'; readonly key: string };

const ofBody: Readonly<Record<(FieldMutation | BodyMutation)['kind'], true>> = {
  'field-missing': true,
  'field-renamed': true,
  null: true,
  'wrong-type': true,
  'wrong-format': true,
  'outside-enum': true,
  'out-of-range': true,
  'envelope-added': true,
  'envelope-removed': true,
  'body-empty': true,
  'body-truncated': true,
  'body-html': true,
  'body-null': true,
};

/** Breaks what is in a body, or the body as a whole. */
export function breaksBody(mutation: Mutation): mutation is FieldMutation | BodyMutation {
  return Object.hasOwn(ofBody, mutation.kind);
}

export type StatusMutation =
  /** With body and media type as the documentation shows them for that status. */
  | { readonly kind: 'wrong-status'; readonly status: number }
  /** An error with its own body and the status of a success. */
  | { readonly kind: 'error-as-success'; readonly status: number }
  | { readonly kind: 'other-media-type'; readonly mediaType: string }
  | { readonly kind: 'header-missing'; readonly header: string };

export type ResourceMutation =
  /** Another one than the path asks for. */
  { readonly kind: 'another-resource'; readonly resource: string };

export type WriteMutation =
  /** The answer is as documented, and nothing is stored or removed. */
  | { readonly kind: 'not-stored' | 'stored-twice' | 'stored-elsewhere' | 'not-removed' | 'another-removed' }
  /** One field, at any depth of objects, is lost, keeps its old value, or is stored in another form. */
  | { readonly kind: 'field-not-stored' | 'field-stored-otherwise'; readonly field: readonly string[] };

export type RefusalMutation =
  /** Nobody checks for what should be refused: the request succeeds. */
  | { readonly kind: 'not-refused' | 'credentials-not-checked' }
  /** The refusal is answered, and the request carried out. */
  | { readonly kind: 'refused-but-done' };

export type ListMutation =
  | {
      readonly kind: 'filter-ignored' | 'limit-ignored' | 'page-ignored' | 'order-ignored';
      readonly parameter: string;
    }
  /** `order-ignored`: the order that the description states. */
  | { readonly kind: 'item-repeated' | 'item-omitted' | 'order-ignored'; readonly list: readonly string[] }
  /** In the body, or a header. */
  | { readonly kind: 'wrong-total'; readonly total: readonly string[] | { readonly header: string } };

export type ConnectionMutation = {
  readonly kind: 'connection-reset' | 'answer-stalled' | 'answer-cut';
};

export type Mutation =
  | FieldMutation
  | BodyMutation
  | StatusMutation
  | ResourceMutation
  | WriteMutation
  | RefusalMutation
  | ListMutation
  | ConnectionMutation;

export type MutantKind = Mutation['kind'];

/** An answer as it went over the wire. */
export interface SentAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** The first answer, or what it did, that a mutant broke. */
export interface UnnoticedBreach {
  /** E.g. `GET /sending-ips`. */
  readonly request: string;
  readonly answer: SentAnswer;
}

/** The first thing that a run found which it does not find without the mutant. */
export interface Finding {
  /** Id of the documented response whose scenario found it. */
  readonly response: string;
  readonly code: DeviationCode;
  readonly sentence: string;
}

export type Fate =
  | { readonly fate: 'killed'; readonly by: Finding }
  | {
      readonly fate: 'survived';
      readonly slipped: UnnoticedBreach | undefined;
      readonly why: readonly string[];
    }
  /** No breach of the documentation. */
  | { readonly fate: 'equivalent'; readonly reason: string }
  /** No request of the collection is given the answer that is to be broken. */
  | { readonly fate: 'not-reached'; readonly reason: string };

export type Scored = Mutant & Fate;

/** What the collection finds at an API that keeps to the documentation in another way. */
export interface VariantResult {
  readonly name: string;
  readonly what: string;
  /** Nothing where there is no false alarm. */
  readonly falseAlarms: readonly Finding[];
}
