/** Values made of what is described, where no example shows one. */
import type { Attribute, DescribedAttributes, Json, JsonObject } from './model.ts';

/** A body with an example for each described field. */
export function exampleValue({ attributes, attributesType }: DescribedAttributes): Json {
  const fields = objectOf(attributes);
  return attributesType === 'array' ? [fields] : fields;
}

/** Of alternatives, the first. */
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
