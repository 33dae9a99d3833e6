/**
 * What each kind of condition has to answer: is this it (`recognise`), how to bring it about (`provoke`), does it hold
 * here (`holds`).
 */
import type { Json, JsonObject, Source } from '../../documentation/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Attempt, Interpretation } from '../model.ts';
import type { Condition, ConditionOf } from './model.ts';
import type { Places } from './places.ts';
import type { Stage } from './stage.ts';

/** A kind of condition; one file each, registered in `index.ts`. */
export interface ConditionKind<K extends Condition['kind'] = Condition['kind']> {
  readonly kind: K;
  /** When a server checks it. */
  readonly stage: Stage;
  /** Of one stage the kind with the larger number is asked first: the narrower before the wider. */
  readonly narrowness: number;
  /** A target can tell it before it looks for what the path names. */
  readonly beforeLookup?: true;
  /** The request itself carries user name and password. */
  readonly signsIn?: true;
  /** What it is about. */
  places(condition: ConditionOf<K>): Places;
  /** All interpretations of this kind for a response; empty if it is something else. */
  recognise(context: ResponseContext): readonly Interpretation[];
  /** Ways to bring it about, likeliest first. */
  provoke(condition: ConditionOf<K>, context: OperationContext): readonly AttemptDraft[];
  /** Whether it holds for a request that was received, given what is stored. */
  holds(condition: ConditionOf<K>, request: RequestView, state: StateView): HoldsResult;
}

export type AttemptDraft = Omit<Attempt, 'id' | 'interpretation'>;

/** `offending` is the value that broke the rule, for the message. */
export type HoldsResult = false | { readonly offending: string | undefined };

/** A request as a server sees it. */
export interface RequestView {
  readonly method: string;
  /** Decoded values of the path variables. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Media type of the body in lower case, without its parameters. */
  readonly mediaType: string | undefined;
  readonly text: string;
  /** undefined if the body is not JSON. */
  readonly json: Json | undefined;
  readonly caller: Caller;
}

/** Who asks: without credentials, with invalid ones, with the user's own, with a second account's. */
export type Caller = 'nobody' | 'stranger' | 'owner' | 'second';

/** What a server has stored, as far as a condition may ask. */
export interface StateView {
  /** The resource under these path values; undefined if none is stored. */
  find(resource: string, path: Readonly<Record<string, string>>): JsonObject | undefined;
  /** Whether something stored or documented as valid has this value in a field of this name. */
  knows(field: string, value: Json): boolean;
  /** Whether something was stored under these path values and has been removed since. */
  removed(resource: string, path: Readonly<Record<string, string>>): boolean;
  /** Whether a stored resource of this kind (below the parents that `path` names) has this value at that place. */
  taken(
    resource: string,
    path: Readonly<Record<string, string>>,
    field: readonly string[],
    value: Json,
  ): boolean;
  /**
   * Whether the operation has succeeded with these path values (and an equal body, where one is given), and nothing
   * has undone it since.
   */
  done(operation: string, path: Readonly<Record<string, string>>, body: Json | undefined): boolean;
  /** The entity tag that a read of the same path answers with now, or undefined. */
  tag(request: RequestView): string | undefined;
}

/** What a reading rests on. */
export function evidence(text: string, source: Source): { readonly text: string; readonly source: Source } {
  return { text, source };
}

/** Ways of which each has to bring the condition about, not one or the other: past either side of a limit. */
export function allOf([first, ...requiredVariants]: readonly AttemptDraft[]): readonly AttemptDraft[] {
  return first === undefined ? [] : [{ ...first, requiredVariants }];
}
