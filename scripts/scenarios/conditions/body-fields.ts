/** What the kinds of condition that are about fields of the body have in common. */
import { type BodyField, keysOf, nameKey, valueAt } from '../../analysis/index.ts';
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
export function twinOf(
  one: Pick<BodyField, 'name' | 'pointer'>,
  context: OperationContext,
): BodyField | undefined {
  const bare = (name: string) =>
    nameKey(name.replace(/confirm(ation|ed)?|repeat(ed)?|again|retype[d]?|verif(y|ication)|2$/gi, ''));
  return context.fields.find(
    (field) =>
      field.pointer !== one.pointer && bare(field.name) === bare(one.name) && sendsField(field, context),
  );
}

/** The field that says how much of something is asked for. */
export function quantityField(context: OperationContext): BodyField | undefined {
  const numbers = context.fields.filter(
    (field) => typeof field.example === 'number' && sendsField(field, context),
  );
  return (
    numbers.find((field) => quantityName.test(field.name)) ?? (numbers.length === 1 ? numbers[0] : undefined)
  );
}

const quantityName =
  /amount|quantity|qty|count|units|total|sum|seats|tickets|points|value|cantidad|importe|quantidade|valor|menge|anzahl|betrag|montant|quantité/i;

/** Whether the documented request has a body whose fields are known. */
export function sendsFields({ baseline, fields }: OperationContext): boolean {
  const kind = baseline.request.body?.kind;
  return (kind === 'json' || kind === 'form') && fields.length > 0;
}
