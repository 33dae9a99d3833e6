import type { Json } from '../../documentation/index.ts';
import type { ResponseContext } from '../context.ts';
import { sameJson, valueAt, valuesAt } from '../json.ts';
import { sameName } from '../names.ts';
import { variablesOf, withField } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { refusesContent, saidOf, toldBy } from './said.ts';

/** A field that may not be changed is sent with another value than the resource has. */
export const immutableField: ConditionKind<'immutable-field'> = {
  kind: 'immutable-field',

  recognise(context) {
    const { response, item, operation } = context;
    if (!refusesContent(response.status) || !item || !/^(PUT|PATCH|POST)$/.test(operation.method)) return [];
    return saidOf('immutable', context)
      .flatMap(({ saying, subjects }) => {
        const subject = subjects.find((each) => each.in === 'body');
        if (subject?.in !== 'body' || !context.baseline.request.body) return [];
        const { field } = subject;
        return [
          {
            condition: {
              kind: 'immutable-field' as const,
              pointer: field.pointer,
              field: field.name,
              resource: item.id,
              variable: idVariable(field.name, context),
            },
            summary: `the ${field.name} in the body is another than the ${item.name} has, and may not be changed`,
            confidence: 'certain' as const,
            evidence: [
              toldBy(saying),
              evidence(`${field.name} is a field of the request body`, field.source),
            ],
          },
        ];
      })
      .slice(0, 1);
  },

  provoke(condition, context) {
    const { baseline, operation, fields } = context;
    const example = fields.find((field) => field.pointer === condition.pointer)?.example;
    const planned = withField(baseline, condition.pointer, another(example));
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with another ${condition.field}`,
        needs: planned.needs,
        request: planned.request,
      },
    ];
  },

  holds(condition, request, state) {
    const stored = valueAt(state.find(condition.resource, request.path), [condition.field]);
    const own = stored ?? (condition.variable === undefined ? undefined : request.path[condition.variable]);
    const offending = valuesAt(request.json, condition.pointer).find(
      (value) =>
        value !== undefined && own !== undefined && !sameJson(value, own) && String(value) !== String(own),
    );
    return offending === undefined
      ? false
      : { offending: typeof offending === 'string' ? offending : JSON.stringify(offending) };
  },
};

/** The variable of the path that the field repeats. */
function idVariable(field: string, { item, baseline }: ResponseContext): string | undefined {
  const variable = variablesOf(baseline.request.path).at(-1);
  if (variable === undefined) return undefined;
  return sameName(field, variable) || sameName(field, item?.idField?.at(-1) ?? '') ? variable : undefined;
}

function another(example: Json | undefined): Json {
  if (typeof example === 'number') return example + 1;
  if (typeof example === 'boolean') return !example;
  return typeof example === 'string' && example !== '' ? `${example}-changed` : 'docproof-changed';
}
