/** All kinds of condition, in the order in which equally sure readings are preferred. */
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Confidence, Reading } from '../model.ts';
import { asDocumented } from './as-documented.ts';
import type { AttemptDraft, Condition, ConditionKind, Held, RequestView, StateView } from './condition.ts';
import { invalidParameter } from './invalid-parameter.ts';
import { noSuchResource } from './no-such-resource.ts';
import { notUnderstood } from './not-understood.ts';
import { targetSide } from './target-side.ts';
import { unknownReference } from './unknown-reference.ts';

type Kinds = { readonly [K in Condition['kind']]: ConditionKind<K> };

const kinds: Kinds = {
  'as-documented': asDocumented,
  'invalid-parameter': invalidParameter,
  'unknown-reference': unknownReference,
  'no-such-resource': noSuchResource,
  'target-side': targetSide,
  'not-understood': notUnderstood,
};

const sureness: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, guess: 2 };

/** What a response may be given for, surest first; never empty. */
export function readingsOf(context: ResponseContext): readonly Reading[] {
  const all = Object.values(kinds).flatMap((kind) => kind.recognise(context));
  const understood = all.filter((reading) => reading.condition.kind !== 'not-understood');
  const readings = understood.length > 0 ? understood : all;
  return readings.sort((a, b) => sureness[a.confidence] - sureness[b.confidence]);
}

/** Ways to bring a condition about, likeliest first. */
export function provocationsOf(condition: Condition, context: OperationContext): readonly AttemptDraft[] {
  return kindOf(condition).provoke(condition, context);
}

/** Whether a condition holds for a request and what is stored. */
export function conditionHolds(condition: Condition, request: RequestView, state: StateView): Held {
  return kindOf(condition).holds(condition, request, state);
}

function kindOf<K extends Condition['kind']>(condition: Condition & { kind: K }): ConditionKind<K> {
  return kinds[condition.kind] as unknown as ConditionKind<K>;
}
