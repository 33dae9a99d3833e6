import {
  effectiveSchema,
  inCommas,
  itemsIn,
  type Json,
  type JsonSchema,
  objectIn,
  type Parameter,
  pairsIn,
  parsedJson,
} from '../../documentation/index.ts';
import { booleanIn } from '../../vocabulary/index.ts';
import { isObject } from '../json.ts';

/** What the texts of a parameter or form field are written like. */
export type TextForm = Partial<Pick<Parameter, 'name' | 'parts' | 'mediaType'>>;

/**
 * The value that the texts of a parameter or form field stand for, in the type that its schema names. A list is in
 * one text, in parts, or in several.
 */
export function parameterValue(whole: JsonSchema, texts: readonly string[], form: TextForm = {}): Json {
  const [text = ''] = texts;
  if (form.mediaType !== undefined) return parsedJson(text) ?? text;
  const schema = effectiveSchema(whole, whole);
  const types = [schema.type ?? []].flat();
  const { name = '', parts = inCommas } = form;
  const scalarIn = (of: Json | undefined, each: string) =>
    scalarOf(isObject(of) ? effectiveSchema(of, whole) : {}, each);
  if (types.includes('array')) {
    const items = texts.length === 1 ? itemsIn(text, name, parts) : texts;
    return items.map((item) => scalarIn(schema.items, item.trim()));
  }
  if (texts.length > 1) return texts.map((each) => scalarOf(schema, each));
  if (!types.includes('object')) return scalarOf(schema, text);
  const properties = objectIn(schema.properties);
  const pairs = (pairsIn(text, parts) ?? []).map(([key, each]): [string, Json] => [
    key,
    scalarIn(Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties, each),
  ]);
  return objectText(text) ?? (pairs.length === 0 ? scalarOf(schema, text) : Object.fromEntries(pairs));
}

/** A text that is not of the type stays a text, so that the schema refuses it. */
function scalarOf(schema: JsonSchema, text: string): Json {
  const types = [schema.type ?? []].flat();
  const isNumeric = types.includes('number') || types.includes('integer');
  if (isNumeric && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  const truth = types.includes('boolean') ? booleanIn(text) : undefined;
  if (truth !== undefined) return truth;
  return types.includes('object') ? (objectText(text) ?? text) : text;
}

/** An object that is sent as JSON; undefined for any other text. */
function objectText(text: string): Json | undefined {
  const json = parsedJson(text);
  return isObject(json) ? json : undefined;
}
