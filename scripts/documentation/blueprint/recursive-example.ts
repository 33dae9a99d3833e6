import { jsonText } from '../exact-json.ts';
import type { Attribute, Body, DescribedAttributes, Json, JsonObject } from '../model.ts';

/** The parser's example without the empty objects that it puts where a type stands within itself. */
export function withoutEmptyRecursion(body: Body, { attributes }: DescribedAttributes): Body {
  if (body.json === undefined || !attributes.some(isRecursive)) return body;
  const json = prunedFields(body.json, attributes);
  return { ...body, json, text: jsonText(json, 2) };
}

function isRecursive({ recursive, items, children }: Attribute): boolean {
  return recursive === true || items?.recursive === true || children.some(isRecursive);
}

/** The fields of an object, or of the objects in a list. */
function prunedFields(json: Json, attributes: readonly Attribute[]): Json {
  if (Array.isArray(json)) return json.map((item) => prunedFields(item, attributes));
  if (typeof json !== 'object' || json === null) return json;
  const named = new Map(attributes.map((attribute) => [attribute.name, attribute]));
  const entries = Object.entries(json as JsonObject).flatMap(([name, value]): [string, Json][] => {
    const attribute = named.get(name);
    if (!attribute) return [[name, value]];
    if (attribute.recursive && isEmptyObject(value)) return [];
    if (attribute.items?.recursive && Array.isArray(value))
      return [[name, value.filter((item) => !isEmptyObject(item))]];
    return [[name, prunedFields(value, attribute.children)]];
  });
  return Object.fromEntries(entries);
}

function isEmptyObject(value: Json): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}
