/** Signing in as somebody who was signed up for it: the documented user need not exist at a target. */

import { type BodyField, bodyFieldsOf, onlySignsIn, pathOf } from '../../analysis/index.ts';
import type { Operation } from '../../documentation/index.ts';
import { sameName } from '../../vocabulary/index.ts';
import type { OperationContext } from '../context.ts';
import { plannedBody, requestOn, withField, withFilledField, withInput } from '../requests/index.ts';
import { sendsField } from './body-fields.ts';
import type { AttemptDraft } from './condition.ts';
import { secretField } from './secret-field.ts';

/** What says who wants to sign in, and the secret beside it. */
interface SignIn {
  readonly user: BodyField;
  readonly secret: string;
}

export function signInOf(context: OperationContext): SignIn | undefined {
  if (!onlySignsIn(context.operation)) return undefined;
  const secret = secretField(context);
  const user = context.fields.find(
    (field) =>
      (field.example === undefined || typeof field.example === 'string') &&
      field.pointer !== secret?.pointer &&
      sendsField(field, context),
  );
  return user && secret?.in === 'body' ? { user, secret: secret.pointer } : undefined;
}

/** The documented sign-in after a sign-up with the same name and password; undefined if none is documented. */
export function afterSignUp(context: OperationContext): AttemptDraft | undefined {
  const signIn = signInOf(context);
  const signUp = signIn && signUpFor(signIn, context);
  if (!signIn || !signUp) return undefined;
  const path = pathOf(signUp.operation.uriTemplate);
  const { plan, inputs } = plannedBody(signUp.operation, context, { path, taken: [], depth: 1 });
  if (plan?.kind !== 'json') return undefined;
  const filled = plan.fills.find(({ pointer }) => pointer === signUp.user.pointer)?.input;
  const made = inputs.find(({ name }) => name === filled);
  const { baseline, operation } = context;
  const named = made
    ? withFilledField(baseline, signIn.user.pointer, made)
    : withField(baseline, signIn.user.pointer, signUp.user.example);
  const asked = withField(named, signIn.secret, signUp.secret.example);
  const others = inputs.filter(({ name }) => name !== made?.name);
  const done = withInput(others.reduce(withInput, asked), {
    kind: 'done',
    name: 'signed_up',
    request: { ...requestOn(signUp.operation, path), body: plan },
    undo: undefined,
  });
  return {
    summary: `${operation.method} ${baseline.request.path} after ${signUp.operation.name}`,
    inputs: done.inputs,
    request: done.request,
  };
}

function signUpFor({ user, secret }: SignIn, context: OperationContext) {
  for (const operation of context.operations) {
    if (!makesUsers(operation)) continue;
    const fields = bodyFieldsOf(operation);
    if (operation === context.operation || onlySignsIn(operation)) continue;
    const sameUser = fields.find((field) => sameName(field.name, user.name) && field.example !== undefined);
    const sameSecret = fields.find((field) => field.pointer.endsWith(secret) && field.example !== undefined);
    if (sameUser && sameSecret) return { operation, user: sameUser, secret: sameSecret };
  }
  return undefined;
}

function makesUsers({ method, uriTemplate, responses }: Operation): boolean {
  const isMade = responses.some(({ status }) => status === 200 || status === 201 || status === 204);
  return method === 'POST' && isMade && !pathOf(uriTemplate).includes('{');
}
