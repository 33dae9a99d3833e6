/** Bodies as the documented schema of their response allows them. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import {
  type ApiOperation,
  createAjv,
  isObject,
  keysOf,
  once,
  valueAt,
  withValueAt,
} from '../../../analysis/index.ts';
import type { DocumentedResponse, Json } from '../../../documentation/index.ts';

/** More corrections than these are not made one by one: the documented body stands for the whole then. */
const mostCorrections = 30;

/**
 * What is stored and sent, shown through the schema that the documentation writes for a response: where it is not
 * allowed there, the documented body has its place.
 */
export function throughSchema(described: ApiOperation, response: DocumentedResponse, json: Json): Json {
  const example = response.body?.json;
  const validate = example === undefined ? undefined : validatorsOf(described).get(response);
  if (!validate || example === undefined || holdsBigint(json)) return json;
  let shown = json;
  for (let count = 0; count < mostCorrections; count += 1) {
    if (validate(shown)) return shown;
    const [error] = validate.errors ?? [];
    if (!error) break;
    shown = corrected(shown, error, example);
  }
  return validate(shown) ? shown : example;
}

/** Ajv knows plain numbers only. */
function holdsBigint(json: Json): boolean {
  if (typeof json === 'bigint') return true;
  return typeof json === 'object' && json !== null && Object.values(json).some(holdsBigint);
}

/** Only of schemas that are written: what examples suggest forbids nothing. */
const validatorsOf = once((described: ApiOperation): ReadonlyMap<DocumentedResponse, ValidateFunction> => {
  const written = described.operation.responses.flatMap((response, index) => {
    const content = described.responses[index]?.content;
    if (content?.kind !== 'json' || response.schema === undefined) return [];
    return [[response, validatorOf(content.resolved.schema)] as const];
  });
  return new Map(
    written.flatMap(([response, validate]) => (validate ? [[response, validate] as const] : [])),
  );
});

function validatorOf(schema: Parameters<ReturnType<typeof createAjv>['compile']>[0]) {
  try {
    return createAjv({ messages: false, allErrors: false }).compile(schema);
  } catch {
    return undefined;
  }
}

function corrected(json: Json, { keyword, instancePath, params }: ErrorObject, example: Json): Json {
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
  const missing: unknown = keyword === 'required' ? params.missingProperty : undefined;
  return withDocumented(json, typeof missing === 'string' ? [...place, missing] : place, example);
}

/** The documented value in a place, or around it where it is what stands there already. */
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
