import type { Json } from '../../model.ts';
import { schemaExample } from '../../schema-values/schema-example.ts';
import { isObject } from '../../schema-values/schema-parts.ts';
import type { SpecParameter } from '../spec.ts';
import { objectText } from './styled-parameters.ts';

/** The documented value of a parameter as text, in the style in which it is sent; undefined where none is documented. */
export function exampleOfParameter(parameter: SpecParameter): string | undefined {
  const { schema, example } = parameter;
  const shown = example ?? (typeof schema === 'object' ? documentedIn(schema) : undefined);
  if (shown !== undefined) return styled(shown, parameter);
  if (!parameter.required || typeof schema !== 'object') return undefined;
  const made = schemaExample(schema, () => '');
  return made === undefined || made === '' ? undefined : styled(made, parameter);
}

function documentedIn(schema: { readonly [key: string]: Json }): Json | undefined {
  return Array.isArray(schema.examples) ? (schema.examples as readonly Json[])[0] : undefined;
}

function styled(value: Json, parameter: SpecParameter): string {
  if (parameter.mediaType !== undefined) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(text).join(separatorOf(parameter) ?? ',');
  // Other styles of objects in the query are several parameters.
  if (isObject(value) && (parameter.in === 'path' || parameter.style === 'form'))
    return objectText(value, parameter.in === 'path' && parameter.explode, text);
  return text(value);
}

/** What parts the items of a list, where it is not a comma. */
export function separatorOf({ style, explode }: SpecParameter): string | undefined {
  return explode ? undefined : separators[style];
}

const separators: Readonly<Record<string, string>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
  tabDelimited: '\t',
};

function text(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
