/** All kinds of condition, in the order in which equally sure interpretations are preferred. */

import { jsonText } from '../../documentation/index.ts';
import { saysNothing } from '../../vocabulary/index.ts';
import { byConfidence } from '../certainty.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Interpretation } from '../model.ts';
import { alreadyDone } from './already-done.ts';
import { alreadyExists } from './already-exists.ts';
import { asDocumented, onlyFails } from './as-documented.ts';
import { asOverridden } from './as-overridden.ts';
import {
  type AttemptDraft,
  type ConditionKind,
  evidence,
  type HoldsResult,
  type RequestView,
  type StateView,
} from './condition.ts';
import { credentials } from './credentials.ts';
import { eitherOr } from './either-or.ts';
import { fieldPair } from './field-pair.ts';
import { forbidden } from './forbidden.ts';
import { immutableField } from './immutable-field.ts';
import { invalidField } from './invalid-field.ts';
import { invalidParameter } from './invalid-parameter.ts';
import { malformedBody } from './malformed-body.ts';
import { missingField } from './missing-field.ts';
import { missingParameter } from './missing-parameter.ts';
import type { Condition } from './model.ts';
import { noFields } from './no-fields.ts';
import { noSuchResource } from './no-such-resource.ts';
import { notModified } from './not-modified.ts';
import { notUnderstood } from './not-understood.ts';
import { ownRequest } from './own-request.ts';
import type { Places } from './places.ts';
import { precondition } from './precondition.ts';
import { removedResource } from './removed-resource.ts';
import { reservedValue } from './reserved-value.ts';
import { checkedStages, type Stage, stages } from './stage.ts';
import { targetSide } from './target-side.ts';
import { unknownReference } from './unknown-reference.ts';
import { variant } from './variant.ts';
import { wrongAccept } from './wrong-accept.ts';
import { wrongLogin } from './wrong-login.ts';
import { wrongMediaType } from './wrong-media-type.ts';
import { wrongMethod } from './wrong-method.ts';
import { wrongState } from './wrong-state.ts';

type Kinds = { readonly [K in Condition['kind']]: ConditionKind<K> };

const kinds: Kinds = {
  'as-overridden': asOverridden,
  'own-request': ownRequest,
  'not-modified': notModified,
  precondition,
  'field-pair': fieldPair,
  'wrong-login': wrongLogin,
  credentials,
  'either-or': eitherOr,
  'unknown-reference': unknownReference,
  'already-exists': alreadyExists,
  'reserved-value': reservedValue,
  'immutable-field': immutableField,
  'wrong-state': wrongState,
  'already-done': alreadyDone,
  'missing-field': missingField,
  'missing-parameter': missingParameter,
  'no-fields': noFields,
  'invalid-field': invalidField,
  'invalid-parameter': invalidParameter,
  'removed-resource': removedResource,
  'no-such-resource': noSuchResource,
  'malformed-body': malformedBody,
  forbidden,
  'wrong-accept': wrongAccept,
  'wrong-media-type': wrongMediaType,
  'wrong-method': wrongMethod,
  variant,
  'as-documented': asDocumented,
  'target-side': targetSide,
  'not-understood': notUnderstood,
};

/** Statuses whose words may say anything: where they are not understood, the usual reasons are worth a try. */
const refusesWords: ReadonlySet<number> = new Set([400, 403, 404, 409, 422]);

/** What a response may be given for, surest first; never empty. */
export function interpretationsOf(context: ResponseContext): readonly Interpretation[] {
  const { operation, response } = context;
  if (operation.sentByTarget || operation.unsentQuery) return targetSide.recognise(context);
  if (response.status >= 500) return interpretationsOfFailure(context);
  const interpretations = recognised(context);
  if (interpretations.length > 0) return interpretations;
  const byStatus = refusesWords.has(context.response.status)
    ? recognised(withoutWords(context)).map((interpretation) => guessed(interpretation, context))
    : [];
  return byStatus.length > 0 ? byStatus : notUnderstood.recognise(context);
}

/** What is refused for its path or query, before anything is written. */
const refusesAddress: ReadonlySet<Condition['kind']> = new Set([
  'no-such-resource',
  'missing-parameter',
  'invalid-parameter',
]);

