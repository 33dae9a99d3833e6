/** What Swagger 2.0 and OpenAPI 3.0 say in another way than JSON Schema 2020-12, which 3.1 and 3.2 use as it is. */
import type { Json } from '../model.ts';
import { allows } from '../schema-values/allows.ts';
import type { SchemaDialect } from './schema-book.ts';

export const openApi30: SchemaDialect = (schema) => {
  exclusiveLimit(schema, 'exclusiveMinimum', 'minimum');
  exclusiveLimit(schema, 'exclusiveMaximum', 'maximum');
  exampleAsList(schema);
  typeOfMembers(schema);
  nullable(schema);
};

export const openApi31: SchemaDialect = (schema) => {
  exampleAsList(schema);
  typeOfMembers(schema);
  // Documents that were moved to 3.1 by hand still say it.
  nullable(schema);
};

/** Swagger 2.0 has files among its types, and tuples are written like in older drafts. */
export const swagger20: SchemaDialect = (schema) => {
  if (schema.type === 'file') {
    schema.type = 'string';
    schema.format ??= 'binary';
  }
  openApi30(schema);
};

function exclusiveLimit(schema: Record<string, Json>, flag: string, limit: string): void {
  if (typeof schema[flag] !== 'boolean') return;
  if (schema[flag] && typeof schema[limit] === 'number') {
    schema[flag] = schema[limit];
    delete schema[limit];
  } else delete schema[flag];
}

function exampleAsList(schema: Record<string, Json>): void {
  if (schema.example === undefined) return;
  schema.examples ??= [schema.example];
  delete schema.example;
}

/** Members of which the type allows none were meant as they are written: `type: integer` beside `0 (Unknown)`. */
function typeOfMembers(schema: Record<string, Json>): void {
  const { enum: members, type } = schema;
  if (!Array.isArray(members) || members.length === 0 || type === undefined) return;
  const values = members as readonly Json[];
  if (!values.some((member) => allows({ type }, member, {}))) delete schema.type;
}

function nullable(schema: Record<string, Json>): void {
  const isNullable = schema.nullable === true;
  delete schema.nullable;
  if (!isNullable) return;
  if (schema.type !== undefined) schema.type = [...new Set([schema.type as Json, 'null'].flat())];
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  for (const key of ['oneOf', 'anyOf']) {
    const members = schema[key];
    if (Array.isArray(members)) schema[key] = [...members, { type: 'null' }];
  }
  // `nullable` beside `allOf` is how 3.0 makes a reference nullable; beside `$ref` it is meant so.
  for (const key of ['allOf', '$ref']) {
    const { [key]: said } = schema;
    if (said === undefined || schema.type !== undefined || schema.anyOf !== undefined) continue;
    delete schema[key];
    schema.anyOf = [{ [key]: said }, { type: 'null' }];
  }
}
