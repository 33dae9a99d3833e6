/** `oneOf` whose alternatives no value can tell apart, which is how many write `anyOf`. */
import {
  effectiveSchema,
  isObject,
  isSame,
  type Json,
  type JsonObject,
  type JsonSchema,
  listIn,
  withoutAnnotations,
} from '../../../documentation/index.ts';

/**
 * Turns `oneOf` into `anyOf` where whatever fits one alternative fits another one as well: an object that requires
 * no more than the other takes everything that contradicts none of its own. No value of such an alternative could be valid.
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
    alternatives.some((other, at) => at !== index && each && other && takesAllOf(other, each, root)),
  );
  if (!overlap) return;
  problems.add('what fits one alternative of its oneOf fits another one as well, so that several may fit');
  result.anyOf = oneOf;
  delete result.oneOf;
}

/** Keywords of an object that takes any other property, and of a list of such. */
const openKeywords = new Set([
  ...[
    'type',
    'properties',
    'required',
    'items',
    'title',
    'description',
    'example',
    'examples',
    'default',
    'deprecated',
  ],
  ...['readOnly', 'writeOnly', 'xml', 'externalDocs', 'additionalProperties', 'nullable'],
]);

/** How deep inside of two alternatives is looked. */
const deepest = 3;

/** Whether a schema takes every value that another one describes, as far as it is plain to see. */
function takesAllOf(open: JsonSchema, other: JsonSchema, root: JsonSchema, depth = 0): boolean {
  if (depth > deepest || !saysOnly(openKeywords, open)) return false;
  const inside = (own: Json | undefined, others: Json | undefined) =>
    isSame(judged(own), judged(others)) ||
    (isObject(own) &&
      isObject(others) &&
      takesAllOf(effectiveSchema(own, root), effectiveSchema(others, root), root, depth + 1));
  if (open.type === 'array' && other.type === 'array') return inside(open.items, other.items);
  const { properties, additionalProperties: more = true } = open;
  if (!isObject(properties) || !isObject(other.properties)) return false;
  const others = other.properties;
  const isOpen = more === true || (isObject(more) && Object.keys(more).length === 0);
  const asks = listIn(other.required);
  return (
    isOpen &&
    listIn(open.required).every((name) => asks.includes(name)) &&
    Object.entries(properties).every(
      ([name, own]) => !Object.hasOwn(others, name) || inside(own, others[name]),
    )
  );
}

function saysOnly(keywords: ReadonlySet<string>, schema: JsonSchema): boolean {
  return Object.keys(schema).every((key) => keywords.has(key) || key.startsWith('x-'));
}

function judged(schema: Json | undefined): Json | undefined {
  return isObject(schema) ? withoutAnnotations(schema) : schema;
}
