/** What is wrong with a request, going by the schemas of its parameters and bodies; compiled when first asked for. */
import type { ValidateFunction } from 'ajv';
import {
  type AcceptedBody,
  type Api,
  type ApiOperation,
  type ApiParameter,
  acceptedBodies,
  createAjv,
  describeErrors,
  effectiveSchema,
  isCredentialParameter,
  isObject,
  isPreconditionHeader,
  keysOf,
  kindOf,
  meaningOf,
  parameterValue,
  refusingSchema,
  valueAt,
} from '../../../analysis/index.ts';
import { isForm, type Json, type JsonSchema } from '../../../documentation/index.ts';
import { sentValues } from '../../../scenarios/index.ts';
import type { Mistake, RequestCheck } from '../model/model.ts';

export interface Checked {
  readonly operation: ApiOperation;
  readonly api: Api;
  /** Names of parameters that are credentials: these are not asked for here. */
  readonly credentials: ReadonlySet<string>;
}

export function requestCheck(checked: Checked): RequestCheck {
  const bodies = lazily(() => bodyChecks(checked));
  const parameters = lazily(() => parameterChecks(checked));
  return {
    body(json, mediaType) {
      if (mediaType === 'application/json-patch+json') return undefined;
      const same = bodies().filter((each) => each.mediaType === mediaType);
      const mistakes = (same.length > 0 ? same : bodies()).map(({ validate, schema }) =>
        mistakeIn(validate, isForm(mediaType) ? typedFields(json, schema) : json),
      );
      return mistakes.includes(undefined) ? undefined : mistakes[0];
    },
    parameters(request) {
      for (const { parameter, validate, schema } of parameters()) {
        const texts = sentTexts(request, parameter).filter((text) => text !== '');
        for (const value of valuesSent(schema, texts, parameter.documented?.separator)) {
          const mistake = negativeCount(parameter, value) ?? mistakeIn(validate, value);
          if (mistake)
            return { ...mistake, field: parameter.name, detail: `${parameter.name} ${mistake.detail}` };
        }
      }
      const missing = parameters().find(({ parameter }) => isMissing(parameter, request, checked))?.parameter;
      if (!missing) return undefined;
      const what = missing.in === 'query' ? 'query parameter' : missing.in;
      return { field: missing.name, detail: `${what} ${missing.name} is required` };
    },
  };
}

interface BodyCheck extends AcceptedBody {
  readonly validate: ValidateFunction;
}

function bodyChecks({ operation, api }: Checked): readonly BodyCheck[] {
  return acceptedBodies(operation, api).map((body) => ({ ...body, validate: validatorOf(body.schema) }));
}

/** The fields of a form in the types of their schemas; what a form can only write as text is left out. */
function typedFields(json: Json, whole: JsonSchema): Json {
  const { properties } = effectiveSchema(whole, whole);
  if (!isObject(json) || !isObject(properties)) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, sent]): [string, Json][] => {
      const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (!isObject(own) || [sent].flat().some(isObject)) return [[name, sent]];
      const schema = effectiveSchema(own, whole);
      const value = parameterValue(schema, [sent].flat().map(String));
      const isUnread = typeof value === 'string' && [schema.type ?? []].flat().includes('object');
      return isUnread ? [] : [[name, value]];
    }),
  );
}

interface ParameterCheck {
  readonly parameter: ApiParameter;
  readonly schema: JsonSchema;
  readonly validate: ValidateFunction;
}

function parameterChecks({ operation }: Checked): readonly ParameterCheck[] {
  return operation.parameters
    .filter(
      (each) =>
        each.in === 'query' ||
        ((each.in === 'header' || each.in === 'cookie') && each.documented !== undefined),
    )
    .map((parameter) => {
      const schema = refusingSchema(parameter.resolved);
      return { parameter, schema, validate: validatorOf(schema) };
    });
}

/** A schema whose references lead nowhere refuses nothing. */
function validatorOf(schema: JsonSchema): ValidateFunction {
  try {
    return createAjv({ messages: false }).compile(schema);
  } catch {
    return createAjv().compile({});
  }
}

type Sent = Parameters<RequestCheck['parameters']>[0];

function sentTexts(sent: Sent, { name, in: place }: ApiParameter): readonly string[] {
  const listed = place === 'query' && !sent.query.has(name) ? `${name}[]` : name;
  return sentValues({ path: {}, ...sent }, place, listed);
}

/** The values that are judged one by one; several members of an enumeration may be sent at once. */
function valuesSent(schema: JsonSchema, texts: readonly string[], separator?: string): readonly Json[] {
  if (texts.length === 0) return [];
  if ([schema.type ?? []].flat().includes('array')) return [parameterValue(schema, texts, separator)];
  const each = schema.enum === undefined ? texts : texts.flatMap((text) => text.split(','));
  return each.map((text) => parameterValue(schema, [text.trim()]));
}

/** Credentials are not asked for here: that is another documented answer. */
function isMissing(parameter: ApiParameter, request: Sent, { credentials, operation }: Checked): boolean {
  const { name, required, documented } = parameter;
  if (!required || credentials.has(name)) return false;
  if (documented && isCredentialParameter(documented)) return false;
  // That a request states no condition is another documented answer, too.
  const demandsCondition = operation.operation.responses.some(({ status }) => status === 428);
  if (demandsCondition && isPreconditionHeader(name)) return false;
  const isInQuery = parameter.in === 'query' && (request.query.has(name) || request.query.has(`${name}[]`));
  return !isInQuery && sentTexts(request, parameter).length === 0;
}

/** Limits, offsets and pages count from 0 or 1, unless the documentation itself shows otherwise. */
function negativeCount({ documented }: ApiParameter, value: Json): Mistake | undefined {
  const kind = documented && meaningOf(documented, {})?.kind;
  const counts = kind === 'limit' || kind === 'offset' || kind === 'page';
  const shows = [documented?.example, documented?.default].some((text) => text?.startsWith('-'));
  if (!counts || shows || !/^-\d/.test(String(value))) return undefined;
  return { field: '', detail: `must not be negative, but is ${value}` };
}

/** The first thing that a validator finds. */
function mistakeIn(validate: ValidateFunction, value: Json): Mistake | undefined {
  if (validate(value)) return undefined;
  const errors = (validate.errors ?? []).map((error) => ({ ...error, params: withoutNull(error.params) }));
  const [first] = describeErrors(errors, value, { limit: 1 });
  if (!first) return undefined;
  const isType = errors[0]?.keyword === 'type';
  const actual = isType ? nameOfType(valueAt(value, keysOf(first.place)) ?? null) : first.actual;
  const field = fieldAt(first.place);
  const detail = first.expected.startsWith('required field')
    ? 'is required'
    : `must be ${first.expected}, not ${actual}`;
  return { field, detail: field === '' ? detail : `${field} ${detail}` };
}

/** That `null` stands for a field that is left out need not be said. */
function withoutNull({ type, allowedValues, ...others }: Record<string, unknown>): Record<string, unknown> {
  const kept = (values: unknown) =>
    Array.isArray(values) ? values.filter((each) => each !== null && each !== 'null') : values;
  return {
    ...others,
    ...(type === undefined ? {} : { type: kept(type) }),
    ...(allowedValues === undefined ? {} : { allowedValues: kept(allowedValues) }),
  };
}

function nameOfType(value: Json): string {
  const type = kindOf(value);
  return type === 'null' ? type : `${/^[ao]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** `/a/0/b` → `a[0].b`. */
function fieldAt(pointer: string): string {
  return keysOf(pointer)
    .map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`))
    .join('');
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
