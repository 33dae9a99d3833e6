/** An example made of what is described, for an answer whose own example cannot be read. */
import type { Attribute, DocumentedResponse, Json, JsonObject } from '../../../documentation/index.ts';

/** undefined where nothing is described. */
export function describedExample({ attributes, attributesType }: DocumentedResponse): Json | undefined {
  if (attributes.length === 0) return undefined;
  return attributesType === 'array' ? [objectOf(attributes)] : objectOf(attributes);
}

function objectOf(attributes: readonly Attribute[]): JsonObject {
  const shown = attributes.filter(({ choice, variable }) => !variable && (choice?.option ?? 0) === 0);
  return Object.fromEntries(shown.map((attribute) => [attribute.name, shownValue(attribute)]));
}

function shownValue(attribute: Attribute): Json {
  const { example, default: fallback, values, children, type, nullable } = attribute;
  const shown = example ?? fallback ?? (type === 'array' ? undefined : values[0]);
  if (shown !== undefined) return shown;
  if (nullable) return null;
  switch (type) {
    case 'object':
      return objectOf(children);
    case 'array':
      return children.length > 0 ? [objectOf(children)] : [];
    case 'number':
    case 'integer':
      return 0;
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'string':
    case 'any':
      return '';
  }
}
