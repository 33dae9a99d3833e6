import type { DocumentedMessage, Header, JsonSchema, Source } from '../model.ts';
import { children, childrenOf, type Element, hasClass, keyAndValue, spans, text } from './api-elements.ts';
import { readAttributes } from './attributes.ts';
import { readBody } from './bodies.ts';
import type { DataStructures } from './data-structures.ts';
import { readDescription } from './descriptions.ts';
import { placeOf, type Reading } from './reading.ts';

/** Reads what requests and responses have in common. */
export function readMessage(
  reading: Reading,
  structures: DataStructures,
  element: Element,
  source: Source,
  context: 'request' | 'response',
): DocumentedMessage {
  const headers = readHeaders(reading, element, source);
  const body = childrenOf(element, 'asset').find((asset) => hasClass(asset, 'messageBody'));
  const schema = childrenOf(element, 'asset').find((asset) => hasClass(asset, 'messageBodySchema'));
  const mediaType = headers.find(isContentType)?.value ?? text(body?.attributes?.contentType);
  const written = schema !== undefined && spans(schema).length > 0;
  return {
    mediaType,
    headers: headers.filter((header) => !isContentType(header)),
    body: readBody(reading, body, mediaType, source),
    schema: written ? readSchema(reading, schema, source) : undefined,
    attributesSchema: written || !schema ? undefined : readSchema(reading, schema, source),
    ...readAttributes(reading, structures, childrenOf(element, 'dataStructure')[0]),
    ...readDescription(reading, element, { of: context }),
    source,
  };
}

function isContentType(header: Header): boolean {
  return header.name.toLowerCase() === 'content-type';
}

function readHeaders(reading: Reading, element: Element, fallback: Source): readonly Header[] {
  return children(element.attributes?.headers).map((member) => {
    const { key, value } = keyAndValue(member);
    return {
      name: text(key) ?? '',
      value: text(value) ?? '',
      source: placeOf(reading, member, key) ?? fallback,
    };
  });
}

function readSchema(reading: Reading, asset: Element, fallback: Source): JsonSchema | undefined {
  try {
    const schema: unknown = JSON.parse(text(asset) ?? '');
    if (typeof schema === 'object' && schema !== null && !Array.isArray(schema)) return schema as JsonSchema;
  } catch {
    // Told below.
  }
  reading.note('schema-not-usable', 'warning', placeOf(reading, asset) ?? fallback);
  return undefined;
}
