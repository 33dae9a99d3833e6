/** Parameters as they are sent: an object in the query or in cookies becomes one parameter for each of its properties. */
import type { Json, JsonObject, JsonSchema } from '../../model.ts';
import { effectiveSchema } from '../../schema-values/effective-schema.ts';
import { isObject, listIn, objectIn, ownOf } from '../../schema-values/schema-parts.ts';
import type { SpecParameter } from '../spec.ts';
import { shapeOf } from './parameter-values.ts';

/** Objects in objects deeper than this stay one value. */
const deepest = 3;

export function styledParameters(parameters: readonly SpecParameter[]): readonly SpecParameter[] {
  return parameters.flatMap((parameter) => inProperties(parameter, 0));
}

function inProperties(parameter: SpecParameter, depth: number): readonly SpecParameter[] {
  if (!isSplit(parameter) || depth >= deepest) return [parameter];
  const { schema } = parameter;
  const root = typeof schema === 'object' ? schema : {};
  const own = effectiveSchema(root, root);
  const shown = parameter.example ?? listIn(own.examples)[0];
  const properties = Object.entries(propertiesOf(own, shown));
  if (properties.length === 0) return [parameter];
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

function isSplit({ in: place, style, explode, mediaType }: SpecParameter): boolean {
  if (mediaType !== undefined || (place !== 'query' && place !== 'cookie')) return false;
  return style === 'deepObject' || ((style === 'form' || style === 'cookie') && explode);
}

/** Of a map, those that its example shows. */
function propertiesOf({ properties, additionalProperties }: JsonSchema, shown: Json | undefined): JsonObject {
  if (properties !== undefined || !isObject(shown)) return objectIn(properties);
  const each = isObject(additionalProperties) ? additionalProperties : {};
  return Object.fromEntries(Object.keys(shown).map((name) => [name, each]));
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
        return `{;${name}${parameter.explode && shapeOf(parameter) !== 'plain' ? '*' : ''}}`;
      default:
        return parameter?.allowReserved ? `{+${name}}` : expression;
    }
  });
}
