import { pathSegments, pathShape } from '../../documentation/index.ts';
import { exampleValue, listRead } from '../baseline.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import { formOfValue } from '../forms.ts';
import type { Need } from '../model.ts';
import { mentions } from '../names.ts';
import { mostMentioned, saysAbsent } from '../references.ts';
import { sayings } from '../words.ts';
import { type ConditionKind, evidence } from './condition.ts';

/** Nothing exists under the id in the path. */
export const noSuchResource: ConditionKind<'no-such-resource'> = {
  kind: 'no-such-resource',

  recognise(context) {
    const { response, words } = context;
    if (response.status !== 404 && response.status !== 410 && response.status !== 400) return [];
    const said = sayings(words).find((text) => saysAbsent.test(text));
    if (response.status === 400 && said === undefined) return [];
    if (said !== undefined && mostMentioned(said, context.fields) && !namesVariable(said, context)) return [];
    const variable = variableFor(context, said);
    if (variable === undefined) return [];
    const resource = resourceNameOf(context, variable);
    return [
      {
        condition: { kind: 'no-such-resource', variable, resource: shapeUpTo(context, variable) },
        summary: `there is no ${resource} with the ${variable} in the path`,
        confidence: response.status === 400 && !namesVariable(said ?? '', context) ? 'guess' : 'certain',
        evidence: [
          ...(said === undefined ? [] : [evidence(`the message says “${said}”`, words.source)]),
          evidence(`status ${response.status} on a path with {${variable}}`, response.source),
        ],
      },
    ];
  },

  provoke(condition, context) {
    const { baseline } = context;
    return [
      {
        summary: `${baseline.request.method} ${baseline.request.path} with a ${condition.variable} that names nothing`,
        needs: withAbsent(condition.variable, context),
        request: withoutValue(baseline.request, condition.variable),
      },
    ];
  },

  holds(condition, request, state) {
    if (state.find(condition.resource, request.path) !== undefined) return false;
    return { offending: request.path[condition.variable] };
  },
};

/** The path variable that the message speaks of, or the last one. */
function variableFor(context: ResponseContext, said: string | undefined): string | undefined {
  const variables = pathSegments(context.baseline.request.path).flatMap((segment) => segment.variables);
  const named = variables.find((variable) => said !== undefined && mentionsVariable(said, variable, context));
  return named ?? variables.at(-1);
}

function namesVariable(said: string, context: ResponseContext): boolean {
  return pathSegments(context.baseline.request.path)
    .flatMap((segment) => segment.variables)
    .some((variable) => mentionsVariable(said, variable, context));
}

function mentionsVariable(said: string, variable: string, context: OperationContext): boolean {
  const resource = resourceNameOf(context, variable);
  return mentions(said, variable) || (resource !== variable && mentions(said, resource));
}

function resourceNameOf(context: OperationContext, variable: string): string {
  const shape = shapeUpTo(context, variable);
  return context.resources.find((resource) => resource.id === shape)?.name ?? variable;
}

function shapeUpTo(context: OperationContext, variable: string): string {
  const segments = pathSegments(context.baseline.request.path);
  const index = segments.findIndex((segment) => segment.variables.includes(variable));
  return pathShape(
    `/${segments
      .slice(0, index + 1)
      .map((segment) => segment.text)
      .join('/')}`,
  );
}

/** The needs of the documented request with the one for `variable` replaced by a value that names nothing. */
function withAbsent(variable: string, context: OperationContext): readonly Need[] {
  const { baseline, operation } = context;
  const parameter = operation.parameters.find((each) => each.name === variable);
  const example = exampleValue(parameter) ?? baseline.request.values[variable];
  const shape = shapeUpTo(context, variable);
  const resource = context.resources.find((each) => each.id === shape);
  const segments = pathSegments(baseline.request.path);
  const index = segments.findIndex((segment) => segment.variables.includes(variable));
  const path = `/${segments
    .slice(0, index + 1)
    .map((segment) => segment.text)
    .join('/')}`;
  const list = resource?.idField && listRead(resource, path);
  const absent: Need = {
    kind: 'absent',
    name: variable,
    form: example === undefined ? 'text' : formOfValue(example),
    like: example,
    list: list && resource?.idField ? { ...list, field: resource.idField } : undefined,
  };
  const known = baseline.needs.some((need) => need.name === variable);
  return known
    ? baseline.needs.map((need) => (need.name === variable ? absent : need))
    : [...baseline.needs, absent];
}

function withoutValue<R extends OperationContext['baseline']['request']>(request: R, variable: string): R {
  const { [variable]: _replaced, ...values } = request.values;
  return { ...request, values };
}
