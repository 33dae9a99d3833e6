import { jsonText } from '../exact-json.ts';
import { readJson } from '../json-text.ts';
import type {
  Attribute,
  Body,
  DescribedAttributes,
  DocumentedMessage,
  Header,
  Json,
  JsonObject,
  JsonSchema,
  Source,
} from '../model.ts';
import { isObject } from '../schema-values/schema-parts.ts';
import { children, childrenOf, type Element, hasClass, keyAndValue, spans, text } from './api-elements.ts';
import { readDefinition } from './attributes.ts';
import { readBody } from './bodies.ts';
import { type Description, joinDescriptions, readDescription, readProse } from './descriptions.ts';
import { exampleBody, schemaBody } from './example-body.ts';
import { dedented, payloadLines } from './payload-lines.ts';
import { placeOf, type ReaderContext } from './reader-context.ts';
import { readMessageLine } from './repair/message-line.ts';
import { type ResponseSignature, readResponseSignature } from './repair/response-signature.ts';

/** Reads what requests and responses have in common. */
export function readMessage(
  reading: ReaderContext,
  element: Element,
  source: Source,
  context: 'request' | 'response',
): DocumentedMessage {
  const headers = readHeaders(reading, element, source);
  const assets = childrenOf(element, 'asset');
  const bodyAsset = assets.find((asset) => hasClass(asset, 'messageBody'));
  const schemaAsset = assets.find((asset) => hasClass(asset, 'messageBodySchema'));
  const signature = context === 'response' ? signatureAt(reading, source) : undefined;
  const mediaType = [
    ...headers.filter(isContentType).map(({ value }) => value),
    text(bodyAsset?.attributes?.contentType),
    signature?.mediaType,
  ].find(isMediaType);
  const { body, prose } = readBody(reading, bodyAsset, mediaType, source);
  const written = schemaAsset !== undefined && spans(schemaAsset).length > 0;
  const description: Description = joinDescriptions([
    { description: signature?.words ?? '', tables: [] },
    readProse(reading, reading.looseText.remarks.get(source.line) ?? [], { of: context }),
    readDescription(reading, element, { of: context }),
    readProse(reading, prose, { of: context }),
  ]);
  const { described, misread } = readDefinition(reading, childrenOf(element, 'dataStructure')[0]);
  const schema = written ? readSchema(reading, schemaAsset, source) : undefined;
  const madeBody = (parsed: Body) =>
    misread ? exampleBody(described, source) : withoutEmptyRecursion(parsed, described);
  const made = body?.generated ? madeBody(body) : body;
  return {
    mediaType,
    headers: headers.filter((header) => !isContentType(header)),
    body:
      made ??
      (schema && /[/+]json\b|^$/i.test(mediaType ?? '') ? schemaBody(schema, context, source) : undefined),
    schema,
    attributesSchema:
      written || misread || !schemaAsset ? undefined : readSchema(reading, schemaAsset, source),
    ...described,
    ...description,
    source,
  };
}

/** What the line of a response says: of `+ Response 404 Not Found` the parser makes a response 200. */
export function signatureAt(reading: ReaderContext, source: Source): ResponseSignature | undefined {
  const line = readMessageLine(reading.document.written[source.line - 1] ?? '');
  return line?.keyword === 'Response' ? readResponseSignature(line.rest) : undefined;
}

function isContentType(header: Header): boolean {
  return header.name.toLowerCase() === 'content-type';
}

/** `+ Request (body)`: what is in the parentheses is not a media type. */
function isMediaType(written: string | undefined): boolean {
  return written?.includes('/') ?? false;
}

function readHeaders(reading: ReaderContext, element: Element, fallback: Source): readonly Header[] {
  return children(element.attributes?.headers).map((member) => {
    const { key, value } = keyAndValue(member);
    return {
      name: text(key) ?? '',
      value: text(value) ?? '',
      source: placeOf(reading, member, key) ?? fallback,
    };
  });
}

function readSchema(reading: ReaderContext, asset: Element, message: Source): JsonSchema | undefined {
  const payload = payloadLines(reading, asset);
  const written = payload ? dedented(payload.body) : { text: text(asset) ?? '', line: message.line };
  if (!written) return undefined;
  const read = readJson(written.text);
  if (read.kind !== 'invalid' && isObject(read.json)) return read.json;
  const problem = read.kind === 'invalid' ? read.problem : { what: 'it is not an object', line: 0 };
  const body = reading.document.lines[message.line - 1]?.trim() ?? '';
  reading.note('schema-not-usable', 'warning', reading.document.at(written.line + problem.line), {
    body: `"${body}"`,
    problem: problem.what,
  });
  return undefined;
}

/** The parser's example without the empty objects that it puts where a type is within itself. */
function withoutEmptyRecursion(body: Body, { attributes }: DescribedAttributes): Body {
  if (body.json === undefined || !attributes.some(isRecursive)) return body;
  const json = prunedFields(body.json, attributes);
  return { ...body, json, text: jsonText(json, 2) };
}

function isRecursive({ recursive, items, children }: Attribute): boolean {
  return recursive === true || items?.recursive === true || children.some(isRecursive);
}

/** The fields of an object, or of the objects in a list. */
function prunedFields(json: Json, attributes: readonly Attribute[]): Json {
  if (Array.isArray(json)) return json.map((item) => prunedFields(item, attributes));
  if (typeof json !== 'object' || json === null) return json;
  const named = new Map(attributes.map((attribute) => [attribute.name, attribute]));
  const entries = Object.entries(json as JsonObject).flatMap(([name, value]): [string, Json][] => {
    const attribute = named.get(name);
    if (!attribute) return [[name, value]];
    if (attribute.recursive && isEmptyObject(value)) return [];
    if (attribute.items?.recursive && Array.isArray(value))
      return [[name, value.filter((item) => !isEmptyObject(item))]];
    return [[name, prunedFields(value, attribute.children)]];
  });
  return Object.fromEntries(entries);
}

function isEmptyObject(value: Json): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}
