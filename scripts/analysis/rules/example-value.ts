import type { Parameter } from '../../documentation/index.ts';
import { mayBeOne, valueInWords } from '../../vocabulary/index.ts';
import { rulesOfParameter } from './documented-rules.ts';
import { textBreaks } from './rule.ts';
import { sampleValue } from './sample-value.ts';

/** The value that the documentation shows for a parameter; undefined if it shows none. */
export function exampleValue(parameter: Parameter | undefined): string | undefined {
  return parameter?.example ?? parameter?.default ?? parameter?.values[0];
}

/** Whether a text keeps what is written of a parameter. */
export function allowsText(parameter: Parameter | undefined, text: string): boolean {
  if (!parameter) return true;
  return rulesOfParameter(parameter, undefined).every(
    ({ rule, stated }) => !stated || !textBreaks(rule, text),
  );
}

/** The documented value, or else one that keeps what is said of the parameter. */
export function validValue(parameter: Parameter): string {
  const shown = exampleValue(parameter);
  if (shown !== undefined && shown !== '') return shown;
  const rules = rulesOfParameter(parameter, undefined).map(({ rule }) => rule);
  const said = valueInWords(parameter.description);
  if (said !== undefined && !rules.some((rule) => textBreaks(rule, said))) return said;
  if (rules.length === 0 && mayBeOne(parameter.name)) return '1';
  return String(sampleValue(parameter.name, rules));
}
