/** Fields that are missing, have another name, or a value that the documentation does not allow. */
import { type Kind, kindOf } from '../../analysis/index.ts';
import { isNumber, type Json, type JsonSchema, listIn } from '../../documentation/index.ts';
import type { FieldMutation } from '../model.ts';
import type { DocumentedAnswer } from './documented-answer.ts';
import { type BodyPlace, placesIn } from './places.ts';

/** Of a vast body these are enough to tell whether anybody looks at it. */
const mostPlaces = 150;

export function fieldMutations({ example, schema }: DocumentedAnswer): readonly FieldMutation[] {
  if (example === undefined || schema === undefined) return [];
  return placesIn(example, schema).slice(0, mostPlaces).flatMap(mutationsAt);
}

function mutationsAt(at: BodyPlace): readonly FieldMutation[] {
  const { place, value, isThorough } = at;
  const isProperty = typeof place.at(-1) === 'string';
  const isWhole = place.length === 0;
  const types = typesBut(kindOf(value));
  return [
    ...(isProperty ? [{ kind: 'field-missing' as const, place }] : []),
    ...(isProperty && isThorough ? [{ kind: 'field-renamed' as const, place }] : []),
    ...(value === null || isWhole ? [] : [{ kind: 'null' as const, place, value: null }]),
    ...(isThorough ? types : types.slice(0, 1)).map((wrong) => ({
      kind: 'wrong-type' as const,
      place,
      value: wrong,
    })),
    ...(isThorough ? ruleBreaches(at) : []),
  ];
}

const wrongValues: Readonly<Record<Exclude<Kind, 'null'>, Json>> = {
  string: 'docproof',
  number: 4711,
  boolean: true,
  object: { docproof: true },
  array: ['docproof'],
};

/** A value of each type but this one. */
function typesBut(kind: Kind): readonly Json[] {
  return Object.entries(wrongValues).flatMap(([type, value]) => (type === kind ? [] : [value]));
}

/** Values of the right type that break another keyword. */
function ruleBreaches({ place, value, schema }: BodyPlace): readonly FieldMutation[] {
  const members = [...listIn(schema.enum), ...(schema.const === undefined ? [] : [schema.const])];
  const isText = typeof value === 'string';
  const isFormed = isText && (typeof schema.format === 'string' || typeof schema.pattern === 'string');
  return [
    ...(members.length > 0
      ? [
          {
            kind: 'outside-enum' as const,
            place,
            value: isNumber(value) ? 987_654_321 : 'docproof-none-of-these',
          },
        ]
      : []),
    ...(isFormed ? [{ kind: 'wrong-format' as const, place, value: 'docproof: not of this form' }] : []),
    ...outOfRange(value, schema).map((beyond) => ({ kind: 'out-of-range' as const, place, value: beyond })),
  ];
}

/** Longer texts and lists than this are not made. */
const longest = { text: 20_000, list: 200 };

function outOfRange(value: Json, schema: JsonSchema): readonly Json[] {
  if (isNumber(value)) return numbersBeyond(Number(value), schema);
  if (typeof value === 'string') return textsBeyond(value, schema);
  if (Array.isArray(value)) return listsBeyond(value, schema);
  return [];
}

function limitIn(schema: JsonSchema, keyword: string): number | undefined {
  return isNumber(schema[keyword]) ? Number(schema[keyword]) : undefined;
}

function numbersBeyond(value: number, schema: JsonSchema): readonly Json[] {
  const [minimum, maximum] = [limitIn(schema, 'minimum'), limitIn(schema, 'maximum')];
  const step = limitIn(schema, 'multipleOf');
  const beyond = [
    minimum === undefined ? limitIn(schema, 'exclusiveMinimum') : minimum - 1,
    maximum === undefined ? limitIn(schema, 'exclusiveMaximum') : maximum + 1,
    step === undefined ? undefined : value + step / 2,
  ];
  return beyond.filter((each) => each !== undefined);
}

function textsBeyond(value: string, schema: JsonSchema): readonly Json[] {
  const [least, most] = [limitIn(schema, 'minLength'), limitIn(schema, 'maxLength')];
  return [
    ...(least === undefined || least < 1 ? [] : [value.slice(0, least - 1)]),
    ...(most === undefined || most >= longest.text ? [] : [value.padEnd(most + 1, 'x')]),
  ];
}

/** Too few items, too many, or one twice. */
function listsBeyond(value: readonly Json[], schema: JsonSchema): readonly Json[] {
  const [least, most] = [limitIn(schema, 'minItems'), limitIn(schema, 'maxItems')];
  const isFilled = value.length > 0;
  return [
    ...(least === undefined || least < 1 ? [] : [value.slice(0, least - 1)]),
    ...(most === undefined || most >= longest.list || !isFilled
      ? []
      : [Array.from({ length: most + 1 }, (_, at) => value[at % value.length] ?? null)]),
    ...(schema.uniqueItems === true && isFilled ? [[...value, ...value.slice(0, 1)]] : []),
  ];
}