/** A failure that nothing from outside brings about, but for one that is documented in place of refusals. */
function interpretationsOfFailure(context: ResponseContext): readonly Interpretation[] {
  const { operation, response } = context;
  if (onlyFails(operation)) return asDocumented.recognise(context);
  const interpretations = isOnlyRefusal(context)
    ? [404, 400]
        .flatMap((status) => recognised(withoutWords(insteadOf(status, context))))
        .filter(({ condition }) => refusesAddress.has(condition.kind))
    : [];
  if (interpretations.length === 0) return targetSide.recognise(context);
  const ground = evidence(`${response.status} is the only refusal that is documented`, response.source);
  return interpretations.map(({ condition, summary }) => ({
    condition,
    summary,
    confidence: 'guess',
    evidence: [ground],
  }));
}

function isOnlyRefusal({ operation, response }: ResponseContext): boolean {
  return (
    response.status === 500 &&
    operation.responses.every((each) => each === response || (each.status < 400 && each.range === undefined))
  );
}

function insteadOf(status: number, context: ResponseContext): ResponseContext {
  return { ...context, response: { ...context.response, status } };
}

function recognised(context: ResponseContext): readonly Interpretation[] {
  const all = Object.values(kinds)
    .filter((kind) => kind !== notUnderstood)
    .flatMap((kind) => kind.recognise(context))
    .map((interpretation) => onKnownPath(interpretation, context))
    .filter(
      (interpretation, index, others) => others.findIndex((other) => isSame(other, interpretation)) === index,
    )
    .sort(byConfidence);
  const failing = all.filter((interpretation) => interpretation.condition.kind === 'target-side');
  const causes = new Set(failing.flatMap(({ evidence }) => evidence.map(({ text }) => text)));
  const isOther = ({ confidence, evidence }: Interpretation) =>
    confidence === 'likely' && evidence.some(({ told, text }) => told && !causes.has(text));
  const isAlone = all[0]?.confidence !== 'certain' && !all.some(isOther);
  return failing.length > 0 && isAlone ? failing : all;
}

/** Whether a target has to look at the other values of a request before it can tell the condition. */
export function dependsOnValues(condition: Condition): boolean {
  const stage = stageOf(condition);
  return stage !== 'credentials' && stage !== 'method' && stage !== 'media-type';
}

/** When a server checks a condition. */
export function stageOf(condition: Condition): Stage {
  return kindOf(condition).stage;
}

/** What a condition is about. */
export function placesOf(condition: Condition): Places {
  return kindOf(condition).places(condition);
}

/** Whether the request itself carries the credentials that are refused. */
export function signsIn(condition: Condition): boolean {
  return kindOf(condition).signsIn === true;
}

/** The order in which a server asks: by stage, and the narrower of one stage first. */
export function compareConditions(a: Condition, b: Condition): number {
  return (
    stages.indexOf(stageOf(a)) - stages.indexOf(stageOf(b)) || kindOf(b).narrowness - kindOf(a).narrowness
  );
}

/** Whether a success is given for something narrower than any documented request. */
export function isNarrow(condition: Condition): boolean {
  const { stage, narrowness } = kindOf(condition);
  return checkedStages.includes(stage) || (stage === 'success' && narrowness > 0);
}

/** Nothing but a missing resource is sure to be found wrong where the path names the documentation's example only. */
function onKnownPath(interpretation: Interpretation, { baseline }: ResponseContext): Interpretation {
  const isSure =
    baseline.certain ||
    interpretation.confidence !== 'certain' ||
    kindOf(interpretation.condition).beforeLookup === true;
  return isSure ? interpretation : { ...interpretation, confidence: 'likely' };
}

function isSame(a: Interpretation, b: Interpretation): boolean {
  return a === b || jsonText(a.condition) === jsonText(b.condition);
}

/** What the status alone says, where the words are not understood. */
function withoutWords(context: ResponseContext): ResponseContext {
  return {
    ...context,
    words: { ...context.words, messages: [], codes: [], description: '', statements: [] },
  };
}

function guessed(interpretation: Interpretation, { words }: ResponseContext): Interpretation {
  const statement = words.statements.find((each) => !saysNothing(each.plain));
  const told = statement
    ? [evidence(`docproof does not understand "${statement.text}"`, statement.source)]
    : [];
  return { ...interpretation, confidence: 'guess', evidence: [...told, ...interpretation.evidence] };
}

/** Ways to bring a condition about, likeliest first. */
export function provocationsOf(condition: Condition, context: OperationContext): readonly AttemptDraft[] {
  return kindOf(condition).provoke(condition, context);
}

/** Whether a condition holds for a request and what is stored. */
export function conditionHolds(condition: Condition, request: RequestView, state: StateView): HoldsResult {
  return kindOf(condition).holds(condition, request, state);
}

function kindOf<K extends Condition['kind']>(condition: Condition & { kind: K }): ConditionKind<K> {
  return kinds[condition.kind] as unknown as ConditionKind<K>;
}
