/** The body of a request in the mode in which Postman edits it. */
import { isObject } from '../../analysis/index.ts';
import { isMultipart, type Operation } from '../../documentation/index.ts';
import type { BodyPlan, FormField } from '../../scenarios/index.ts';
import type { PostmanBody, PostmanFormPart, PostmanPair } from '../postman-collection.ts';
import { filled, withoutBraces } from './inert.ts';
import { templateOf } from './json-template.ts';

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
