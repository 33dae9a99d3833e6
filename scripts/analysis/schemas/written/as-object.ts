import { isObject, type JsonSchema, listIn, objectIn, referred } from '../../../documentation/index.ts';

/**
 * The schema of an answer, of which only properties are said: it is meant as an object, although JSON Schema lets any
 * other type pass.
 */
export function asObject(schema: JsonSchema): JsonSchema {
  const { $ref } = schema;
  const named = typeof $ref === 'string' ? referred($ref, schema) : schema;
  if (!isObject(named)) return schema;
  const hasProperties = Object.keys(objectIn(named.properties)).length > 0;
  const isPlain = [schema, named].every((each) => !ambiguous.some((keyword) => Object.hasOwn(each, keyword)));
  return hasProperties && isPlain && listIn(named.allOf).length === 0
    ? { ...schema, type: 'object' }
    : schema;
}

/** With one of these it may be meant as something else. */
const ambiguous = [
  'type',
  'items',
  'prefixItems',
  'oneOf',
  'anyOf',
  'enum',
  'const',
  'not',
  'if',
  'nullable',
];
