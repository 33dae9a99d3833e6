import type { Attribute, DocumentedRequest, Json, Source } from '../model.ts';
import type { DescribedAttributes } from './attributes.ts';

/** The request that an action describes by its attributes alone, without a `+ Request`; undefined where it does not. */
export function impliedRequest(
  method: string,
  { attributes, attributesType }: DescribedAttributes,
  source: Source,
): DocumentedRequest | undefined {
  if (attributes.length === 0 || !/^(?:POST|PUT|PATCH)$/.test(method)) return undefined;
  const fields = exampleObject(attributes);
  const json = attributesType === 'array' ? [fields] : fields;
  return {
    name: '',
    mediaType: 'application/json',
    headers: [],
    body: {
      text: JSON.stringify(json, null, 2),
      json,
      lenient: false,
      generated: true,
      source,
    },
    schema: undefined,
    attributesSchema: undefined,
    attributes: [],
    attributesType: undefined,
    description: '',
    tables: [],
    source,
  };
}

/** An object with an example for each field; of alternatives, the first. */
function exampleObject(attributes: readonly Attribute[]): { [name: string]: Json } {
  return Object.fromEntries(
    attributes
      .filter(({ choice }) => choice === undefined || choice.option === 0)
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
