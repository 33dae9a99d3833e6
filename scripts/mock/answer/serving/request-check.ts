/** What is wrong with a request, going by the schemas of its parameters and bodies; compiled when first asked for. */
import type { ValidateFunction } from 'ajv';
import {
  type ApiOperation,
  type ApiParameter,
  createAjv,
  describeErrors,
  effectiveSchema,
  fitExample,
  isObject,
  isScalar,
  keysOf,
  kindOf,
  meaningOf,
  parameterValue,
  refusingSchema,
  valueAt,
  withValueAt,
} from '../../../analysis/index.ts';
import {
  isForm,
  type Json,
  type JsonObject,
  type JsonSchema,
  objectIn,
} from '../../../documentation/index.ts';
import type { Mistake, RequestCheck, ServedResource } from '../model/model.ts';

export interface Checked {
  readonly operation: ApiOperation;
  /** What the operation writes; undefined where it writes nothing that is stored. */
  readonly written: ServedResource | undefined;
  /** Other operations that write the same things. */
  readonly alike: () => readonly ApiOperation[];
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
      const what = missing.in === 'header' ? 'header' : 'query parameter';
      return { field: missing.name, detail: `${what} ${missing.name} is required` };
    },
  };
}

interface BodyCheck {
  readonly mediaType: string | undefined;
  readonly schema: JsonSchema;
  readonly validate: ValidateFunction;
}

function bodyChecks(checked: Checked): readonly BodyCheck[] {
  return acceptedBodies(checked.operation).map(({ mediaType, schema, example, isWritten }) => {
    const whole =
      example === undefined ? schema : withFieldsElsewhere(schema, { example, isWritten }, checked);
    return { mediaType, schema: whole, validate: validatorOf(whole) };
  });
}

/** The bodies that the documentation shows, but for those that it shows as refused. */
function acceptedBodies({ operation, requests }: ApiOperation) {
  const pairedWith = (wanted: (status: number) => boolean) =>
    operation.responses.filter(({ status }) => wanted(status)).flatMap((response) => response.requests);
  const refused = pairedWith((status) => status >= 400);
  const accepted = pairedWith((status) => status < 400);
  return requests.flatMap(({ content }, index) => {
    const isAccepted = accepted.includes(index) || !refused.includes(index);
    if (!isAccepted || (content.kind !== 'json' && content.kind !== 'form')) return [];
    const { mediaType, body } = operation.requests[index] ?? {};
    return [
      {
        mediaType: essence(mediaType),
        schema: refusingSchema(content.resolved),
        example: body?.json,
        isWritten: operation.requests[index]?.schema !== undefined,
      },
    ];
  });
}

function essence(mediaType: string | undefined): string | undefined {
  return mediaType?.split(';')[0]?.trim().toLowerCase();
}

/**
 * The schema with the fields that only other requests or the answers show: they may be left out, and what an answer
 * shows may be sent back.
 */
function withFieldsElsewhere(
  schema: JsonSchema,
  { example, isWritten }: { readonly example: Json; readonly isWritten: boolean },
  checked: Checked,
): JsonSchema {
  const { written } = checked;
  if (!written || !isObject(example)) return schema;
  const place = placeOfFields(example, written);
  const own = valueAt(schema, place);
  if (!isObject(own)) return schema;
  const known = objectIn(own.properties);
  const fields = { ...shownFields(written.template), ...fieldsOfAlike(checked), ...known };
  const whole = withValueAt(schema, place, { ...own, properties: fields }) as JsonSchema;
  const keys = place.filter((step) => step !== 'properties');
  const sent = valueAt(example, keys);
  const described = objectIn(effectiveSchema(own, schema).properties);
  const open = isWritten ? withoutOther(fields, described, written.template) : fields;
  const shown = { ...(isObject(sent) ? sent : {}), ...pick(written.template, open) };
  return fitExample(whole, withValueAt(example, keys, shown)).schema;
}

/** Where the item's fields are described: in the schema itself, or in that of the one wrapper around them. */
function placeOfFields(example: JsonObject, { template }: ServedResource): readonly string[] {
  const [name, ...others] = Object.keys(example);
  const isWrapper = name !== undefined && others.length === 0 && isObject(example[name]);
  return isWrapper && !Object.hasOwn(template, name) ? ['properties', name] : [];
}

/** Of what a request describes itself, answers loosen plain values only: a list may be another thing of the same name. */
function withoutOther(fields: JsonObject, known: JsonObject, template: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !Object.hasOwn(known, name) || isScalar(template[name])),
  );
}

function pick(value: JsonObject, fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(fields, name)));
}

/** Of texts any may be sent; a number, a truth or a list that answers show is one in requests. */
function shownFields(template: JsonObject): JsonObject {
  const plain = Object.entries(template).filter(
    ([name, value]) => /^(boolean|number|array)$/.test(kindOf(value)) && !/(^|[_-])ids?$|I[dD]s?$/.test(name),
  );
  return Object.fromEntries(plain.map(([name, value]) => [name, { type: [kindOf(value), 'null'] }]));
}

/** The fields that other operations send for the same things. */
function fieldsOfAlike({ alike, written }: Checked): JsonObject {
  const schemas = alike().flatMap((operation) =>
    acceptedBodies(operation).flatMap(({ schema, example }) =>
      written && isObject(example) ? [valueAt(schema, placeOfFields(example, written))] : [],
    ),
  );
  const fields = schemas.flatMap((schema) =>
    isObject(schema) && isObject(schema.properties) ? Object.entries(schema.properties) : [],
  );
  return Object.fromEntries(fields.reverse().map(([name, schema]) => [name, orNull(schema)]));
}

function orNull(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { type, enum: members } = schema;
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [...new Set([type, 'null'].flat())] }),
    ...(Array.isArray(members) ? { enum: [...new Set([...members, null])] } : {}),
  };
}

/** The fields of a form in the types of their schemas; what a form can only write as text is left out. */
function typedFields(json: Json, { properties }: JsonSchema): Json {
  if (!isObject(json) || !isObject(properties)) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, sent]): [string, Json][] => {
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (!isObject(schema)) return [[name, sent]];
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
    .filter((each) => each.in === 'query' || (each.in === 'header' && each.documented !== undefined))
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

function sentTexts({ query, headers }: Sent, { name, in: place }: ApiParameter): readonly string[] {
  if (place === 'query') return query.get(name) ?? query.get(`${name}[]`) ?? [];
  const value = headers.get(name.toLowerCase());
  return value === undefined ? [] : [value];
}

/** The values that are judged one by one; several members of an enumeration may be sent at once. */
function valuesSent(schema: JsonSchema, texts: readonly string[], separator?: string): readonly Json[] {
  if (texts.length === 0) return [];
  if ([schema.type ?? []].flat().includes('array')) return [parameterValue(schema, texts, separator)];
  const each = schema.enum === undefined ? texts : texts.flatMap((text) => text.split(','));
  return each.map((text) => parameterValue(schema, [text.trim()]));
}

/** Credentials are not asked for here: that is another documented answer. */
function isMissing(parameter: ApiParameter, request: Sent, { credentials }: Checked): boolean {
  const { name, required } = parameter;
  if (!required || credentials.has(name)) return false;
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
