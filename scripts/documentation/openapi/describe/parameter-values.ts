import { textOfJson } from '../../exact-json.ts';
import type { Json, Parameter, TextParts } from '../../model.ts';
import { effectiveSchema } from '../../schema-values/effective-schema.ts';
import { schemaExample } from '../../schema-values/schema-example.ts';
import { inCommas, joinedParts } from '../../text-parts.ts';
import type { SpecParameter } from '../spec.ts';

/** The documented value of a parameter as text, in the style in which it is sent; undefined where none is documented. */
export function exampleOfParameter(parameter: SpecParameter): string | undefined {
  const { schema } = parameter;
  const shown = shownExample(parameter);
  if (shown !== undefined) return styled(shown, parameter);
  if (!parameter.required || typeof schema !== 'object') return undefined;
  const made = schemaExample(schema, () => '');
  return made === undefined || made === '' ? undefined : styled(made, parameter);
}

/** Whether the document itself shows a value. */
export function showsExample(parameter: SpecParameter): boolean {
  return shownExample(parameter) !== undefined;
}

/** With what it refers to. */
export function schemaOfParameter({ schema }: SpecParameter): { readonly [key: string]: Json } {
  return typeof schema === 'object' ? effectiveSchema(schema, schema) : {};
}

function shownExample(parameter: SpecParameter): Json | undefined {
  return parameter.example ?? documentedIn(schemaOfParameter(parameter));
}

function documentedIn(schema: { readonly [key: string]: Json }): Json | undefined {
  return Array.isArray(schema.examples) ? (schema.examples as readonly Json[])[0] : undefined;
}

function styled(value: Json, parameter: SpecParameter): string {
  if (parameter.mediaType !== undefined) return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return textOfJson(value);
  return joinedParts(value, parameter.name, partsOf(parameter) ?? inCommas);
}

/** How its texts are read and sent, where that is not plain. */
export function textOfParameter(
  parameter: SpecParameter,
): Pick<Parameter, 'parts' | 'literal' | 'mediaType'> {
  const parts = partsOf(parameter);
  const literal = literalIn(parameter, parts);
  return {
    ...(parts === undefined || (parts.separator === ',' && !parts.named) ? {} : { parts }),
    ...(literal === '' ? {} : { literal }),
    ...(parameter.mediaType === undefined ? {} : { mediaType: parameter.mediaType }),
  };
}

/** undefined for plain values and for what is not written into one text. */
function partsOf(parameter: SpecParameter): TextParts | undefined {
  const { style, explode } = parameter;
  const shape = shapeOf(parameter);
  if (shape === 'plain' || parameter.mediaType !== undefined || isRepeated(parameter)) return undefined;
  switch (style) {
    case 'simple':
      return { separator: ',', ...(explode && shape === 'object' ? named : {}) };
    case 'label':
      return explode ? { separator: '.', ...(shape === 'object' ? named : {}) } : inCommas;
    case 'matrix':
      return explode ? { separator: ';', ...named } : inCommas;
    case 'spaceDelimited':
      return { separator: ' ' };
    case 'pipeDelimited':
      return { separator: '|' };
    case 'tabDelimited':
      return { separator: '\t' };
    case 'form':
    case 'cookie':
    case 'deepObject':
      return inCommas;
  }
}

const named = { named: true } as const;

/** Whether its values are lists or objects. */
export function shapeOf({ schema }: Pick<SpecParameter, 'schema'>): 'list' | 'object' | 'plain' {
  if (typeof schema !== 'object') return 'plain';
  const { type, properties } = effectiveSchema(schema, schema);
  const types = [type].flat();
  if (types.includes('array')) return 'list';
  return types.includes('object') || (type === undefined && properties !== undefined) ? 'object' : 'plain';
}

/** A list whose items are sent under its name again and again. */
export function isRepeated(parameter: SpecParameter): boolean {
  return parameter.in === 'query' && parameter.explode && shapeOf(parameter) === 'list';
}

/** What parts a list is not encoded, so that it differs from the same character in an item (RFC 6570, 3.2.1). */
function literalIn(parameter: SpecParameter, parts: TextParts | undefined): string {
  if (parameter.in === 'query' && parameter.allowReserved) return reservedInQuery;
  if (parts === undefined || parameter.in === 'header') return '';
  return `${/[,;]/.test(parts.separator) ? parts.separator : ''}${parts.named ? '=' : ''}`;
}

/** The reserved characters of RFC 3986 that do not end a value or its pair in the query. */
const reservedInQuery = ":/?@!$'()*,;";
