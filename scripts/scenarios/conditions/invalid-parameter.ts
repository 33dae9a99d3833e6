import {
  breachText,
  breakingTexts,
  exampleValue,
  hasBothLimits,
  isCredentialParameter,
  type ResourceModel,
  type Rule,
  rulesInWords,
  rulesOfParameter,
  successOf,
  textBreaks,
  validValue,
  valueAt,
} from '../../analysis/index.ts';
import {
  type DocumentedResponse,
  isNumber,
  type Operation,
  ownOf,
  type Parameter,
  pathShape,
} from '../../documentation/index.ts';
import { wordsOf } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Interpretation } from '../model.ts';
import { pathUpTo, variablesOf, withAbsentId } from '../requests/index.ts';
import { shortened } from '../shown-value.ts';
import { belowAbsentParent } from './below-absent-parent.ts';
import { refusedBySchema } from './by-schema.ts';
import { allOf, type ConditionKind, evidence } from './condition.ts';
import { aboutValues, evidenceFrom, isVague, type Mention, refusesContent } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { atParameters } from './places.ts';
import { sentValues, withParameter } from './sent-parameter.ts';

/** A parameter breaks a rule: it does not have its form, is not one of its members, is out of its limits. */
export const invalidParameter: ConditionKind<'invalid-parameter'> = {
  kind: 'invalid-parameter',
  stage: 'parameters',
  narrowness: 0,
  beforeLookup: true,
  places: ({ name, examples }) => ({ ...atParameters(name), refused: examples }),

  recognise(context) {
    if (!refusesContent(context.response.status)) return [];
    // `Rate limit exceeded` is not about a parameter called limit.
    const said = aboutValues(context)
      .filter(({ statement }) => !statement.topics.has('quota'))
      .flatMap((each) => statedInterpretations(each, context));
    if (said.length > 0) return said.slice(0, 3);
    const isRefusal = context.response.status === 400 || context.response.status === 422;
    return isRefusal && isVague(context) ? vagueInterpretations(context) : [];
  },

  provoke(condition, context) {
    const { baseline, operation } = context;
    const parameter = operation.parameters.find((each) => each.name === condition.name);
    // A path without the value is another path.
    const breaking = breakingTexts(condition.rule, exampleValue(parameter)).filter(
      (text) => condition.in !== 'path' || text !== '',
    );
    const bad = [...new Set([...condition.examples, ...breaking])].slice(
      0,
      mostValues[condition.rule.kind] ?? 2,
    );
    const ways = bad.map((value) => {
      const around =
        condition.in === 'path' ? belowAbsentParent(baseline, condition.name, context) : baseline;
      const changed = withParameter(around, condition.in, condition.name, value);
      const planned = condition.in === 'path' ? withAbsentId(changed, condition.name) : changed;
      return {
        summary: `${operation.method} ${baseline.request.path} with ${condition.name} "${shortened(value)}"`,
        inputs: planned.inputs,
        request: planned.request,
      };
    });
    return hasBothLimits(condition.rule) ? allOf(ways) : ways;
  },

  holds(condition, request) {
    const sent = sentValues(request, condition.in, condition.name);
    const values = condition.in === 'query' ? queryValues(sent, condition.rule) : sent;
    const offending = values.find(
      (value) => condition.examples.includes(value) || textBreaks(condition.rule, value),
    );
    return offending === undefined ? false : { offending };
  },
};

/** So many values are tried where one does not tell what a target refuses. */
const mostValues: Partial<Record<Rule['kind'], number>> = { id: 3 };

/** Each value by itself; the number of items is that of all values together. */
function queryValues(sent: readonly string[], rule: Rule): readonly string[] {
  return rule.kind === 'count' && sent.length > 0 ? [sent.join(',')] : sent;
}

function statedInterpretations(
  { statement, subjects }: Mention,
  context: ResponseContext,
): readonly Interpretation[] {
  const [subject] = subjects;
  if (!subject || subject.in === 'body') return [];
  const { parameter } = subject;
  const shown = exampleValue(parameter) ?? documentedId(parameter, context) ?? madeValue(parameter);
  const stated = rulesInWords(statement.text, statement.plain).find(
    (rule) => keeps(rule, shown) && !isNameOf(parameter, rule),
  );
  const known = rulesOfParameter(parameter, exampleValue(parameter));
  const rule = stated ?? (statement.topics.has('invalid') ? known[0]?.rule : undefined);
  const examples = offendingTexts(statement.offending, context);
  if (!rule && examples.length === 0) return [];
  return [
    {
      condition: conditionFor(parameter, rule ?? { kind: 'form', form: 'text' }, examples),
      summary: summaryOf(parameter, rule),
      confidence: stated || (rule && (known[0]?.stated || examples.length > 0)) ? 'certain' : 'likely',
      evidence: [
        evidenceFrom(statement),
        evidence(`${parameter.name} is a parameter in the ${parameter.in}`, parameter.source),
      ],
    },
  ];
}

/** `Check that the number is valid` names the `virtual-number`, and does not say what it looks like. */
function isNameOf({ name }: Parameter, rule: Rule): boolean {
  const said = rule.kind === 'type' ? rule.type : rule.kind === 'form' ? rule.form : undefined;
  return said === 'number' && wordsOf(name).includes('number');
}

