import { type JsonSchema, jsonText } from '../../documentation/index.ts';
import type { SchemaFile, SchemaSet } from '../model.ts';

/** The text of every schema file, by path relative to the folder of schemas. */
export function renderSchemas(set: SchemaSet): ReadonlyMap<string, string> {
  return new Map(set.files.map((file) => [file.path, `${jsonText(documentOf(file), 2)}\n`]));
}

/** A schema as it is in its file: `$id` is the path, so that relative `$ref`s work from the folder of schemas. */
function documentOf({ path, title, description, schema }: SchemaFile): JsonSchema {
  const { $ref, ...rest } = schema;
  const reference: JsonSchema = $ref === undefined ? {} : { allOf: [{ $ref }] };
  const head: JsonSchema = description === undefined ? { title } : { title, description };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: path,
    ...head,
    ...rest,
    ...reference,
  };
}
