/** Bodies as the documented schema of their response allows them. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import {
  type ApiOperation,
  createAjv,
  isObject,
  isSuccess,
  keysOf,
  once,
  valueAt,
  withValueAt,
} from '../../../analysis/index.ts';
import {
  type DocumentedResponse,
  type Json,
  type JsonSchema,
  schemaVariants,
} from '../../../documentation/index.ts';

/** More corrections than these are not made one by one: the documented body stands for the whole then. */
const mostCorrections = 30;

/**
 * What is stored and sent, shown through the schema of a response, the same one that judges a target: where it is not
 * allowed there, the documented body has its place.
 */
export function throughSchema(described: ApiOperation, response: DocumentedResponse, json: Json): Json {
  const judge = judgesOf(described).get(response);
  if (!judge || holdsBigint(json)) return json;
  const { validate, example, isWritten } = judge;
  let shown = json;
  for (let count = 0; count < mostCorrections; count += 1) {
    if (validate(shown)) return shown;
    const error = validate.errors?.find((each) => isWritten || isSurelyWrong(each, shown, response));
    if (!error) break;
    shown = corrected(shown, error, example);
  }
  return !isWritten || validate(shown) ? shown : example;
}

/**
 * Examples only suggest what values are like: a success still shows what is stored, except a time without the zone that
 * answers show. An error has nothing stored in it.
 */
function isSurelyWrong(error: ErrorObject, json: Json, response: DocumentedResponse): boolean {
  const value = valueAt(json, keysOf(error.instancePath));
  return isSuccess(response)
    ? isForTimes(error) && isTimeWithoutZone(value)
    : error.keyword !== 'required' && value !== null;
}

function isForTimes({ keyword, params }: ErrorObject): boolean {
  return keyword === 'format' && params.format === 'date-time';
}

/** Ajv knows plain numbers only. */
function holdsBigint(json: Json): boolean {
  if (typeof json === 'bigint') return true;
  return typeof json === 'object' && json !== null && Object.values(json).some(holdsBigint);
}

/** What judges a response: its schema, and a body that it takes. */
interface Judge {
  readonly validate: ValidateFunction;
  readonly example: Json;
  readonly isWritten: boolean;
}

const judgesOf = once((described: ApiOperation): ReadonlyMap<DocumentedResponse, Judge> => {
  const judges = described.operation.responses.flatMap((response, index) => {
    const content = described.responses[index]?.content;
    const judge = content?.kind === 'json' ? judgeOf(response, content.resolved.schema) : undefined;
    return judge ? [[response, judge] as const] : [];
  });
  return new Map(judges);
});

function judgeOf(response: DocumentedResponse, schema: JsonSchema): Judge | undefined {
  const validate = validatorOf(schema);
  if (!validate) return undefined;
  const isWritten = response.schema !== undefined;
  const documented = response.body?.json;
  const isSound = documented !== undefined && (!isWritten || validate(documented));
  const example = isSound ? documented : (schemaVariants(schema, 1)[0] ?? documented);
  return example === undefined ? undefined : { validate, example, isWritten };
}

function validatorOf(schema: JsonSchema) {
  try {
    return createAjv({ messages: false, allErrors: true }).compile(schema);
  } catch {
    return undefined;
  }
}

function corrected(json: Json, error: ErrorObject, example: Json): Json {
  const { keyword, instancePath, params } = error;
  const place = keysOf(instancePath);
  const extra = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof extra === 'string') {
    const owner = valueAt(json, place);
    if (!isObject(owner)) return example;
    return withValueAt(
      json,
      place,
      Object.fromEntries(Object.entries(owner).filter(([key]) => key !== extra)),
    );
  }
  const value = valueAt(json, place);
  if (isForTimes(error) && isTimeWithoutZone(value))
    return withValueAt(json, place, `${value.replace(' ', 'T')}Z`);
  const retyped = keyword === 'type' ? inType(value, params.type) : undefined;
  if (retyped !== undefined) return withValueAt(json, place, retyped);
  const missing: unknown = keyword === 'required' ? params.missingProperty : undefined;
  return withDocumented(json, typeof missing === 'string' ? [...place, missing] : place, example);
}

/** What is sent as a number may be shown as a text, and the other way round. */
function inType(value: Json | undefined, wanted: unknown): Json | undefined {
  const types = [wanted].flat();
  if (typeof value === 'number' && types.includes('string')) return String(value);
  const isNumeric = typeof value === 'string' && /^-?\d{1,15}$/.test(value);
  return isNumeric && types.some((type) => type === 'integer' || type === 'number')
    ? Number(value)
    : undefined;
}

function isTimeWithoutZone(value: Json | undefined): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?$/.test(value);
}

/** The documented value in a place, or around it where it is what is there already. */
function withDocumented(json: Json, place: readonly string[], example: Json): Json {
  if (place.length === 0) return example;
  const documented = documentedAt(example, place);
  const isNew =
    documented !== undefined && JSON.stringify(documented) !== JSON.stringify(valueAt(json, place));
  return isNew ? withValueAt(json, place, documented) : withDocumented(json, place.slice(0, -1), example);
}

/** Lists may be longer than documented: their first item stands for the others. */
function documentedAt(example: Json, place: readonly string[]): Json | undefined {
  return place.reduce<Json | undefined>((value, key) => {
    const own = valueAt(value, [key]);
    // A documented null is a value.
    return own === undefined && Array.isArray(value) ? value[0] : own;
  }, example);
}
