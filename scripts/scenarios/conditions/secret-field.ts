/** The password, PIN or the like by which somebody signs in. */

import {
  type BodyField,
  exampleValue,
  keysOf,
  type Subject,
  validValue,
  valueAt,
} from '../../analysis/index.ts';
import type { Json } from '../../documentation/index.ts';
import { isOldPasswordName, isPasswordName } from '../../vocabulary/index.ts';
import type { OperationContext } from '../context.ts';
import { sendsField } from './body-fields.ts';
import type { SentSecret } from './model.ts';

/** The documented password, or its replacement. */
function sentValue({ pointer, example }: BodyField, { baseline }: OperationContext): Json | undefined {
  const { body } = baseline.request;
  // A body that is made of its schema leaves texts open until it is sent.
  if (example !== undefined && example !== '') return example;
  return body?.kind === 'json' ? valueAt(body.json, keysOf(pointer)) : example;
}

/** A password that is asked for beside the new one: `current_password`, `oldPassword`. */
export function isOldSecret(subject: Subject | undefined): subject is Subject & { in: 'body' } {
  return subject?.in === 'body' && isOldPasswordName(subject.field.name);
}

export function oldSecret(subject: Subject | undefined, context: OperationContext): SentSecret | undefined {
  if (!isOldSecret(subject) || !sendsField(subject.field, context)) return undefined;
  const { field } = subject;
  return { in: 'body', pointer: field.pointer, field: field.name, valid: sentValue(field, context) };
}

/** The password that a request sends beside a user name; undefined if it sends none. */
export function secretField(context: OperationContext): SentSecret | undefined {
  const field = context.fields.find((each) => isPasswordName(each.name) && sendsField(each, context));
  if (field)
    return { in: 'body', pointer: field.pointer, field: field.name, valid: sentValue(field, context) };
  const parameter = context.operation.parameters.find(
    (each) =>
      each.in === 'query' && isPasswordName(each.name) && (each.required || exampleValue(each) !== undefined),
  );
  return parameter && { in: 'query', pointer: '', field: parameter.name, valid: validValue(parameter) };
}
