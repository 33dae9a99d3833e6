/** Names of properties that the written schema of an answer has, whichever of its alternatives holds. */
import {
  type Json,
  type JsonObject,
  type JsonSchema,
  listIn,
  type Operation,
  objectIn,
  referred,
} from '../../../documentation/index.ts';
import { isObject } from '../../json.ts';
import { isSuccess } from '../operations.ts';
import type { WrittenOfResources } from '../written.ts';

/** Of the object at a place in the success of an operation; a star stands for each item of a list. */
export function namesInSchemas(
  operation: Operation | undefined,
  place: readonly string[],
  messages: WrittenOfResources['messages'],
): readonly string[] {
  const described = operation && messages.get(operation);
  return (described?.responses ?? []).flatMap(({ content }, index) => {
    const response = described?.operation.responses[index];
    if (content.kind !== 'json' || response?.schema === undefined || !isSuccess(response)) return [];
    const root = content.resolved.schema;
    const objects = place.reduce<readonly Json[]>(
      (schemas, key) => schemas.flatMap((each) => below(key, each, root)),
      [root],
    );
    return objects.flatMap((each) => partsOf(each, root)).flatMap((part) => Object.keys(propertiesOf(part)));
  });
}

function below(key: string, schema: Json, root: JsonSchema): readonly Json[] {
  return partsOf(schema, root).flatMap((part) => {
    const inner = key === '*' ? part.items : propertiesOf(part)[key];
    return inner === undefined ? [] : [inner];
  });
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return objectIn(properties);
}

/** The schema, what it refers to and all that it is put together of. */
function partsOf(
  schema: Json,
  root: JsonSchema,
  known: ReadonlySet<Json> = new Set(),
): readonly JsonObject[] {
  if (!isObject(schema) || known.has(schema)) return [];
  const seen = new Set([...known, schema]);
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const target = typeof $ref === 'string' ? referred($ref, root) : undefined;
  const parts = [allOf, anyOf, oneOf].flatMap(listIn);
  return [schema, ...[target ?? null, ...parts].flatMap((part) => partsOf(part, root, seen))];
}
