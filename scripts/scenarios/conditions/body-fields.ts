/** What the kinds of condition that are about fields of the body have in common. */

import { type BodyField, keysOf, valueAt } from '../../analysis/index.ts';
import { isNumber } from '../../documentation/index.ts';
import { isQuantityName, nameKey, withoutRepetition } from '../../vocabulary/index.ts';
import type { OperationContext } from '../context.ts';

/** Whether the documented request sends the field, so that leaving it out or spoiling it makes a difference. */
export function sendsField(field: BodyField, { baseline }: OperationContext): boolean {
  const body = baseline.request.body;
  switch (body?.kind) {
    case 'json':
      return valueAt(body.json, keysOf(field.pointer)) !== undefined;
    case 'form':
      return body.fields.some((each) => each.name === field.name);
    case 'text':
    case undefined:
      return false;
  }
}

/** `password_confirmation`, `confirmPassword`, `repeat_email`: the field that repeats another one, and the other way round. */
export function repeatedFieldOf(
  one: Pick<BodyField, 'name' | 'pointer'>,
  context: OperationContext,
): BodyField | undefined {
  const bare = (name: string) => nameKey(withoutRepetition(name));
  return context.fields.find(
    (field) =>
      field.pointer !== one.pointer && bare(field.name) === bare(one.name) && sendsField(field, context),
  );
}

/** The field that says how much of something is asked for. */
export function quantityField(context: OperationContext): BodyField | undefined {
  const numbers = context.fields.filter((field) => isNumber(field.example) && sendsField(field, context));
  return (
    numbers.find((field) => isQuantityName(field.name)) ?? (numbers.length === 1 ? numbers[0] : undefined)
  );
}

/** Whether the documented request has a body whose fields are known. */
export function sendsFields({ baseline, fields }: OperationContext): boolean {
  const kind = baseline.request.body?.kind;
  return (kind === 'json' || kind === 'form') && fields.length > 0;
}
