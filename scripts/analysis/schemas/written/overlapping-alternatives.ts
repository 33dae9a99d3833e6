/** `oneOf` whose alternatives no value can tell apart, which is how many write `anyOf`. */
import {
  effectiveSchema,
  isObject,
  type Json,
  type JsonObject,
  type JsonSchema,
  jsonText,
  listIn,
} from '../../../documentation/index.ts';

/**
 * Turns `oneOf` into `anyOf` where whatever fits one alternative fits another one as well: an object without required
 * properties takes everything that contradicts none of its own. No value of such an alternative could be valid.
 */
export function rewriteAlternatives(
  result: Record<string, Json>,
  written: JsonObject,
  { root, problems }: { readonly root: JsonSchema; readonly problems: Set<string> },
): void {
  const { oneOf } = result;
  if (!Array.isArray(oneOf) || 'anyOf' in result) return;
  const alternatives = listIn(written.oneOf).map((each) =>
    isObject(each) ? effectiveSchema(each, root) : undefined,
  );
  const overlap = alternatives.some((each, index) =>
    alternatives.some((other, at) => at !== index && each && other && takesAllOf(other, each)),
  );
  if (!overlap) return;
  problems.add('what fits one alternative of its oneOf fits another one as well, so that several may fit');
  result.anyOf = oneOf;
  delete result.oneOf;
}

/** Keywords of an object that takes any other property. */
const openKeywords = new Set([
  ...['type', 'properties', 'title', 'description', 'example', 'examples', 'default', 'deprecated'],
  ...['readOnly', 'writeOnly', 'xml', 'externalDocs', 'additionalProperties', 'nullable'],
]);

/** Whether an open schema takes every object that another one describes. */
function takesAllOf(open: JsonSchema, other: JsonSchema): boolean {
  if (!isObject(open.properties) || !isObject(other.properties)) return false;
  if (Object.keys(open).some((key) => !openKeywords.has(key) && !key.startsWith('x-'))) return false;
  const { additionalProperties: others = true } = open;
  const isOpen = others === true || (isObject(others) && Object.keys(others).length === 0);
  return isOpen && agree(open.properties, other.properties);
}

/** The properties that both have are the same. */
function agree(own: JsonObject, others: JsonObject): boolean {
  return Object.entries(own).every(
    ([name, schema]) => !Object.hasOwn(others, name) || jsonText(schema) === jsonText(others[name] as Json),
  );
}
