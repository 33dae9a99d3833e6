/** What to make of an example that its own schema refuses. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import {
  allows,
  type Json,
  type JsonObject,
  type JsonSchema,
  keysOfReference,
  referred,
} from '../../../documentation/index.ts';
import { changedAt, isObject, keysOf, kindOf, valueAt } from '../../json.ts';
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
    if (accepts(schema, example)) return { schema, contradictions: [] };
    validate ??= validatorOf(schema);
    return fitted(schema, errorsOf(validate, example), example);
  };
}

/** Tells what Ajv would without compiling, which takes longest of all. */
function accepts(schema: JsonSchema, example: Json): boolean {
  return !holdsBigInt(example) && allows(schema, example, schema);
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
    const placed = placedIn(loosened, outermost(left, loosened));
    if (placed.length === 0) break;
    for (const { error, owner } of placed) loosened = loosen(loosened, owner, error, example);
    left = accepts(loosened, example) ? [] : errorsOf(validatorOf(loosened), example);
  }
  return { schema: left.length === 0 ? loosened : {}, contradictions };
}

/**
 * Its code is not optimised: that takes longer than a few examples do. Verbose errors name the schema object that they are
 * about; their path begins anew at every reference that is not inlined.
 */
function validatorOf(schema: JsonSchema): ValidateFunction {
  return createAjv({ verbose: true, code: { optimize: false } }).compile(schema);
}

function errorsOf(validate: ValidateFunction, example: Json): readonly ErrorObject[] {
  return validate(example) ? [] : (validate.errors ?? []);
}

/** Without the errors of the branches of alternatives: it is the alternatives that have to give way. */
function outermost(errors: readonly ErrorObject[], root: JsonSchema): readonly ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const inBranches = new Set<Json>();
  for (const choice of new Set(choices.map(({ parentSchema }) => parentSchema as JsonObject))) {
    const found = new Set<Json>([choice]);
    addReachable([choice.anyOf ?? [], choice.oneOf ?? []], root, found);
    found.delete(choice);
    for (const each of found) inBranches.add(each);
  }
  return errors.filter(({ parentSchema }) => !isObject(parentSchema) || !inBranches.has(parentSchema));
}

/** Adds all objects of a part of a schema, and of what it refers to. */
function addReachable(part: Json | undefined, root: JsonSchema, found: Set<Json>): void {
  if (typeof part !== 'object' || part === null || found.has(part)) return;
  found.add(part);
  for (const each of Object.values<Json>(part)) addReachable(each, root, found);
  if (isObject(part) && typeof part.$ref === 'string') addReachable(referred(part.$ref, root), root, found);
}

interface PlacedError {
  readonly error: ErrorObject;
  /** The way to the schema object that refuses. */
  readonly owner: readonly string[];
}

/** Errors of schemas that are not found in the whole are left out. */
function placedIn(schema: JsonSchema, errors: readonly ErrorObject[]): readonly PlacedError[] {
  const sought = new Set<unknown>(errors.map(({ parentSchema }) => parentSchema));
  const owners = new Map<unknown, readonly string[]>();
  const visit = (value: Json, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (sought.has(value) && !owners.has(value)) owners.set(value, path);
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(schema, []);
  return errors.flatMap((error) => {
    const owner = owners.get(error.parentSchema) ?? ownerByPath(schema, error);
    return owner === undefined ? [] : [{ error, owner }];
  });
}

/** `false` is no object to be found again. */
function ownerByPath(
  schema: JsonSchema,
  { keyword, schemaPath }: ErrorObject,
): readonly string[] | undefined {
  const owner = keysOfReference(schemaPath).slice(0, -1);
  return keyword === 'false schema' && valueAt(schema, owner) === false ? owner : undefined;
}

function loosen(schema: JsonSchema, owner: readonly string[], error: ErrorObject, example: Json): JsonSchema {
  const { keyword, instancePath } = error;
  const actual = kindOf(valueAt(example, keysOf(instancePath)) ?? null);
  return changedAt(schema, owner, (value) =>
    isObject(value) ? loosened(value, keyword, error, actual) : true,
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
