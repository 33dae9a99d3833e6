import { jsonText } from '../exact-json.ts';
import { exampleValue } from '../example-value.ts';
import type { Body, DescribedAttributes, Json, JsonSchema, Source } from '../model.ts';
import { schemaExample } from '../schema-values/schema-example.ts';

/** A body made of the examples of its fields. */
export function exampleBody(described: DescribedAttributes, source: Source): Body {
  return madeBody(exampleValue(described), source);
}

/**
 * A body that a schema allows; undefined if it allows anything. What is sent keeps texts open, so that they can be
 * made up as what is said of their fields demands.
 */
export function schemaBody(
  schema: JsonSchema,
  context: 'request' | 'response',
  source: Source,
): Body | undefined {
  const textOf = context === 'request' ? () => '' : (name: string) => `sample ${name}`.trim();
  const json = schemaExample(schema, textOf);
  return json === undefined ? undefined : madeBody(json, source);
}

function madeBody(json: Json, source: Source): Body {
  return { text: jsonText(json, 2), json, lenient: false, generated: true, source };
}