/** A rule that the documented value itself breaks is not about this parameter; nor are lists and objects. */
function keeps(rule: Rule, example: string | undefined): boolean {
  if (rule.kind === 'type' && (rule.type === 'array' || rule.type === 'object')) return false;
  return example === undefined || !textBreaks(rule, example);
}

/** What an id is taken for that nothing shows: other values in the path are as good. */
function madeValue(parameter: Parameter): string | undefined {
  return parameter.in === 'path' ? validValue(parameter) : undefined;
}

/** The id that documented answers show for what a variable of the path names. */
function documentedId(parameter: Parameter, { baseline, index }: ResponseContext): string | undefined {
  if (parameter.in !== 'path') return undefined;
  const { path, values } = baseline.request;
  const shape = pathShape(pathUpTo(path, parameter.name));
  return ownOf(values, parameter.name) ?? index.examples.get(shape) ?? madeId(index.resources.get(shape));
}

/** The id that the documented answer to a create shows. */
function madeId(resource: ResourceModel | undefined): string | undefined {
  const answer = resource?.create && successOf(resource.create)?.body?.json;
  const id = answer === undefined ? undefined : valueAt(answer, resource?.idField ?? ['id']);
  return typeof id === 'string' || isNumber(id) ? String(id) : undefined;
}

/** The value that the body shows as offending, unless it is the documented valid one. */
function offendingTexts(value: unknown, { operation }: ResponseContext): readonly string[] {
  if (typeof value !== 'string' && !isNumber(value)) return [];
  const isValid = operation.parameters.some((parameter) => exampleValue(parameter) === String(value));
  return isValid || value === '' ? [] : [String(value)];
}

/** Where only the status is known, any parameter that can be sent wrongly may be meant: the strictest first. */
function vagueInterpretations(context: ResponseContext): readonly Interpretation[] {
  const { operation, response } = context;
  const candidates = operation.parameters
    .filter((parameter) => !isCredentialParameter(parameter))
    .flatMap((parameter) =>
      rulesOfParameter(parameter, exampleValue(parameter))
        .slice(0, 1)
        .map((each) => ({ parameter, ...each })),
    );
  const ids = idInterpretations(
    context,
    candidates.map(({ parameter }) => parameter),
  );
  const ruled = candidates
    .sort((a, b) => weight(a.parameter, a.stated) - weight(b.parameter, b.stated))
    .slice(0, 2)
    .map(
      ({ parameter, rule, stated }): Interpretation => ({
        condition: conditionFor(parameter, rule, []),
        summary: summaryOf(parameter, rule),
        confidence:
          stated && operation.parameters.length === 1 && operation.requests.every((each) => !each.body)
            ? 'likely'
            : 'guess',
        evidence: [
          evidence(`status ${response.status} refuses what a request says`, response.source),
          evidence(`${parameter.name} has a rule that a value can break`, parameter.source),
        ],
        ...(stated && parameter.in !== 'path' && parameter.schema !== undefined
          ? refusedBySchema('parameter', context)
          : {}),
      }),
    );
  return [...ruled, ...ids];
}

/** Ids of which no form is known, where a request says nothing else: some texts can be no id of anything. */
function idInterpretations(
  { operation, response, baseline }: ResponseContext,
  ruled: readonly Parameter[],
): readonly Interpretation[] {
  if (baseline.request.body !== undefined) return [];
  const rule: Rule = { kind: 'id', demands: demandsOf(response, operation) };
  return variablesOf(baseline.request.path)
    .toReversed()
    .flatMap((variable) => operation.parameters.find((each) => each.name === variable) ?? [])
    .filter((parameter) => !ruled.includes(parameter))
    .slice(0, 2)
    .map(
      (parameter): Interpretation => ({
        condition: conditionFor(parameter, rule, []),
        summary: summaryOf(parameter, rule),
        confidence: 'guess',
        evidence: [evidence(`status ${response.status} refuses what a request says`, response.source)],
      }),
    );
}

/** Where both statuses are documented, 400 is for what cannot be read and 422 for values. */
function demandsOf({ status }: DocumentedResponse, { responses }: Operation): 'readable' | 'valid' | 'both' {
  const other = status === 400 ? 422 : 400;
  if (!responses.some((response) => response.status === other)) return 'both';
  return status === 400 ? 'readable' : 'valid';
}

/** Query parameters are more often checked than the form of ids. */
function weight(parameter: Parameter, stated: boolean): number {
  return (stated ? 0 : 2) + (parameter.in === 'query' ? 0 : 1);
}

function conditionFor(
  parameter: Parameter,
  rule: Rule,
  examples: readonly string[],
): ConditionOf<'invalid-parameter'> {
  return {
    kind: 'invalid-parameter',
    in: parameter.in === 'fragment' ? 'query' : parameter.in,
    name: parameter.name,
    rule,
    examples,
  };
}

function summaryOf(parameter: Parameter, rule: Rule | undefined): string {
  const breach =
    rule === undefined || (rule.kind === 'form' && rule.form === 'text') ? 'is not valid' : breachText(rule);
  return `the ${parameter.name} in the ${parameter.in} ${breach}`;
}
