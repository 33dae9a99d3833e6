/** How a list or an object stands in the query, where that is not what OpenAPI takes for granted: exploded. */
import type { ApiParameter } from '../analysis/index.ts';
import type { JsonObject } from '../documentation/index.ts';

export function styleOf({ in: place, documented, resolved }: ApiParameter): JsonObject {
  const types = [resolved.schema.type].flat();
  const isStructured = types.includes('array') || types.includes('object');
  if (place !== 'query' || !isStructured || documented === undefined || documented.explode) return {};
  const style = styles[documented.separator ?? ','];
  return { ...(style === undefined ? {} : { style }), explode: false };
}

/** By what parts the items; a comma is the usual one. */
const styles: Readonly<Record<string, string>> = { ' ': 'spaceDelimited', '|': 'pipeDelimited' };
