import {
  type BodyField,
  isObject,
  keysOf,
  pointerTo,
  type Rule,
  ruleFor,
  rulesInWords,
  valuesAt,
} from '../../analysis/index.ts';
import { allows, type Json } from '../../documentation/index.ts';
import { saysItIsMissing } from '../../vocabulary/index.ts';
import type { ResponseContext } from '../context.ts';
import type { Confidence, Evidence, Interpretation } from '../model.ts';
import { withField } from '../requests/index.ts';
import { sendsField } from './body-fields.ts';
import { refusedBySchema } from './by-schema.ts';
import { type ConditionKind, evidence, type RequestView } from './condition.ts';
import { evidenceFrom, isVague, type Mention, mentionsOf, refusesContent, saysAny } from './mentions.ts';
import type { ConditionOf } from './model.ts';
import { atPointers } from './places.ts';

type How = ConditionOf<'missing-field'>['how'];

/** A required field is not in the body, or blank, or null. */
export const missingField: ConditionKind<'missing-field'> = {
  kind: 'missing-field',
  stage: 'fields',
  narrowness: 1,
  places: ({ pointer }) => atPointers(pointer),

  recognise(context) {
    if (!refusesContent(context.response.status)) return [];
    const said = mentionsOf('missing', context);
    const named = said.flatMap((each) => statedInterpretations(each, context));
    if (named.length > 0) return named.slice(0, 4);
    const { status } = context.response;
    const isRefusal = status === 400 || status === 422;
    const unnamed = said.find(({ subjects }) => subjects.length === 0);
    if (!(isRefusal || (unnamed && isOfTheBody(status))) || !(unnamed || isVague(context))) return [];
    return requiredInterpretations(context, unnamed);
  },

  provoke({ pointer, field, how }, context) {
    const { baseline, operation, fields } = context;
    const described = fields.find((each) => each.pointer === pointer);
    const ways = waysFor[how].filter((way) => way === how || way !== 'null' || !takesNull(described));
    return ways.map((way) => {
      const planned = withField(baseline, pointer, values[way]);
      return {
        summary: `${operation.method} ${baseline.request.path} ${summaries[way](field)}`,
        inputs: planned.inputs,
        request: planned.request,
      };
    });
  },

  holds({ pointer, how }, request) {
    const lacking = valuesWithin(request, pointer).some((value) => isLacking(value, how));
    return lacking ? { offending: undefined } : false;
  },
};

/** Statuses of conditional requests, which some give for what a body lacks. */
function isOfTheBody(status: number): boolean {
  return status === 412 || status === 428;
}

/** How to bring it about, likeliest first. */
const waysFor: Readonly<Record<How, readonly How[]>> = {
  absent: ['absent', 'null'],
  blank: ['blank', 'absent'],
  null: ['null', 'absent'],
};
const values: Readonly<Record<How, Json | undefined>> = { absent: undefined, blank: '', null: null };
const summaries: Readonly<Record<How, (field: string) => string>> = {
  absent: (field) => `without ${field}`,
  blank: (field) => `with a blank ${field}`,
  null: (field) => `with null for ${field}`,
};

function statedInterpretations(said: Mention, context: ResponseContext): readonly Interpretation[] {
  const { statement, subjects } = said;
  const [subject] = subjects;
  if (subject?.in !== 'body' || !sendsField(subject.field, context)) return [];
  const { field } = subject;
  const limits = rulesInWords(statement.text, statement.plain).filter((rule) => isLimit(rule));
  if (limits.length > 0 && !saysItIsMissing(statement.plain)) return [];
  const isCount = limits.some((rule) => ruleFor(field.example, rule).kind === 'count');
  const how: How = statement.topics.has('blank')
    ? 'blank'
    : statement.topics.has('null') && !statement.topics.has('blank')
      ? 'null'
      : 'absent';
  const onlyHere = !saysAny(context, 'absent') || statement.plain.includes('required');
  const isSure =
    field.required !== false &&
    onlyHere &&
    !isCount &&
    context.operation.method !== 'PATCH' &&
    !isShownWithout(field, context);
  const confidence: Confidence = isSure ? 'certain' : 'likely';
  return [interpretationFor(field, how, confidence, [evidenceFrom(statement), placed(field)])];
}

function isLimit({ kind }: Rule): boolean {
  return kind === 'length' || kind === 'range' || kind === 'count' || kind === 'pattern';
}

function takesNull(field: BodyField | undefined): boolean {
  if (field?.schema === undefined) return field?.attribute?.nullable ?? false;
  return allows(field.schema, null, field.schema);
}

/** Where no field is named, those that the documentation calls required. */
function requiredInterpretations(
  context: ResponseContext,
  unnamed: Mention | undefined,
): readonly Interpretation[] {
  const { response, fields } = context;
  const required = fields.filter(
    (field) => field.required === true && isReached(field, fields) && sendsField(field, context),
  );
  const grounds: readonly Evidence[] = unnamed
    ? [evidenceFrom(unnamed.statement)]
    : [evidence(`status ${response.status} refuses what a request says`, response.source)];
  return required.slice(0, 1).map((field) => ({
    ...interpretationFor(field, 'absent', 'likely', [
      ...grounds,
      evidence(`${field.name} is documented as required`, field.source),
    ]),
    ...(field.schema === undefined ? {} : refusedBySchema('field', context)),
  }));
}

/** A field of a part that may be left out is required only within it; leaving it out there still breaks the rule. */
function isReached(field: BodyField, fields: readonly BodyField[]): boolean {
  const keys = keysOf(field.pointer);
  return keys.slice(0, -1).every((_, index) => {
    const parent = fields.find((each) => each.pointer === pointerTo(keys.slice(0, index + 1)));
    return parent === undefined || parent.example !== undefined;
  });
}

function interpretationFor(
  field: BodyField,
  how: How,
  confidence: Confidence,
  grounds: readonly Evidence[],
): Interpretation {
  const state = how === 'absent' ? 'missing in' : how === 'blank' ? 'blank in' : 'null in';
  return {
    condition: { kind: 'missing-field', pointer: field.pointer, field: field.name, how },
    summary: `the ${field.name} is ${state} the body`,
    confidence,
    evidence: grounds,
  };
}

function placed(field: BodyField): Evidence {
  return evidence(
    `${field.name} is a field of the request body${field.required ? ', and required' : ''}`,
    field.source,
  );
}

/** The documented request itself has items that do without it. */
function isShownWithout({ pointer }: BodyField, { baseline }: ResponseContext): boolean {
  const { body } = baseline.request;
  return body?.kind === 'json' && valuesIn(body.json, pointer).some((value) => value === undefined);
}

/** The values of a field in every object that should have it. */
function valuesWithin(request: RequestView, pointer: string): readonly (Json | undefined)[] {
  if (request.json === undefined) return request.text.trim() === '' ? [undefined] : [];
  return valuesIn(request.json, pointer);
}

function valuesIn(json: Json, pointer: string): readonly (Json | undefined)[] {
  const keys = keysOf(pointer);
  const holders = valuesAt(json, pointerTo(keys.slice(0, -1))).filter(isObject);
  const name = keys.at(-1) ?? '';
  return holders.map((holder) => (Object.hasOwn(holder, name) ? holder[name] : undefined));
}

function isLacking(value: Json | undefined, how: How): boolean {
  if (value === undefined) return true;
  if (how === 'absent') return false;
  if (value === null) return true;
  return how === 'blank' && (value === '' || (typeof value === 'string' && value.trim() === ''));
}
