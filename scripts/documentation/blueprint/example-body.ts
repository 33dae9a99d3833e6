import type { Attribute, Body, Json, Source } from '../model.ts';
import type { DescribedAttributes } from './attributes.ts';

/** A body made of the examples of its fields. */
export function exampleBody({ attributes, attributesType }: DescribedAttributes, source: Source): Body {
  const fields = exampleObject(attributes);
  const json = attributesType === 'array' ? [fields] : fields;
  return { text: JSON.stringify(json, null, 2), json, lenient: false, generated: true, source };
}

/** An object with an example for each field; of alternatives, the first. */
function exampleObject(attributes: readonly Attribute[]): { [name: string]: Json } {
  return Object.fromEntries(
    attributes
      .filter(({ choice, variable }) => !variable && (choice === undefined || choice.option === 0))
      .map((attribute) => [attribute.name, exampleOf(attribute)]),
  );
}

function exampleOf(attribute: Attribute): Json {
  const given = attribute.example ?? attribute.default ?? attribute.values[0];
  if (given !== undefined) return given;
  switch (attribute.type) {
    case 'string':
    case 'any':
      return '';
    case 'number':
    case 'integer':
      return 0;
    case 'boolean':
      return false;
    case 'null':
      return null;
    case 'object':
      return exampleObject(attribute.children);
    case 'array':
      return attribute.children.length > 0 ? [exampleObject(attribute.children)] : [];
  }
}
