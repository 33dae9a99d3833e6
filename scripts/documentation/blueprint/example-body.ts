import { exampleValue } from '../example-value.ts';
import type { Body, DescribedAttributes, Source } from '../model.ts';

/** A body made of the examples of its fields. */
export function exampleBody(described: DescribedAttributes, source: Source): Body {
  const json = exampleValue(described);
  return { text: JSON.stringify(json, null, 2), json, lenient: false, generated: true, source };
}
