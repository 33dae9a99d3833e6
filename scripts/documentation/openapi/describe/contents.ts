/** The content of a message: the media type to speak, its schema and its examples. */
import type { Body, DocumentedMessage, Json, Source } from '../../model.ts';
import { schemaExample, schemaExampleToSend } from '../../schema-example.ts';
import type { SpecContent, SpecExample } from '../spec.ts';

/** JSON first, as all of it can be judged; then forms, text, and whatever else there is. */
export function inOrder(contents: readonly SpecContent[]): readonly SpecContent[] {
  return [...contents].sort((a, b) => rank(a.mediaType) - rank(b.mediaType));
}

function rank(mediaType: string): number {
  if (/^application\/json\b/i.test(mediaType)) return 0;
  if (isJson(mediaType)) return 1;
  if (mediaType === '*/*' || /^application\/\*/.test(mediaType)) return 2;
  if (/form/i.test(mediaType)) return 3;
  return /^text\//i.test(mediaType) ? 4 : 5;
}

export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\b/i.test(mediaType);
}

/** A media range names no type by itself: JSON is what APIs mean by it. */
export function sentType(mediaType: string): string {
  return /^(\*|application)\/\*/.test(mediaType) ? 'application/json' : mediaType;
}

type Content = Pick<
  DocumentedMessage,
  'mediaType' | 'body' | 'schema' | 'attributesSchema' | 'attributes' | 'attributesType'
>;

export const noContent: Content = {
  mediaType: undefined,
  body: undefined,
  schema: undefined,
  attributesSchema: undefined,
  attributes: [],
  attributesType: undefined,
};

export function contentOf(
  content: SpecContent,
  example: SpecExample | undefined,
  context: 'request' | 'response',
): Content {
  const mediaType = sentType(content.mediaType);
  const json = isJson(mediaType);
  const schema =
    typeof content.schema === 'object' && (json || context === 'request') ? content.schema : undefined;
  return {
    ...noContent,
    mediaType,
    body: example ? shownBody(example, mediaType) : madeBody(content, mediaType, context),
    schema: json ? schema : undefined,
  };
}

function shownBody(example: SpecExample, mediaType: string): Body {
  const value = jsonIn(example.value, mediaType);
  return {
    text: bodyText(value, mediaType),
    json: isJson(mediaType) ? value : undefined,
    lenient: false,
    generated: false,
    source: example.source,
  };
}

/** Many write JSON as text into an example. */
function jsonIn(value: Json, mediaType: string): Json {
  if (typeof value !== 'string' || !isJson(mediaType)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function madeBody(
  content: SpecContent,
  mediaType: string,
  context: 'request' | 'response',
): Body | undefined {
  if (typeof content.schema !== 'object') return undefined;
  const value =
    context === 'request'
      ? schemaExampleToSend(content.schema)
      : schemaExample(content.schema, (name) => `sample ${name}`.trim());
  return value === undefined ? undefined : made(value, mediaType, content.source);
}

function made(value: Json, mediaType: string, source: Source): Body | undefined {
  if (isJson(mediaType)) {
    return { text: JSON.stringify(value, null, 2), json: value, lenient: false, generated: true, source };
  }
  const text = bodyText(value, mediaType);
  return text === '' ? undefined : { text, json: undefined, lenient: false, generated: true, source };
}

function bodyText(value: Json, mediaType: string): string {
  if (/x-www-form-urlencoded/i.test(mediaType) && typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([name, each]) => [
      name,
      typeof each === 'string' ? each : JSON.stringify(each),
    ]);
    return new URLSearchParams(pairs as [string, string][]).toString();
  }
  if (isJson(mediaType) || typeof value !== 'string') return JSON.stringify(value, null, 2);
  return value;
}
