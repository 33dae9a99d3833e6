import { putCreates, type Rule, rulesOfParameter } from '../../analysis/index.ts';
import { pathSegments } from '../../documentation/index.ts';
import { isKindName, withArticle } from '../../vocabulary/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Confidence } from '../model.ts';
import { variablesOf, withPathInput } from '../requests/index.ts';
import { absentId, shapeUpTo } from './absent-id.ts';
import { belowAbsentParent } from './below-absent-parent.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, type Mention, mentionsOf, saysAny } from './mentions.ts';
import { atParameters } from './places.ts';

/** Nothing exists under the id in the path. */
export const noSuchResource: ConditionKind<'no-such-resource'> = {
  kind: 'no-such-resource',
  stage: 'existence',
  narrowness: 0,
  beforeLookup: true,
  places: ({ variable }) => atParameters(variable),

  recognise(context) {
    const { response } = context;
    if (![404, 410, 400, 422, 403, 409].includes(response.status)) return [];
    const said = mentionsOf('absent', context);
    const about =
      said.find((each) => each.subjects[0]?.in === 'path') ?? said.find((each) => each.subjects.length === 0);
    if (said.length > 0 && !about) return [];
    if (said.length === 0 && !isPlainNotFound(context)) return [];
    const variable = variableSpokenOf(about, context);
    if (variable === undefined || !isWholeSegment(variable, context)) return [];
    return [
      {
        condition: { kind: 'no-such-resource', variable, resource: shapeUpTo(context, variable) },
        summary: `there is no ${resourceNameOf(context, variable)} with the ${variable} in the path`,
        confidence: confidenceOf(about, variable, context),
        evidence: [
          ...(about === undefined ? [] : [evidenceFrom(about.statement)]),
          evidence(`status ${response.status} on a path with {${variable}}`, response.source),
        ],
      },
    ];
  },

  provoke(condition, context) {
    const { baseline } = context;
    const variables = variablesOf(baseline.request.path);
    const parents = variables.slice(0, variables.indexOf(condition.variable)).toReversed();
    const named = isKnownForm(condition.variable, context)
      ? []
      : parents.filter((parent) => context.index.resources.has(shapeUpTo(context, parent)));
    return [condition.variable, ...named].map((variable) => {
      const around =
        variable === condition.variable ? baseline : belowAbsentParent(baseline, variable, context);
      const planned = withPathInput(around, absentId(variable, context));
      return {
        summary: `${baseline.request.method} ${baseline.request.path} with ${withArticle(variable)} that names nothing`,
        inputs: planned.inputs,
        request: planned.request,
      };
    });
  },

  holds(condition, request, state) {
    if (state.find(condition.resource, request.path) !== undefined) return false;
    return { offending: request.path[condition.variable] };
  },
};

/** 404 without words, or with words that say nothing else. */
export function isPlainNotFound(context: ResponseContext): boolean {
  if (context.response.status !== 404) return false;
  return !saysAny(
    context,
    'missing',
    'taken',
    'immutable',
    'reserved',
    'malformed-body',
    'deleted',
    'wrong-login',
  );
}

export function variableSpokenOf(said: Mention | undefined, context: ResponseContext): string | undefined {
  const variables = variablesOf(context.baseline.request.path);
  const named = said?.subjects.find((subject) => subject.in === 'path');
  const name = named?.in === 'path' ? named.parameter.name : undefined;
  const others = makesByPath(context) ? variables.slice(0, -1) : variables;
  return variables.find((variable) => variable === name) ?? lastId(others, context);
}

/** A PUT that makes what its path names does not ask for it to be there. */
function makesByPath({ operation, item }: ResponseContext): boolean {
  return operation.method === 'PUT' && item?.replace === operation && putCreates(operation);
}

/** Whether the variable is a segment by itself; `{ip}:{port}` names a thing by several values. */
export function isWholeSegment(variable: string, context: OperationContext): boolean {
  return pathSegments(context.baseline.request.path).some(
    (segment) => segment.variables.length === 1 && segment.variables[0] === variable,
  );
}

/** The last variable that is not a choice between documented values. */
function lastId(variables: readonly string[], context: ResponseContext): string | undefined {
  const isChoice = (variable: string) =>
    context.operation.parameters.some((each) => each.name === variable && each.values.length > 0);
  const ids = variables.filter((variable) => !isChoice(variable));
  const segment = pathSegments(context.baseline.request.path).findLast((each) =>
    each.variables.some((variable) => ids.includes(variable)),
  );
  return segment?.variables.find((variable) => ids.includes(variable)) ?? variables.at(-1);
}

/** Sure where the form of an id is known, so that the absent one is well-formed. */
function confidenceOf(said: Mention | undefined, variable: string, context: ResponseContext): Confidence {
  const isNamed = said?.subjects[0]?.in === 'path';
  if (context.response.status !== 404 && context.response.status !== 410) return isNamed ? 'likely' : 'guess';
  return isKnownForm(variable, context) && !saysAny(context, 'forbidden', 'precondition', 'failure')
    ? 'certain'
    : 'likely';
}

/** Whether an id that nothing has can be made that is refused for this alone. */
function isKnownForm(variable: string, context: OperationContext): boolean {
  const absent = absentId(variable, context);
  const isShown = absent.like !== undefined || absent.list !== undefined;
  return isShown && !isKindName(variable) && !isAmongFew(variable, context);
}

/** Ids from 1 to 10 may all be taken, and another one breaks the rule. */
function isAmongFew(variable: string, { operation }: OperationContext): boolean {
  const parameter = operation.parameters.find((each) => each.name === variable && each.in === 'path');
  return parameter !== undefined && rulesOfParameter(parameter, undefined).some(({ rule }) => limits(rule));
}

function limits(rule: Rule): boolean {
  return rule.kind === 'members' || (rule.kind === 'range' && (rule.max ?? Number.POSITIVE_INFINITY) < 1000);
}

export function resourceNameOf(context: OperationContext, variable: string): string {
  return context.index.resources.get(shapeUpTo(context, variable))?.name ?? variable;
}
