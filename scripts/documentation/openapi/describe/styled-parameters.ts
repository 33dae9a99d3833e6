/** Parameters as they are sent: an object in the query becomes one parameter for each of its properties. */
import type { Json, JsonObject, JsonSchema } from '../../model.ts';
import { isObject, listIn, objectIn, ownOf, referred } from '../../schema-values/schema-parts.ts';
import type { SpecParameter } from '../spec.ts';

/** Objects in objects deeper than this stay one value. */
const deepest = 3;

export function styledParameters(parameters: readonly SpecParameter[]): readonly SpecParameter[] {
  return parameters.flatMap((parameter) => inProperties(parameter, 0));
}

function inProperties(parameter: SpecParameter, depth: number): readonly SpecParameter[] {
  const isSplit = parameter.style === 'deepObject' || (parameter.style === 'form' && parameter.explode);
  if (parameter.in !== 'query' || parameter.mediaType !== undefined || !isSplit || depth >= deepest)
    return [parameter];
  const { schema } = parameter;
  const root = typeof schema === 'object' ? schema : {};
  const own = followed(root, root);
  const properties = Object.entries(objectIn(own.properties));
  if (properties.length === 0) return [parameter];
  const shown = parameter.example ?? exampleIn(own);
  const required = listIn(own.required);
  return properties.flatMap(([name, property]) => {
    const example = isObject(shown) ? ownOf(shown, name) : undefined;
    const one = {
      ...parameter,
      name: parameter.style === 'deepObject' ? `${parameter.name}[${name}]` : name,
      required: parameter.required && required.includes(name),
      schema: withDefinitions(property, root),
      example,
    };
    // A list below an object is sent again and again under its name.
    return parameter.style === 'deepObject' ? inProperties(one, depth + 1) : [one];
  });
}

function followed(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const target = typeof schema.$ref === 'string' ? referred(schema.$ref, root) : undefined;
  return isObject(target) ? target : schema;
}

function exampleIn(schema: JsonSchema): Json | undefined {
  return listIn(schema.examples)[0];
}

function withDefinitions(schema: Json, { $defs }: JsonSchema): JsonSchema | boolean {
  if (!isObject(schema)) return schema !== false;
  return $defs === undefined || schema.$defs !== undefined ? schema : { ...schema, $defs };
}

/** The path with the operators of RFC 6570 for the styles that have one: `/map{;point}`. */
export function styledPath(path: string, parameters: readonly SpecParameter[]): string {
  return path.replace(/\{([^{}]+)\}/g, (expression, name: string) => {
    const parameter = parameters.find((each) => each.in === 'path' && each.name === name);
    switch (parameter?.style) {
      case 'label':
        return `{.${name}}`;
      case 'matrix':
        return `{;${name}}`;
      default:
        return parameter?.allowReserved ? `{+${name}}` : expression;
    }
  });
}

/** Properties and values in one text, as OpenAPI writes an object that is not split: `R,100,G,200` or `R=100,G=200`. */
export function objectText(value: JsonObject, explode: boolean, text: (value: Json) => string): string {
  const pairs = Object.entries(value).map(([name, each]) => [name, text(each)]);
  return pairs.map((pair) => pair.join(explode ? '=' : ',')).join(',');
}
