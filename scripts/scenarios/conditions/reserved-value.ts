import { type BodyField, keysOf, type Statement, valueAt, valuesAt } from '../../analysis/index.ts';
import {
  identifiesItsOwner,
  namesOneThing,
  reservedName,
  sameName,
  speaksOfBeginning,
} from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import { variablesOf, withField, withPathValue } from '../requests/index.ts';
import { type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, type Mention, mentionsOf, refusesContent } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { atParameters, atPointers } from './places.ts';

/** A name that the API keeps for itself: `IP pool default is reserved`. */
export const reservedValue: ConditionKind<'reserved-value'> = {
  kind: 'reserved-value',
  stage: 'conflicts',
  narrowness: 4,
  beforeLookup: true,
  places: ({ in: place, name, pointer, value }) => ({
    ...(place === 'body' ? atPointers(pointer) : atParameters(name)),
    refused: [value],
  }),

  recognise(context) {
    const { response } = context;
    if (!refusesContent(response.status)) return [];
    return mentionsOf('reserved', context).flatMap((said) => {
      const value = valueSaid(said.statement);
      const condition = value === undefined ? undefined : conditionFor(value, said, context);
      if (!condition) return [];
      // What the path names need not be there; a success is wrong in any case.
      const isUnsure = condition.in === 'path' && documentsAbsence(context);
      return [
        {
          condition,
          summary: `the ${condition.name} in the ${condition.in} is "${condition.value}", which is reserved`,
          confidence: isUnsure ? 'likely' : 'certain',
          ...(isUnsure ? { forbids: true as const } : {}),
          evidence: [
            evidenceFrom(said.statement),
            evidence(`${condition.name} is in the ${condition.in} of the request`, response.source),
          ],
        },
      ];
    });
  },

  provoke(condition, context) {
    const { baseline, operation } = context;
    const planned =
      condition.in === 'path'
        ? withPathValue(baseline, condition.name, condition.value)
        : withField(baseline, condition.pointer, condition.value);
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with ${condition.name} "${condition.value}"`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds(condition, request) {
    const values =
      condition.in === 'path' ? [request.path[condition.name]] : valuesAt(request.json, condition.pointer);
    return values.includes(condition.value) ? { offending: condition.value } : false;
  },
};

function documentsAbsence({ operation }: ResponseContext): boolean {
  return operation.responses.some(({ status }) => status === 404 || status === 410);
}

/** Rules about how a name begins reserve no single one. */
function valueSaid({ text, plain }: Statement): string | undefined {
  return speaksOfBeginning(plain) ? undefined : reservedName(text);
}

function conditionFor(
  value: string,
  said: Mention,
  context: ResponseContext,
): ConditionOf<'reserved-value'> | undefined {
  const { operation, baseline } = context;
  const variable = variablesOf(baseline.request.path).at(-1);
  const field = fieldOf(said, context);
  const makes = operation.method === 'POST' && context.collection !== undefined;
  if (field && (makes || variable === undefined)) {
    return { kind: 'reserved-value', in: 'body', name: field.name, pointer: field.pointer, value };
  }
  if (variable === undefined || makes) return undefined;
  return { kind: 'reserved-value', in: 'path', name: variable, pointer: '', value };
}

/** The field that is spoken of, or else the one that gives the new thing its id or name. */
function fieldOf(
  { subjects }: Mention,
  { fields, collection, baseline }: ResponseContext,
): BodyField | undefined {
  const [subject] = subjects;
  if (subject?.in === 'body') return subject.field;
  const body = baseline.request.body;
  const sent = fields.filter(
    (field) => body?.kind === 'json' && valueAt(body.json, keysOf(field.pointer)) !== undefined,
  );
  const id = collection?.idField?.at(-1) ?? collection?.variable ?? '';
  return (
    sent.find((field) => sameName(field.name, id)) ??
    sent.find((field) => identifiesItsOwner(field.name) || namesOneThing(field.name))
  );
}
