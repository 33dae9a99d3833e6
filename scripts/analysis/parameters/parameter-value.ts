import { type Json, type JsonSchema, parseJson } from '../../documentation/index.ts';
import { booleanIn } from '../../vocabulary/index.ts';
import { isObject } from '../json.ts';

/**
 * The value that the texts of a parameter or form field stand for, in the type that its schema names. A list stands in
 * one text, parted by `separator`, or in several.
 */
export function parameterValue(schema: JsonSchema, texts: readonly string[], separator = ','): Json {
  const types = [schema.type ?? []].flat();
  if (types.includes('array')) {
    const items = isObject(schema.items) ? schema.items : {};
    const parts = texts.length === 1 ? (texts[0] ?? '').split(separator) : texts;
    return parts.map((part) => scalarOf(items, part.trim()));
  }
  return texts.length > 1 ? texts.map((text) => scalarOf(schema, text)) : scalarOf(schema, texts[0] ?? '');
}

/** A text that is not of the type stays a text, so that the schema refuses it. */
function scalarOf(schema: JsonSchema, text: string): Json {
  const types = [schema.type ?? []].flat();
  const isNumeric = types.includes('number') || types.includes('integer');
  if (isNumeric && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  const truth = types.includes('boolean') ? booleanIn(text) : undefined;
  if (truth !== undefined) return truth;
  return types.includes('object') ? (objectIn(text) ?? text) : text;
}

/** An object that is sent as JSON; undefined for any other text. */
function objectIn(text: string): Json | undefined {
  try {
    const json = parseJson(text);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
