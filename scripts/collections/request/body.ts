/** The body of a request in the mode in which Postman edits it. */
import { isObject } from '../../analysis/index.ts';
import {
  escapeStep,
  isMultipart,
  type Json,
  jsonText,
  keysOf,
  type Operation,
} from '../../documentation/index.ts';
import type { BodyPlan, FormField } from '../../scenarios/index.ts';
import type { PostmanBody, PostmanFormPart, PostmanPair } from '../postman-collection.ts';
import { filled, withoutBraces } from './inert.ts';

export function bodyOf(body: BodyPlan, operation: Operation): PostmanBody {
  switch (body.kind) {
    case 'json':
      return {
        mode: 'raw',
        raw: templateOf(body.json, body.fills),
        options: { raw: { language: 'json' } },
      };
    case 'form':
      return formOf(body, fieldDescriptions(operation));
    case 'text':
      return { mode: 'raw', raw: withoutBraces(body.text) };
  }
}

function formOf(
  { mediaType, fields }: Extract<BodyPlan, { kind: 'form' }>,
  descriptions: ReadonlyMap<string, string>,
): PostmanBody {
  return isMultipart(mediaType)
    ? { mode: 'formdata', formdata: fields.map((field) => partOf(field, descriptions)) }
    : { mode: 'urlencoded', urlencoded: fields.map((field) => pairOf(field, descriptions)) };
}

function partOf(field: FormField, descriptions: ReadonlyMap<string, string>): PostmanFormPart {
  const { value, ...pair } = pairOf(field, descriptions);
  return field.file
    ? { ...pair, type: 'file', src: [], contentType: withoutBraces(field.file.mediaType) }
    : { ...pair, value, type: 'text' };
}

function pairOf({ name, value }: FormField, descriptions: ReadonlyMap<string, string>): PostmanPair {
  const description = descriptions.get(name);
  return {
    key: withoutBraces(name),
    value: typeof value === 'string' ? withoutBraces(value) : filled(value.input),
    ...(description ? { description } : {}),
  };
}

/** What the documentation says of the fields of a request's body, by their names. */
function fieldDescriptions({ attributes, requests }: Operation): ReadonlyMap<string, string> {
  const written = requests.flatMap(({ schema }) => {
    const properties = schema?.properties;
    return isObject(properties) ? Object.entries(properties) : [];
  });
  return new Map([
    ...written.flatMap(([name, property]): [string, string][] =>
      isObject(property) && typeof property.description === 'string' ? [[name, property.description]] : [],
    ),
    ...attributes.map(({ name, description }): [string, string] => [name, description]),
  ]);
}

/** A JSON body with a name in the places that are filled when it is sent. */
interface Fill {
  /** JSON Pointer. */
  readonly pointer: string;
  readonly input: string;
}

function templateOf(json: Json, fills: readonly Fill[]): string {
  const marks = new Map(fills.map((fill) => [fill.pointer, fill.input]));
  const text = jsonText(withMarks(json, '', marks), 2);
  // Two braces in a row are in strings only, where one can be written as an escape.
  return text
    .replace(/\{(?=\{)/g, '\\u007b')
    .replace(/"\uE000([^"]*)\uE001"/g, (_, input: string) => filled(input));
}

function withMarks(value: Json, pointer: string, marks: ReadonlyMap<string, string>): Json {
  const mark = marks.get(pointer);
  if (mark !== undefined) return holed(mark);
  if (Array.isArray(value))
    return value.map((item: Json, index) => withMarks(item, `${pointer}/${index}`, marks));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, child]): [string, Json] => [
    key,
    withMarks(child, `${pointer}/${escapeStep(key)}`, marks),
  ]);
  const missing = [...marks].filter(
    ([place]) => place.startsWith(`${pointer}/`) && place.split('/').length === pointer.split('/').length + 1,
  );
  const added = missing
    .map(([place, text]): [string, Json] => [lastKey(place), holed(text)])
    .filter(([key]) => !Object.hasOwn(value, key));
  return Object.fromEntries([...entries, ...added]);
}

/** Private-use characters mark a hole until the JSON is text, where its quotes go. */
function holed(input: string): string {
  return `\uE000${input}\uE001`;
}

function lastKey(pointer: string): string {
  return keysOf(pointer).at(-1) ?? '';
}
