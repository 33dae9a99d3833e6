/** How a parameter is written, where that is not what OpenAPI takes for granted. */
import type { ApiParameter } from '../analysis/index.ts';
import { type JsonObject, type Operation, reservedVariables } from '../documentation/index.ts';

export function styleOf(
  { name, in: place, documented, resolved }: ApiParameter,
  operation: Operation,
): JsonObject {
  if (place === 'path') return pathStyle(name, operation);
  const types = [resolved.schema.type].flat();
  const isStructured = types.includes('array') || types.includes('object');
  if (place !== 'query' || !isStructured || documented === undefined || documented.explode) return {};
  const style = styles[documented.separator ?? ','];
  return { ...(style === undefined ? {} : { style }), explode: false };
}

/** The signs of the styles `label` and `matrix` stand in the path itself. */
function pathStyle(name: string, { uriTemplate }: Operation): JsonObject {
  return reservedVariables(uriTemplate).includes(name) ? { allowReserved: true } : {};
}

/** By what parts the items; a comma is the usual one. */
const styles: Readonly<Record<string, string>> = { ' ': 'spaceDelimited', '|': 'pipeDelimited' };
