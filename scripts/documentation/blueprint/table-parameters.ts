import { textOfJson } from '../exact-json.ts';
import type { Attribute, AttributeTable, Json } from '../model.ts';
import type { DescribedParameter } from './parameters.ts';
import { placedVariables } from './template-variables.ts';

/** The tables of an operation, and the parameters that stand in them. */
export interface TablesAndParameters {
  readonly tables: readonly AttributeTable[];
  readonly parameters: readonly DescribedParameter[];
}

/**
 * Takes the parameters of the URI out of tables of fields: all of a table that describes parameters, and variables of
 * the URI template that stand among the fields of a body, unless the examples of the body have them.
 */
export function takeParameters(
  tables: readonly AttributeTable[],
  uriTemplate: string,
  sentKeys: ReadonlySet<string>,
): TablesAndParameters {
  const variables = new Set(placedVariables(uriTemplate).map(({ name }) => name));
  const isVariable = ({ name }: Attribute): boolean => variables.has(name) && !sentKeys.has(name);
  const parameters = tables.flatMap((table) => {
    if (table.describes === 'parameters') return table.attributes;
    return table.describes === 'request' ? table.attributes.filter(isVariable) : [];
  });
  const others = tables.map((table) =>
    table.describes === 'request'
      ? { ...table, attributes: table.attributes.filter((each) => !isVariable(each)) }
      : table,
  );
  return {
    tables: others.filter(({ attributes }) => attributes.length > 0),
    parameters: parameters.map(parameterFrom),
  };
}

function parameterFrom(attribute: Attribute): DescribedParameter {
  const { name, required = false, typeText, description, source } = attribute;
  return {
    name,
    required,
    type: typeText === '' ? undefined : typeText.toLowerCase(),
    description,
    example: written(attribute.example),
    default: written(attribute.default),
    values: attribute.values.flatMap((value) => written(value) ?? []),
    source,
  };
}

function written(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  return textOfJson(value);
}
