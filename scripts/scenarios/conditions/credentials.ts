import {
  declaresNoCredentials,
  demandsCredentials,
  isCredentialParameter,
  onlySignsIn,
  wordsOfResponse,
} from '../../analysis/index.ts';
import { speaksOfCredentials, speaksOfExpiryOnly, wrongnessOfCredentials } from '../../vocabulary/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Confidence, RequestPlan, RequestVariant } from '../model.ts';
import { type PlannedRequest, variablesOf, withPathInput } from '../requests/index.ts';
import { absentId } from './absent-id.ts';
import { type AttemptDraft, allOf, type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, type Mention, mentionsOf, saysAny } from './mentions.ts';
import type { Unknown } from './model.ts';
import { noPlaces } from './places.ts';
import { secretField } from './secret-field.ts';

/** Nobody knows who is asking: no credentials, or invalid ones. */
export const credentials: ConditionKind<'credentials'> = {
  kind: 'credentials',
  stage: 'credentials',
  narrowness: 0,
  beforeLookup: true,
  places: () => noPlaces,

  recognise(context) {
    const { response } = context;
    const said = mentionsOf('unauthenticated', context).filter((each) => isAboutCredentials(each, context));
    if (
      response.status !== 401 &&
      ![498, 499, 419, 440].includes(response.status) &&
      !(said.length > 0 && mayMean(context))
    )
      return [];
    if (said.length === 0 && (isPublic(context) || saysOtherCause(context))) return [];
    const how = howSaid(context);
    return [
      {
        condition: { kind: 'credentials', how, alone: isAlone(how, context) },
        summary: summaries[how],
        confidence: confidenceOf(said[0], how, context),
        // Without credentials nothing may succeed that is declared to demand them, whichever status refuses it.
        ...(isSurelyDemanded(context) ? { forbids: true as const } : {}),
        evidence: [
          ...said.slice(0, 1).map((each) => evidenceFrom(each.statement)),
          evidence(`status ${response.status} is about who is asking`, response.source),
        ],
      },
    ];
  },

  provoke({ how }, context) {
    const asked = `${context.operation.method} ${context.baseline.request.path}`;
    const ways: readonly RequestPlan['credentials'][] =
      how === 'wrong' ? ['wrong', 'none'] : ['none', 'wrong'];
    const askedBy = ({ inputs, request }: PlannedRequest) =>
      ways.map((way) => ({
        summary: `${asked} ${way === 'none' ? 'without credentials' : 'with wrong credentials'}`,
        inputs,
        request: { ...request, credentials: way },
      }));
    const requests = askedBy(context.baseline);
    const [first, ...others]: readonly AttemptDraft[] = how === 'either' ? allOf(requests) : requests;
    const partial = how === 'wrong' ? [] : withSomeCredentials(context);
    // Words about missing credentials do not say how wrong ones are refused, but no more let them pass.
    const wrong = how === 'missing' && isSurelyDemanded(context) ? requests.slice(1).map(onlyRefused) : [];
    const [spared] = onNothing(context).flatMap(askedBy);
    return [
      ...(first
        ? [{ ...first, requiredVariants: [...(first.requiredVariants ?? []), ...partial, ...wrong] }]
        : []),
      ...others,
      ...(spared ? [{ ...spared, summary: `${spared.summary} for an id that nothing has` }] : []),
    ];
  },

  holds({ how, alone }, request) {
    const isNobody = request.caller === 'nobody' && (how !== 'wrong' || alone);
    const isStranger = request.caller === 'stranger' && (how !== 'missing' || alone);
    return isNobody || isStranger ? { offending: undefined } : false;
  },
};

function onlyRefused(draft: RequestVariant): RequestVariant {
  return { ...draft, outcome: { kind: 'refusal' } };
}

/**
 * Of credentials that go together each is demanded: without one of them the others are not enough. Two that stand in the
 * same place cannot be told apart.
 */
function withSomeCredentials(context: OperationContext): readonly RequestVariant[] {
  const { baseline, credentials: known, operation } = context;
  const { access = [] } = baseline.request;
  const carriers = (scheme: string) => known.filter((each) => each.schemes?.includes(scheme));
  return access.flatMap((together) =>
    together.flatMap((scheme) => {
      const rest = together.filter((each) => each !== scheme && carriers(each).length > 0);
      const [left] = carriers(scheme);
      const sent = new Set(rest.flatMap(carriers).map(({ name }) => name));
      const isSent = (each: string) =>
        rest.includes(each) ||
        (carriers(each).length > 0 && carriers(each).every(({ name }) => sent.has(name)));
      const isEnough = access.some((alternative) => alternative.every(isSent));
      const isStillThere = left !== undefined && sent.has(left.name);
      if (left === undefined || rest.length === 0 || isEnough || isStillThere) return [];
      return [
        {
          summary: `${operation.method} ${baseline.request.path} without ${left.name}`,
          inputs: baseline.inputs,
          request: { ...baseline.request, access: [rest], credentials: 'some' as const },
          outcome: { kind: 'refusal' as const },
        },
      ];
    }),
  );
}

