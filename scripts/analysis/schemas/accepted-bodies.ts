/** What the bodies of an operation may be refused for: the schemas of its documented requests, and what others add to them. */
import {
  effectiveSchema,
  essence,
  type Json,
  type JsonObject,
  type JsonSchema,
  objectIn,
} from '../../documentation/index.ts';
import { endsInId } from '../../vocabulary/index.ts';
import { wrapperOf } from '../fields/wrapper.ts';
import { isObject, isScalar, kindOf, sameJson, valueAt, withValueAt } from '../json.ts';
import type { Api, ApiOperation } from '../model.ts';
import type { OperationRole } from '../resources/index.ts';
import { refusingSchema } from './refusing-schema.ts';
import { fitExample } from './written/fit-example.ts';

export interface AcceptedBody {
  readonly mediaType: string | undefined;
  readonly schema: JsonSchema;
}

/**
 * Those that the documentation does not show as refused. What only other requests or the answers show of the same
 * things may be left out, and has the type that they show it in.
 */
export function acceptedBodies(operation: ApiOperation, api: Api): readonly AcceptedBody[] {
  return documentedBodies(operation).map((body) => ({
    mediaType: body.mediaType,
    schema: withFieldsElsewhere(body, operation, api),
  }));
}

interface DocumentedRequestBody extends AcceptedBody {
  readonly example: Json | undefined;
  /** A schema is written in the document. */
  readonly isWritten: boolean;
}

function documentedBodies({ operation, requests }: ApiOperation): readonly DocumentedRequestBody[] {
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

function withFieldsElsewhere(
  { schema, example, isWritten }: DocumentedRequestBody,
  operation: ApiOperation,
  api: Api,
): JsonSchema {
  const { resource, role } = operation;
  if (!resource || !writes(role) || !isObject(example)) return schema;
  const { template } = resource;
  const place = placeOfFields(example, template);
  const own = valueAt(schema, place);
  if (!isObject(own)) return schema;
  const described = effectiveSchema(own, schema);
  if (isWritten && isClosed(described)) return schema;
  const known = objectIn(own.properties);
  const others = fieldsOfOthers(operation, objectIn(schema.$defs), template, api);
  const fields = { ...typesShown(template), ...others.fields, ...known };
  const extended = withValueAt(schema, place, { ...own, properties: fields }) as JsonSchema;
  const { $defs } = others;
  const whole = Object.keys($defs).length === 0 ? extended : { ...extended, $defs };
  const keys = place.filter((step) => step !== 'properties');
  const sent = valueAt(example, keys);
  const open = isWritten ? withoutOther(fields, objectIn(described.properties), template) : fields;
  const shown = { ...(isObject(sent) ? sent : {}), ...pick(template, open) };
  return fitExample(whole, withValueAt(example, keys, shown)).schema;
}

function writes(role: OperationRole): boolean {
  return role === 'create' || role === 'replace' || role === 'update';
}

/** Where the item's fields are described: in the schema itself, or in that of the one wrapper around them. */
function placeOfFields(example: JsonObject, template: JsonObject): readonly string[] {
  const wrapper = wrapperOf(example, template);
  return wrapper === undefined ? [] : ['properties', wrapper];
}

/** A schema that is written to allow nothing else rules: what answers show may not be sent back. */
function isClosed({ additionalProperties, unevaluatedProperties }: JsonSchema): boolean {
  return additionalProperties === false || unevaluatedProperties === false;
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
function typesShown(template: JsonObject): JsonObject {
  const plain = Object.entries(template).filter(
    ([name, value]) => /^(boolean|number|array)$/.test(kindOf(value)) && !endsInId(name),
  );
  return Object.fromEntries(plain.map(([name, value]) => [name, { type: [kindOf(value), 'null'] }]));
}

interface FieldsOfOthers {
  readonly fields: JsonObject;
  /** What the fields refer to, beside the definitions that are there already. */
  readonly $defs: JsonObject;
}

/** The fields that other operations send for the same things. */
function fieldsOfOthers(
  operation: ApiOperation,
  definitions: JsonObject,
  template: JsonObject,
  api: Api,
): FieldsOfOthers {
  const others = api.operations.filter(
    (each) => each !== operation && each.resource === operation.resource && writes(each.role),
  );
  return others.flatMap(documentedBodies).reduce<FieldsOfOthers>(
    (found, { schema, example }) => {
      const own = isObject(example) ? valueAt(schema, placeOfFields(example, template)) : undefined;
      const theirs = objectIn(schema.$defs);
      if (!isObject(own) || !isObject(own.properties) || !agree(found.$defs, theirs)) return found;
      const fields = Object.entries(own.properties).map(([name, field]) => [name, orNull(field)]);
      return {
        fields: { ...Object.fromEntries(fields), ...found.fields },
        $defs: { ...theirs, ...found.$defs },
      };
    },
    { fields: {}, $defs: definitions },
  );
}

/** Whether no name stands for two definitions. */
function agree(known: JsonObject, others: JsonObject): boolean {
  return Object.entries(others).every(
    ([name, definition]) => !Object.hasOwn(known, name) || sameJson(known[name] as Json, definition),
  );
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
