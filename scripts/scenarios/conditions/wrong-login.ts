import { demandsCredentials, onlySignsIn, valuesAt } from '../../analysis/index.ts';
import type { ResponseContext } from '../context.ts';
import { withField, withQuery } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, isVague, mentionsOf, saysAny } from './mentions.ts';
import { atParameters, atPointers } from './places.ts';
import { isOldSecret, oldSecret, secretField } from './secret-field.ts';
import { afterSignUp, signInOf } from './signed-up.ts';

/** User name and password do not belong together. */
export const wrongLogin: ConditionKind<'wrong-login'> = {
  kind: 'wrong-login',
  stage: 'references',
  narrowness: 0,
  signsIn: true,
  places: ({ in: place, pointer, field }) => (place === 'body' ? atPointers(pointer) : atParameters(field)),

  recognise(context) {
    const { response } = context;
    if (![400, 401, 403, 404, 409, 422].includes(response.status)) return [];
    const old = mentionsOf('invalid', context).find(({ subjects }) => isOldSecret(subjects[0]));
    const secret = oldSecret(old?.subjects[0], context) ?? secretField(context);
    if (!secret) return [];
    const signsIn = onlySignsIn(context.operation);
    const demands = demandsCredentials(context.operation, context.description);
    const isSignIn = signsIn || (response.status === 401 && !demands);
    const said =
      old ??
      mentionsOf('wrong-login', context)[0] ??
      (isSignIn ? mentionsOf('unauthenticated', context)[0] : undefined);
    if (!said && response.status !== 401 && !(isSignIn && refusesSignIn(context))) return [];
    // A plain 401 is about the credentials that are demanded, and not about a secret in the body.
    if (!said && (saysAny(context, 'missing') || (demands && !signsIn))) return [];
    return [
      {
        condition: { kind: 'wrong-login', ...secret },
        summary: `the ${secret.field} in the ${secret.in} is not the right one`,
        confidence: said && !signInOf(context) && secret.valid !== undefined ? 'certain' : 'likely',
        ...(said ? { forbids: true as const } : {}),
        evidence: [
          ...(said ? [evidenceFrom(said.statement)] : []),
          evidence(`${secret.field} is sent in the ${secret.in}`, response.source),
        ],
      },
    ];
  },

  provoke(condition, context) {
    const { baseline, operation } = context;
    const planned =
      condition.in === 'query'
        ? withQuery(baseline, condition.field, wrongSecret)
        : withField(baseline, condition.pointer, wrongSecret);
    const signedUp = condition.in === 'body' ? afterSignUp(context) : undefined;
    const known = signedUp && withField(signedUp, condition.pointer, wrongSecret);
    return [
      ...(signedUp && known
        ? [{ ...signedUp, ...known, summary: `${signedUp.summary}, with a wrong ${condition.field}` }]
        : []),
      {
        summary: `${operation.method} ${baseline.request.path} with a wrong ${condition.field}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds(condition, request, state) {
    const values =
      condition.in === 'query'
        ? (request.query.get(condition.field) ?? [])
        : valuesAt(request.json, condition.pointer);
    const isWrong = values.some(
      (value) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        value !== condition.valid &&
        !state.knows(condition.field, value),
    );
    return isWrong ? { offending: undefined } : false;
  },
};

/** 403 in place of 401: who signs in has no rights yet that could be too few. */
function refusesSignIn(context: ResponseContext): boolean {
  const { response, operation } = context;
  return (
    response.status === 403 &&
    isVague(context) &&
    operation.responses.every(({ status }) => status !== 401) &&
    operation.responses.filter(({ status }) => status === 403).length === 1
  );
}

const wrongSecret = 'docproof-Wrong-Secret-1';
