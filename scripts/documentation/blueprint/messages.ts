import { readJson } from '../json-text.ts';
import type { Body, DocumentedMessage, Header, JsonSchema, Source } from '../model.ts';
import { isObject } from '../schema-values/schema-parts.ts';
import { children, childrenOf, type Element, hasClass, keyAndValue, spans, text } from './api-elements.ts';
import { readDefinition } from './attributes.ts';
import { readBody } from './bodies.ts';
import { type Description, joinDescriptions, readDescription, readProse } from './descriptions.ts';
import { exampleBody, schemaBody } from './example-body.ts';
import { dedented, payloadLines } from './payload-lines.ts';
import { placeOf, type ReaderContext } from './reader-context.ts';
import { withoutEmptyRecursion } from './recursive-example.ts';
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

/** `+ Request (body)`: what stands in the parentheses is not a media type. */
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
