/** An example without what its message does not carry. */
import type { Json, JsonObject } from '../model.ts';
import type { SpecNode } from './spec-node.ts';

/** Properties of this kind are not there: requests do without `readOnly` ones, responses without `writeOnly` ones. */
export type Hidden = 'readOnly' | 'writeOnly';

export function visibleValue(value: Json, schema: SpecNode | undefined, hidden: Hidden): Json {
  if (typeof value !== 'object' || value === null) return value;
  const parts = partsOf(schema?.resolved(), new Set());
  if (Array.isArray(value)) {
    const items = parts.map((part) => part.get('items')).find((each) => each !== undefined);
    return items === undefined
      ? value
      : (value as readonly Json[]).map((each) => visibleValue(each, items, hidden));
  }
  return Object.fromEntries(
    Object.entries(value as JsonObject).flatMap(([name, inner]) => {
      const properties = parts.flatMap((part) => part.get('properties')?.raw(name) ?? []);
      if (properties.some((property) => isHidden(property, hidden))) return [];
      return [[name, properties.reduce((shown, property) => visibleValue(shown, property, hidden), inner)]];
    }),
  );
}

function isHidden(property: SpecNode, hidden: Hidden): boolean {
  return property.flag(hidden) === true || property.resolved()?.flag(hidden) === true;
}

/** A schema and those that judge the same value with it. */
function partsOf(schema: SpecNode | undefined, seen: Set<string>): readonly SpecNode[] {
  if (schema === undefined || seen.has(schema.place)) return [];
  seen.add(schema.place);
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => schema.get(key)?.items() ?? []);
  return [schema, ...parts.flatMap((part) => partsOf(part, seen))];
}
