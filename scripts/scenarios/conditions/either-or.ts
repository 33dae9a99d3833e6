import {
  type BodyField,
  keysOf,
  rulesInWords,
  type Statement,
  sampleValue,
  subjectsOf,
  valueAt,
} from '../../analysis/index.ts';
import { asksForSomething } from '../../vocabulary/index.ts';
import type { OperationContext, ResponseContext } from '../context.ts';
import type { Interpretation } from '../model.ts';
import { withField } from '../requests/index.ts';
import { sendsField, sendsFields } from './body-fields.ts';
import { type ConditionKind, evidence, type RequestView } from './condition.ts';
import { evidenceFrom, refusesContent } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { atPointers } from './places.ts';

/** Of several fields one has to be sent, or all, or no more than one. */
export const eitherOr: ConditionKind<'either-or'> = {
  kind: 'either-or',
  stage: 'fields',
  narrowness: 2,
  places: ({ pointers }) => atPointers(...pointers),

  recognise(context) {
    if (!refusesContent(context.response.status) || !sendsFields(context)) return [];
    return context.words.statements
      .flatMap((statement) => statedInterpretations(statement, context))
      .slice(0, 2);
  },

  provoke({ pointers, demand }, context) {
    const { baseline, operation } = context;
    const planned = {
      any: () =>
        pointers.reduce((each, pointer) => withField(each, pointer, undefined), withNothingLost(context)),
      all: () => withField(withAll(pointers, context), leastNeeded(pointers, context), undefined),
      one: () => withAll(pointers, context),
    }[demand]();
    return [
      {
        summary: `${operation.method} ${baseline.request.path} with ${breaches[demand]} ${namesOf(pointers)}`,
        inputs: planned.inputs,
        request: planned.request,
      },
    ];
  },

  holds({ pointers, demand }, request) {
    const count = pointers.filter((pointer) => isSent(pointer, request)).length;
    return isBroken(demand, count, pointers.length) ? { offending: undefined } : false;
  },
};

type Demand = ConditionOf<'either-or'>['demand'];

function isBroken(demand: Demand, sent: number, named: number): boolean {
  return { any: sent === 0, all: sent > 0 && sent < named, one: sent > 1 }[demand];
}

const breaches: Readonly<Record<Demand, string>> = {
  any: 'none of',
  all: 'only some of',
  one: 'more than one of',
};

function statedInterpretations(statement: Statement, context: ResponseContext): readonly Interpretation[] {
  const demand = demandOf(statement);
  if (!demand || (demand === 'any' && saysWhatValuesAre(statement))) return [];
  const named = subjectsOf(statement, context).flatMap((subject) =>
    subject.in === 'body' ? [subject.field] : [],
  );
  const fields = named.filter(
    (field) => keysOf(field.pointer).length === keysOf(named[0]?.pointer ?? '').length,
  );
  if (fields.length < 2) return [];
  const sent = fields.filter((field) => sendsField(field, context)).length;
  // The documented request succeeds: what it sends itself is not refused.
  if (demand !== 'any' && isBroken(demand, sent, fields.length)) return [];
  return [
    {
      condition: { kind: 'either-or', pointers: fields.map((field) => field.pointer), demand },
      summary: `the body has ${breaches[demand]} ${fields.map((field) => field.name).join(', ')}`,
      confidence: sent > 0 || demand !== 'any' ? 'certain' : 'guess',
      evidence: [
        evidenceFrom(statement),
        evidence(
          `${fields.map((field) => field.name).join(', ')} are fields of the request body`,
          fields[0]?.source ?? statement.source,
        ),
      ],
    },
  ];
}

/** `role must be one of a, b, or email is not an address`: the fields are there, and have wrong values. */
function saysWhatValuesAre({ text, plain }: Statement): boolean {
  return rulesInWords(text, plain).some(({ kind }) => kind === 'members' || kind === 'form');
}

function demandOf({ topics, plain }: Statement): Demand | undefined {
  if (topics.has('exclusive')) return 'one';
  if (topics.has('together')) return 'all';
  const lacks = topics.has('missing') || asksForSomething(plain);
  return topics.has('alternatives') && lacks ? 'any' : undefined;
}

function withNothingLost({ baseline }: OperationContext) {
  return { inputs: baseline.inputs, request: baseline.request };
}

/** With all of the fields, those that the documented request lacks by a valid value. */
function withAll(pointers: readonly string[], context: OperationContext) {
  return pointers
    .map((pointer) => context.fields.find((field) => field.pointer === pointer))
    .filter((field): field is BodyField => field !== undefined && !sendsField(field, context))
    .reduce(
      (planned, field) => withField(planned, field.pointer, field.example ?? sampleValue(field.name, [])),
      withNothingLost(context),
    );
}

/** A field whose loss breaks no other rule, where there is one. */
function leastNeeded(pointers: readonly string[], { fields }: OperationContext): string {
  const optional = pointers.find(
    (pointer) => fields.find((field) => field.pointer === pointer)?.required !== true,
  );
  return optional ?? pointers[0] ?? '';
}

function namesOf(pointers: readonly string[]): string {
  return pointers.map((pointer) => keysOf(pointer).at(-1)).join(', ');
}

function isSent(pointer: string, request: RequestView): boolean {
  const value = valueAt(request.json, keysOf(pointer));
  return value !== undefined && value !== null;
}
