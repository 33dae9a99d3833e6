/** The password, PIN or the like by which somebody signs in. */
import type { OperationContext } from '../context.ts';
import { exampleValue, validValue } from '../requests/index.ts';
import { sendsField } from './body-fields.ts';
import type { ConditionOf } from './condition.ts';

const secretName =
  /^(.*[_-])?(pass(word|wd|phrase|code|w)?|pwd|pin|secret|otp|senha|contraseña|clave|mot_de_passe|passwort|wachtwoord)$/i;

/** The password that a request sends beside a user name; undefined where it sends none. */
export function secretField(context: OperationContext): Omit<ConditionOf<'wrong-login'>, 'kind'> | undefined {
  const field = context.fields.find((each) => secretName.test(each.name) && sendsField(each, context));
  if (field) return { in: 'body', pointer: field.pointer, field: field.name, valid: field.example };
  const parameter = context.operation.parameters.find(
    (each) =>
      each.in === 'query' &&
      secretName.test(each.name) &&
      (each.required || exampleValue(each) !== undefined),
  );
  return parameter && { in: 'query', pointer: '', field: parameter.name, valid: validValue(parameter) };
}
