import type { OperationContext } from '../context.ts';
import { formOfValue } from '../forms.ts';
import { keysOf, valueAt } from '../json.ts';
import type { Need } from '../model.ts';
import { fieldSaidAbsent } from '../references.ts';
import { sayings } from '../words.ts';
import { type ConditionKind, evidence } from './condition.ts';

/** A field of the body names something that does not exist. */
export const unknownReference: ConditionKind<'unknown-reference'> = {
  kind: 'unknown-reference',

  recognise({ response, words, fields }) {
    if (response.status < 400 || response.status >= 500) return [];
    for (const said of sayings(words)) {
      const field = fieldSaidAbsent(said, fields);
      if (!field) continue;
      return [
        {
          condition: { kind: 'unknown-reference', pointer: field.pointer, field: field.name },
          summary: `the ${field.name} in the body names something that does not exist`,
          confidence: 'certain',
          evidence: [
            evidence(`the message says “${said}”`, words.source),
            evidence(`${field.name} is a field of the request body`, field.source),
          ],
        },
      ];
    }
    return [];
  },

  provoke(condition, context) {
    const { baseline } = context;
    const body = baseline.request.body;
    if (body?.kind !== 'json') return [];
    const name = `unknown_${condition.field.replace(/\W+/g, '_')}`;
    const replaced = body.fills.find((fill) => fill.pointer === condition.pointer)?.need;
    return [
      {
        summary: `${baseline.request.method} ${baseline.request.path} with a ${condition.field} that does not exist`,
        needs: [
          ...baseline.needs.filter((need) => need.name !== replaced),
          absentValue(name, condition.pointer, context, replaced),
        ],
        request: {
          ...baseline.request,
          body: {
            ...body,
            fills: [
              ...body.fills.filter((fill) => fill.pointer !== condition.pointer),
              { pointer: condition.pointer, need: name },
            ],
          },
        },
      },
    ];
  },

  holds(condition, request, state) {
    const value = request.json === undefined ? undefined : valueAt(request.json, keysOf(condition.pointer));
    if (value === undefined || value === null || state.knows(condition.field, value)) return false;
    return { offending: typeof value === 'string' ? value : JSON.stringify(value) };
  },
};

function absentValue(
  name: string,
  pointer: string,
  context: OperationContext,
  replaced: string | undefined,
): Need {
  const field = context.fields.find((each) => each.pointer === pointer);
  const example = field?.example === undefined ? undefined : String(field.example);
  const known = context.baseline.needs.find((need) => need.name === replaced);
  const list =
    known?.kind === 'seen'
      ? { ...known.list, field: known.field }
      : known?.kind === 'existing'
        ? known.sources.flatMap((source) =>
            source.kind === 'listed' ? [{ ...source.list, field: source.field }] : [],
          )[0]
        : undefined;
  return {
    kind: 'absent',
    name,
    form: example === undefined ? 'text' : formOfValue(example),
    like: example,
    list,
  };
}
