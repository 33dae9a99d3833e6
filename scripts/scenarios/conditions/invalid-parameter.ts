import type { Parameter } from '../../documentation/index.ts';
import { exampleValue } from '../baseline.ts';
import type { OperationContext } from '../context.ts';
import { formNamedIn, formNames, formOfValue, hasForm, valueWithoutForm } from '../forms.ts';
import type { RequestPlan, ValueForm } from '../model.ts';
import { mentions, wordsOf } from '../names.ts';
import { sayings } from '../words.ts';
import { type ConditionKind, evidence } from './condition.ts';

/** Wordings of “this value has not the form it must have”. */
const saysMalformed =
  /\b(must|should|has to|needs to|ha(s|ve) to) be\b|\b(is|are|was) (not|no)( an?)? (valid|well[- ]?formed|correct|proper|a |an )|\b(in|not )valid\b|\bmalformed|\bbad(ly)?( format)?\b|\bwrong (format|type)\b|\bnot an? \w+|\bexpected an? /i;

/** A path or query parameter has not the form it must have. */
export const invalidParameter: ConditionKind<'invalid-parameter'> = {
  kind: 'invalid-parameter',

  recognise(context) {
    const { response, words, operation } = context;
    if (![400, 404, 406, 409, 422].includes(response.status)) return [];
    for (const said of sayings(words).filter((text) => saysMalformed.test(text))) {
      const parameter = parameterIn(said, operation.parameters);
      if (!parameter || parameter.in === 'fragment') continue;
      const form = formNamedIn(said) ?? formOfParameter(parameter);
      if (form === 'text') continue;
      return [
        {
          condition: { kind: 'invalid-parameter', in: parameter.in, name: parameter.name, form },
          summary: `the ${parameter.name} in the ${parameter.in} is not ${formNames[form]}`,
          confidence: 'certain',
          evidence: [
            evidence(`the message says “${said}”`, words.source),
            evidence(`${parameter.name} is a parameter in the ${parameter.in}`, parameter.source),
          ],
        },
      ];
    }
    return [];
  },

  provoke(condition, context) {
    const bad = valueWithoutForm(condition.form);
    return [
      {
        summary: `${context.operation.method} ${context.baseline.request.path} with ${condition.name} “${bad}”`,
        needs: context.baseline.needs.filter((need) => need.name !== condition.name),
        request: withValue(context, condition.in, condition.name, bad),
      },
    ];
  },

  holds(condition, request) {
    const values =
      condition.in === 'path'
        ? [request.path[condition.name] ?? '']
        : (request.query.get(condition.name) ?? []);
    const offending = values.find((value) => !hasForm(value, condition.form));
    return offending === undefined ? false : { offending };
  },
};

/** The parameter a message speaks of; the longest name wins. */
function parameterIn(said: string, parameters: readonly Parameter[]): Parameter | undefined {
  return parameters
    .filter((parameter) => mentions(said, parameter.name))
    .sort((a, b) => wordsOf(b.name).length - wordsOf(a.name).length)[0];
}

function formOfParameter(parameter: Parameter): ValueForm {
  const example = exampleValue(parameter);
  const named = formNamedIn(`${parameter.type ?? ''} ${parameter.description}`);
  if (named !== undefined && (example === undefined || hasForm(example, named))) return named;
  return example === undefined ? 'text' : formOfValue(example);
}

function withValue(
  context: OperationContext,
  place: 'path' | 'query',
  name: string,
  value: string,
): RequestPlan {
  const { request } = context.baseline;
  if (place === 'path') return { ...request, values: { ...request.values, [name]: value } };
  return { ...request, query: [...request.query.filter((each) => each.name !== name), { name, value }] };
}
