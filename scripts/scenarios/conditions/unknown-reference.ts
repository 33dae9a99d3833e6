import {
  type BodyField,
  exampleValue,
  isCredentialParameter,
  isObject,
  keysOf,
  pointerTo,
  resourceNamed,
  rulesOfField,
  rulesOfParameter,
  type Subject,
  validRequestOf,
  valuesAt,
} from '../../analysis/index.ts';
import type { Parameter } from '../../documentation/index.ts';
import { isNumber, textOfJson } from '../../documentation/index.ts';
import { formOfValue, sameName, withArticle } from '../../vocabulary/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Input, Interpretation } from '../model.ts';
import {
  listedIdField,
  listRead,
  withFilledField,
  withInput,
  withPathInput,
  withQuery,
} from '../requests/index.ts';
import { absentId } from './absent-id.ts';
import { sendsField } from './body-fields.ts';
import { type AttemptDraft, type ConditionKind, evidence } from './condition.ts';
import { evidenceFrom, mentionsOf, refusesContent, saysAny } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { isPlainNotFound, isWholeSegment, variableSpokenOf } from './no-such-resource.ts';
import { atParameters, atPointers } from './places.ts';
import { signInOf } from './signed-up.ts';

/** A field of the body, or a query parameter, names something that does not exist. */
export const unknownReference: ConditionKind<'unknown-reference'> = {
  kind: 'unknown-reference',
  stage: 'references',
  narrowness: 1,
  places: ({ in: place, pointer, field }) => (place === 'body' ? atPointers(pointer) : atParameters(field)),

  recognise(context) {
    if (!refusesContent(context.response.status)) return [];
    const said = mentionsOf('absent', context).flatMap(({ statement, subjects: [subject] }) => {
      if (!subject || subject.in === 'path' || !canBeSent(subject, context)) return [];
      return [interpretationFor(subject, isKnown(subject) ? 'certain' : 'likely', [evidenceFrom(statement)])];
    });
    if (said.length > 0) return said.slice(0, 2);
    return [...partInterpretation(context), ...unnamedInterpretation(context)];
  },

  provoke(condition, context) {
    const { baseline, operation } = context;
    if (condition.in === 'path') return absentPart(condition.field, context);
    const name = `unknown_${condition.field.replace(/[^\p{L}\p{N}]+/gu, '_')}`;
    const input = absentValue(name, condition, context);
    const planned =
      condition.in === 'query'
        ? withInput(withQuery(baseline, condition.field, { input: name }), input)
        : withFilledField(baseline, condition.pointer, input);
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with ${withArticle(condition.field)} that does not exist`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds(condition, request, state) {
    const values = {
      path: () => [request.path[condition.field]],
      query: () => request.query.get(condition.field) ?? [],
      body: () => valuesAt(request.json, condition.pointer),
    }[condition.in]();
    const offending = values.find(
      (value) =>
        value !== undefined && value !== null && value !== '' && !state.knows(condition.field, value),
    );
    if (offending === undefined) return false;
    return { offending: textOfJson(offending) };
  },
};

/** One of several values that name a thing together: `/servers/{ip}:{port}`. */
function partInterpretation(context: ResponseContext): readonly Interpretation[] {
  const variable = variableSpokenOf(undefined, context);
  if (variable === undefined || isWholeSegment(variable, context) || context.response.status !== 404)
    return [];
  if (!saysAny(context, 'absent') && !isPlainNotFound(context)) return [];
  const said = mentionsOf('absent', context)[0];
  return [
    {
      condition: { kind: 'unknown-reference', in: 'path', pointer: '', field: variable },
      summary: `nothing has the ${variable} in the path`,
      confidence: 'certain',
      evidence: [
        ...(said ? [evidenceFrom(said.statement)] : []),
        evidence(`status 404 on a path with {${variable}}`, context.response.source),
      ],
    },
  ];
}

function absentPart(variable: string, context: OperationContext): readonly AttemptDraft[] {
  const { baseline } = context;
  const planned = withPathInput(baseline, absentId(variable, context));
  const summary = `${baseline.request.method} ${baseline.request.path} with ${withArticle(variable)} that names nothing`;
  return [{ summary, inputs: planned.inputs, request: planned.request }];
}

function canBeSent(subject: Subject, context: ResponseContext): boolean {
  if (subject.in !== 'body') return namesSomething(subject.parameter);
  if (rulesOfField(subject.field).some(({ rule }) => rule.kind === 'members')) return false;
  if (isIdOfCreated(subject.field, context)) return false;
  const { example } = subject.field;
  const isScalar =
    typeof example === 'string' || isNumber(example) || example === null || example === undefined;
  return (
    isScalar &&
    context.baseline.request.body?.kind !== 'text' &&
    (sendsField(subject.field, context) || example === undefined)
  );
}

/** What a create gives its id by itself is never there before. */
function isIdOfCreated({ name }: BodyField, { operation, collection }: OperationContext): boolean {
  return collection?.create === operation && sameName(name, collection.idField?.at(-1) ?? '');
}

/** Whether anything shows what does exist: else every value that is sent for it is made up. */
function isKnown(subject: Subject): boolean {
  return subject.in === 'body' || exampleValue(subject.parameter) !== undefined;
}

/** A date, a number of pages, a choice: values that are wrong at most, and never unknown. */
function namesSomething(parameter: Parameter): boolean {
  return rulesOfParameter(parameter, exampleValue(parameter)).every(
    ({ rule }) => rule.kind === 'form' && !['date', 'date-time', 'boolean', 'number'].includes(rule.form),
  );
}

function interpretationFor(
  subject: Subject,
  confidence: 'certain' | 'likely' | 'guess',
  grounds: readonly ReturnType<typeof evidence>[],
) {
  const field = subject.in === 'body' ? subject.field.name : subject.parameter.name;
  const place = subject.in === 'body' ? 'body' : 'query';
  const source = subject.in === 'body' ? subject.field.source : subject.parameter.source;
  return {
    condition: {
      kind: 'unknown-reference' as const,
      in: subject.in === 'body' ? ('body' as const) : ('query' as const),
      pointer: subject.in === 'body' ? subject.field.pointer : '',
      field,
    },
    summary: `the ${field} in the ${place} names something that does not exist`,
    confidence,
    evidence: [
      ...grounds,
      evidence(
        `${field} is ${subject.in === 'body' ? 'a field of the request body' : 'a parameter in the query'}`,
        source,
      ),
    ],
  };
}

/** 404 on a path without an id: something that the body or the query names must be meant. */
function unnamedInterpretation(context: ResponseContext) {
  const { response, fields, operation, index } = context;
  const user = signInOf(context)?.user;
  const said = mentionsOf('absent', context).find(({ subjects }) => subjects.length === 0);
  if (user && (said || isPlainNotFound(context))) {
    const grounds = said
      ? [evidenceFrom(said.statement)]
      : [evidence(`status ${response.status} on a sign-in`, response.source)];
    const sureness = said ? (response.status === 404 ? 'certain' : 'likely') : 'guess';
    return [interpretationFor({ in: 'body', field: user }, sureness, grounds)];
  }
  if (response.status !== 404 || /\{/.test(context.baseline.request.path)) return [];
  const field =
    fields.find(
      (each) =>
        resourceNamed(each.name, index) !== undefined &&
        sendsField(each, context) &&
        canBeSent({ in: 'body', field: each }, context),
    ) ?? (said || isPlainNotFound(context) ? optionalReference(context) : undefined);
  if (field)
    return [
      interpretationFor({ in: 'body', field }, 'guess', [
        evidence('status 404 on a path without an id', response.source),
      ]),
    ];
  const parameter = operation.parameters.find(
    (each) =>
      each.in === 'query' &&
      !isCredentialParameter(each) &&
      namesSomething(each) &&
      (each.required || resourceNamed(each.name, index)),
  );
  if (!parameter || parameter.values.length > 0) return [];
  return [
    interpretationFor({ in: 'query', parameter }, 'guess', [
      evidence('status 404 on a path without an id', response.source),
    ]),
  ];
}

/** An optional field that names a thing: another one, or the one itself where a create also updates. */
function optionalReference({
  operation,
  collection,
  response,
  index,
  baseline,
}: ResponseContext): BodyField | undefined {
  const complete = validRequestOf(operation)?.body?.complete;
  const { body } = baseline.request;
  if (!isObject(complete) || body?.kind !== 'json' || !isObject(body.json)) return undefined;
  const sent = body.json;
  const [name, example] =
    Object.entries(complete).find(
      ([key, value]) =>
        !Object.hasOwn(sent, key) &&
        (typeof value === 'string' || isNumber(value)) &&
        (key === collection?.idField?.at(-1) || resourceNamed(key, index) !== undefined),
    ) ?? [];
  if (name === undefined) return undefined;
  const { source } = response;
  const described = { attribute: undefined, schema: undefined, required: false };
  return { name, pointer: pointerTo([name]), ...described, example, source };
}

function absentValue(
  name: string,
  condition: Pick<ConditionOf<'unknown-reference'>, 'in' | 'pointer' | 'field'>,
  context: OperationContext,
): Input {
  const example =
    condition.in === 'body'
      ? context.fields.find((each) => each.pointer === condition.pointer)?.example
      : exampleValue(context.operation.parameters.find((each) => each.name === condition.field));
  const like = example === undefined || example === null ? undefined : textOfJson(example);
  return {
    kind: 'absent',
    name,
    form: like === undefined ? 'text' : formOfValue(like),
    like,
    ...(isNumber(example) && condition.in === 'body' ? { numeric: true } : {}),
    list: listOf(condition, context),
  };
}

/** Where the values that do exist are listed. */
function listOf(condition: { readonly pointer: string; readonly field: string }, context: OperationContext) {
  const { baseline, index } = context;
  const body = baseline.request.body;
  const filled =
    body?.kind === 'json' ? body.fills.find((fill) => fill.pointer === condition.pointer)?.input : undefined;
  const known = baseline.inputs.find((input) => input.name === filled);
  if (known?.kind === 'seen') return { ...known.list, field: known.field };
  if (known?.kind === 'existing') {
    const listed = known.sources.find((source) => source.kind === 'listed');
    if (listed?.kind === 'listed') return { ...listed.list, field: listed.field };
  }
  const resource = resourceNamed(condition.field || (keysOf(condition.pointer).at(-1) ?? ''), index);
  const field = resource && listedIdField(resource);
  const list = resource && listRead(resource, resource.itemPath);
  return list && field && !/\{/.test(list.request.path) ? { ...list, field } : undefined;
}
