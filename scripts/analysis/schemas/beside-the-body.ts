/** What else of a response has a written schema: its headers, and its body in other media types. */
import {
  allows,
  type DocumentedResponse,
  type JsonSchema,
  type OtherContent,
  readWritten,
} from '../../documentation/index.ts';
import type { ApiHeader, ApiOtherContent, ApiResponse } from '../model.ts';
import { normaliseSchema } from './written/normalise-schema.ts';

export function besideTheBody({
  headerSchemas = [],
  otherContents = [],
}: DocumentedResponse): Pick<ApiResponse, 'headers' | 'others'> {
  return {
    headers: headerSchemas.flatMap(({ name, schema }): readonly ApiHeader[] => {
      const usable = usableSchema(schema);
      return usable === undefined || allowsAnyText(usable)
        ? []
        : [{ name, schema: asReference(name, usable) }];
    }),
    others: otherContents.map(
      (documented): ApiOtherContent => ({
        documented,
        schema: documented.schema ? usableSchema(documented.schema) : schemaOfWritten(documented),
      }),
    ),
  };
}

/** Nothing is known where the documented example does not keep to its own schema, as far as that is read. */
function schemaOfWritten({ shape, notation, body }: OtherContent): JsonSchema | undefined {
  const schema = notation && shape && usableSchema(shape);
  if (!schema || body === undefined) return schema;
  const read = readWritten(body.text, notation);
  return read.ok && allows(schema, read.value, schema) ? schema : undefined;
}

function usableSchema(schema: JsonSchema): JsonSchema | undefined {
  return normaliseSchema(schema).schema;
}

/** What `Location` holds may be relative (RFC 9110, 10.2.2), also where its schema calls it a URI. */
function asReference(name: string, schema: JsonSchema): JsonSchema {
  const isPlace = /^(content-)?location$/i.test(name) && schema.format === 'uri';
  return isPlace ? { ...schema, format: 'uri-reference' } : schema;
}

/** Whether it says no more than that there is a text. */
function allowsAnyText(schema: JsonSchema): boolean {
  const judging = Object.keys(schema).filter((keyword) => !says.has(keyword));
  return judging.length === 0 || (judging.length === 1 && schema.type === 'string');
}

const says = new Set(['title', 'description', 'default', 'examples', 'deprecated', '$defs']);
