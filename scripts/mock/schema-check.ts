/** Judges request bodies by the JSON Schemas that documentation writes out. Loaded only where there are such. */
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { describeErrors, normaliseSchema } from '../analysis/index.ts';
import type { Json, JsonSchema } from '../documentation/index.ts';
import type { SchemaCheck } from './answer/model/model.ts';

export function createSchemaCheck(): SchemaCheck {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: true, logger: false });
  formats.default(ajv);
  const compiled = new WeakMap<JsonSchema, ValidateFunction | 'unusable'>();
  const validatorOf = (schema: JsonSchema) => {
    const known = compiled.get(schema);
    if (known !== undefined) return known;
    const validator = compile(ajv, schema) ?? 'unusable';
    compiled.set(schema, validator);
    return validator;
  };
  return (schema: JsonSchema, body: Json) => {
    const validate = validatorOf(schema);
    if (validate === 'unusable' || validate(body)) return undefined;
    const [first] = describeErrors(validate.errors ?? [], body, 1);
    if (!first) return undefined;
    const field = first.place.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
    return {
      field,
      detail: `${field === '' ? 'the body' : field}: expected ${first.expected}, got ${first.actual}`,
    };
  };
}

function compile(ajv: Ajv, written: JsonSchema): ValidateFunction | undefined {
  const { schema } = normaliseSchema(written);
  try {
    return schema && ajv.compile(schema);
  } catch {
    return undefined;
  }
}
