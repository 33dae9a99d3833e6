/** What to make of an example that its own schema refuses. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { allows, type Json, type JsonObject, type JsonSchema } from '../../../documentation/index.ts';
import { changedAt, keysOf, kindOf, valueAt } from '../../json.ts';
import { createAjv } from '../ajv.ts';
import { type DescribedError, describeErrors } from '../judging/describe-errors.ts';

export interface Fitted {
  /** The schema, loosened where the example contradicts it, so that it accepts the example. */
  readonly schema: JsonSchema;
  readonly contradictions: readonly DescribedError[];
}

/** More rounds than any schema should need: each takes away a keyword that stands in the way. */
const rounds = 50;

/** Judges an example by a self-contained schema, and gives way where they contradict each other. */
export function fitExample(schema: JsonSchema, example: Json): Fitted {
  return exampleFitter(schema)(example);
}

/** The same for several examples of one schema, which is compiled once, for the first that it refuses. */
export function exampleFitter(schema: JsonSchema): (example: Json) => Fitted {
  let validate: ValidateFunction | undefined;
  return (example) => {
    if (!holdsBigInt(example) && allows(schema, example, schema)) return { schema, contradictions: [] };
    validate ??= validatorOf(schema);
    return fitted(schema, errorsOf(validate, example), example);
  };
}

/** Ajv takes no BigInt for an integer, so that the schema of one is loosened. */
function holdsBigInt(value: Json): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).some(holdsBigInt)
    : typeof value === 'bigint';
}

function fitted(schema: JsonSchema, errors: readonly ErrorObject[], example: Json): Fitted {
  const contradictions = describeErrors(errors, example);
  let loosened = schema;
  let left = errors;
  for (let round = 0; left.length > 0 && round < rounds; round++) {
    for (const error of outermost(left)) loosened = loosen(loosened, error, example);
    left = errorsOf(validatorOf(loosened), example);
  }
  return { schema: left.length === 0 ? loosened : {}, contradictions };
}

/** Its code is not optimised: that takes longer than a few examples do. */
function validatorOf(schema: JsonSchema): ValidateFunction {
  return createAjv({ code: { optimize: false } }).compile(schema);
}

function errorsOf(validate: ValidateFunction, example: Json): readonly ErrorObject[] {
  return validate(example) ? [] : (validate.errors ?? []);
}

/** Without the errors of the branches of alternatives: it is the alternatives that have to give way. */
function outermost(errors: readonly ErrorObject[]): ErrorObject[] {
  const frames = errors
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    .map(({ schemaPath }) => `${schemaPath}/`);
  return errors.filter(({ schemaPath }) => !frames.some((frame) => schemaPath.startsWith(frame)));
}

function loosen(schema: JsonSchema, error: ErrorObject, example: Json): JsonSchema {
  const path = keysOf(decodeURIComponent(error.schemaPath.slice(1)));
  const keyword = path.at(-1)!;
  const owner = path.slice(0, -1);
  const actual = kindOf(valueAt(example, keysOf(error.instancePath)) ?? null);
  if (keyword === 'false schema') return changedAt(schema, owner, () => true) as JsonSchema;
  return changedAt(schema, owner, (value) =>
    loosened(value as JsonObject, keyword, error, actual),
  ) as JsonSchema;
}

function loosened(schema: JsonObject, keyword: string, error: ErrorObject, actual: string): JsonObject {
  const { [keyword]: said, ...others } = schema;
  if (said === undefined) return schema;
  switch (keyword) {
    case 'type':
      return { ...schema, type: [...new Set([[said].flat(), actual].flat())] as Json[] };
    case 'required':
      return {
        ...schema,
        required: (said as Json[]).filter((name) => name !== error.params.missingProperty),
      };
    case 'enum':
      return others;
    case 'anyOf':
    case 'oneOf':
      return {
        ...others,
        anyOf: [...(said as Json[]), ...(error.params.passingSchemas ? [] : [{ type: actual }])],
      };
    default:
      return others;
  }
}
