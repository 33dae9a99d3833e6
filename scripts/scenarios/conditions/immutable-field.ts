import {
  type BodyField,
  isObject,
  pointerTo,
  sameJson,
  shownByRead,
  subjectsOf,
  valueAt,
  valuesAt,
} from '../../analysis/index.ts';
import { type Json, type JsonObject, type Source, textOfJson } from '../../documentation/index.ts';
import { quotedField, sameName, saysItIsImmutable, speaksOfMatchingId } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import { variablesOf, withField } from '../requests/index.ts';
import type { ConditionKind } from './condition.ts';
import { evidenceFrom, type Mention, mentionsOf, refusesContent } from './mentions.ts';
import { atPointers } from './places.ts';

/** A field that may not be changed is sent with another value than the resource has. */
export const immutableField: ConditionKind<'immutable-field'> = {
  kind: 'immutable-field',
  stage: 'conflicts',
  narrowness: 3,
  places: ({ pointer }) => atPointers(pointer),

  recognise(context) {
    const { response, item, operation } = context;
    if (!refusesContent(response.status) || !item || !/^(PUT|PATCH|POST)$/.test(operation.method)) return [];
    return mentionsOf('immutable', context)
      .flatMap((said) => {
        const name = fieldSaid(said, context);
        if (name === undefined || !context.baseline.request.body) return [];
        const field = context.fields.find((each) => each.name === name);
        return [
          {
            condition: {
              kind: 'immutable-field' as const,
              pointer: field?.pointer ?? pointerTo([name]),
              field: name,
              resource: item.id,
              variable: idVariable(name, context),
            },
            summary: `the ${name} in the body is another than the ${item.name} has, and may not be changed`,
            confidence: saysItIsImmutable(said.statement.plain) ? ('certain' as const) : ('likely' as const),
            evidence: [evidenceFrom(said.statement)],
          },
        ];
      })
      .slice(0, 1);
  },

  provoke(condition, context) {
    const { baseline, operation, fields, item } = context;
    const example =
      fields.find((field) => field.pointer === condition.pointer)?.example ??
      shownObject(item)[condition.field];
    const planned = withField(baseline, condition.pointer, another(example));
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with another ${condition.field}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds(condition, request, state) {
    const stored = valueAt(state.find(condition.resource, request.path), [condition.field]);
    const own = stored ?? (condition.variable === undefined ? undefined : request.path[condition.variable]);
    const offending = valuesAt(request.json, condition.pointer).find(
      (value) =>
        value !== undefined &&
        own !== undefined &&
        !sameJson(value, own) &&
        textOfJson(value) !== textOfJson(own),
    );
    return offending === undefined ? false : { offending: textOfJson(offending) };
  },
};

/** The field that is spoken of: one of the documented ones, one in quotes, or the one that repeats the path's id. */
function fieldSaid({ statement, subjects, match }: Mention, { item }: ResponseContext): string | undefined {
  const [subject] = subjects;
  if (subject?.in === 'body') return subject.field.name;
  const shown = Object.entries(shownObject(item)).map(([name, example]) =>
    shownField(name, example, statement.source),
  );
  const [unsent] = subjectsOf(statement, { fields: shown, parameters: [] }, match);
  if (unsent?.in === 'body') return unsent.field.name;
  const quoted = quotedField(statement.text);
  if (quoted !== undefined) return quoted;
  return subject?.in === 'path' && speaksOfMatchingId(statement.plain)
    ? (item?.idField?.at(-1) ?? subject.parameter.name)
    : undefined;
}

/** What the resource's own read shows of it. */
function shownObject(item: ResponseContext['item']): JsonObject {
  const shown = item && shownByRead(item);
  return isObject(shown) ? shown : {};
}

function shownField(name: string, example: Json, source: Source): BodyField {
  const unknown = { attribute: undefined, schema: undefined, required: undefined };
  return { name, pointer: pointerTo([name]), example, source, ...unknown };
}

/** The variable of the path that the field repeats. */
function idVariable(field: string, { item, baseline }: ResponseContext): string | undefined {
  const variable = variablesOf(baseline.request.path).at(-1);
  if (variable === undefined) return undefined;
  return sameName(field, variable) || sameName(field, item?.idField?.at(-1) ?? '') ? variable : undefined;
}

function another(example: Json | undefined): Json {
  if (typeof example === 'bigint') return example + 1n;
  if (typeof example === 'number') return example + 1;
  if (typeof example === 'boolean') return !example;
  return typeof example === 'string' && example !== '' ? `${example}-changed` : 'docproof-changed';
}