/** For what must not be done to anything that is there: who is asking is checked before what is asked for. */
function onNothing(context: OperationContext): readonly PlannedRequest[] {
  const { baseline, effect } = context;
  const last = variablesOf(baseline.request.path).at(-1);
  if (last === undefined || effect.kind === 'none' || effect.kind === 'create') return [];
  return [withPathInput(baseline, absentId(last, context))];
}

/** Not about a field of the body that happens to be a token or a key. */
function isAboutCredentials({ statement, match, subjects }: Mention, context: ResponseContext): boolean {
  const [subject] = subjects;
  if (subject?.in === 'body' || subject?.in === 'path') return false;
  if (subject?.in === 'query' && !isCredentialParameter(subject.parameter)) return false;
  if (context.response.status === 401) return true;
  return speaksOfCredentials(statement.plain.slice(match.start, match.end));
}

/** A 401 for something else: `duplicated object`. */
function saysOtherCause(context: ResponseContext): boolean {
  return saysAny(context, 'taken', 'in-use', 'immutable', 'malformed-body');
}

/**
 * Other statuses than 401 are given for it as well, where the words leave no doubt. Next to a 401 they are given for
 * something else, or for credentials that are wrong in another way.
 */
function mayMean(context: ResponseContext): boolean {
  const { response, operation } = context;
  if (![400, 403, 407, 412, 422].includes(response.status)) return false;
  const unknown = operation.responses.find(({ status }) => status === 401);
  if (response.status !== 403 || !unknown) return true;
  return !saysAny(context, 'forbidden') && howSaid(context) !== howSaid({ words: wordsOfResponse(unknown) });
}

const summaries: Readonly<Record<Unknown, string>> = {
  missing: 'the request carries no credentials',
  wrong: 'the credentials of the request are unknown',
  either: 'the request carries no credentials, or unknown ones',
};

function howSaid({ words }: Pick<ResponseContext, 'words'>): Unknown {
  return wrongnessOfCredentials(words.statements.map((statement) => statement.plain).join(''));
}

/** Whether the operation documents no other response for the other way. */
function isAlone(how: Unknown, context: ResponseContext): boolean {
  return !context.operation.responses.some((other) => {
    if (other === context.response) return false;
    const around = { ...context, response: other, words: wordsOfResponse(other) };
    const isOne = other.status === context.response.status || (mayMean(around) && isSaid(around));
    return isOne && howSaid(around) !== how;
  });
}

function isSaid(context: ResponseContext): boolean {
  return mentionsOf('unauthenticated', context).some((each) => isAboutCredentials(each, context));
}

function confidenceOf(said: Mention | undefined, how: Unknown, context: ResponseContext): Confidence {
  const { response, operation, credentials: known } = context;
  if (secretField(context) !== undefined && !isSurelyAsked(context)) return 'guess';
  const isShown = known.some((credential) => credential.example !== '') || known.length > 0;
  if (!isShown) return 'guess';
  if (operation.impliesSecurity) return 'likely';
  if (how === 'wrong' && speaksOfExpiryOnly(said?.statement.plain ?? '')) return 'likely';
  if (response.status === 401) return sendsCredentials(operation, context) ? 'certain' : 'likely';
  const isOneOfMany = response.status !== 403 && context.words.statements.length > manyCauses;
  return said && !isOneOfMany ? 'certain' : 'likely';
}

/** Where a response lists more causes than these, each is only one that it may be given for. */
const manyCauses = 3;

/** It demands credentials, and is not itself how somebody signs in. */
function isSurelyAsked(context: ResponseContext): boolean {
  return demandsCredentials(context.operation, context.description) && !onlySignsIn(context.operation);
}

function isSurelyDemanded({ operation, description }: OperationContext): boolean {
  return demandsCredentials(operation, description) && !operation.impliesSecurity;
}

/** The API declares how it asks for credentials, and that this operation does not. */
function isPublic({ operation, description, credentials }: ResponseContext): boolean {
  if (credentials.length === 0) return true;
  const isDeclared = (description.security ?? []).length > 0;
  return isDeclared && declaresNoCredentials(operation, description);
}

/** Whether the operation's own requests carry credentials, or no request of the API shows any. */
function sendsCredentials(
  operation: ResponseContext['operation'],
  { credentials: known, description }: ResponseContext,
): boolean {
  if (operation.security !== undefined) return demandsCredentials(operation, description);
  const names = new Set(known.filter((each) => each.in === 'header').map((each) => each.name.toLowerCase()));
  return (
    operation.requests.length === 0 ||
    operation.parameters.some(isCredentialParameter) ||
    operation.requests.some((request) =>
      request.headers.some((header) => names.has(header.name.toLowerCase())),
    )
  );
}
