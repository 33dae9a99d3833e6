/** The content of a message: the media type to speak, its schema and its examples. */

import { isForm, isJsonType, sampleFile } from '../../forms.ts';
import type { Body, DocumentedMessage, Json, JsonSchema, OtherContent } from '../../model.ts';
import { schemaExample, schemaExampleToSend } from '../../schema-values/schema-example.ts';
import { isObject } from '../../schema-values/schema-parts.ts';
import type { SpecContent, SpecExample } from '../spec.ts';

/** JSON first, as all of it can be judged; then forms, text, and whatever else there is. */
export function inOrder(contents: readonly SpecContent[]): readonly SpecContent[] {
  return [...contents].sort((a, b) => rank(a.mediaType) - rank(b.mediaType));
}

function rank(mediaType: string): number {
  if (/^application\/json\b/i.test(mediaType)) return 0;
  if (isJsonType(mediaType)) return 1;
  if (mediaType === '*/*' || /^application\/\*/.test(mediaType)) return 2;
  if (/form/i.test(mediaType)) return 3;
  return /^text\//i.test(mediaType) ? 4 : 5;
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

/** What the message is for: a change leaves out what it need not change. */
type Context = 'request' | 'change' | 'response';

export function contentOf(content: SpecContent, example: SpecExample | undefined, context: Context): Content {
  const mediaType = sentType(content.mediaType);
  const json = isJsonType(mediaType);
  const schema =
    typeof content.schema === 'object' && (json || context !== 'response') ? content.schema : undefined;
  return {
    ...noContent,
    mediaType,
    body: example ? shownBody(example, mediaType) : madeBody(content, mediaType, context),
    schema: json || (isForm(mediaType) && context !== 'response') ? schema : undefined,
  };
}

/** A response in another media type than the first: text of any kind is judged as one string. */
export function otherContentOf(content: SpecContent, negotiable: boolean): OtherContent {
  const [example] = content.examples;
  const mediaType = sentType(content.mediaType);
  const schema = typeof content.schema === 'object' ? content.schema : undefined;
  const isPlain = isJsonType(mediaType) || (schema !== undefined && isTextSchema(schema));
  return {
    mediaType,
    schema: isPlain ? schema : undefined,
    body: contentOf(content, example, 'response').body,
    // How a text shows an object is not said.
    negotiable: negotiable && (isPlain || schema === undefined || !/^text\/(plain|html)\b/i.test(mediaType)),
  };
}

function isTextSchema({ type, format }: JsonSchema): boolean {
  return type === 'string' && format !== 'binary' && format !== 'byte';
}

function shownBody(example: SpecExample, mediaType: string): Body {
  const value = jsonIn(example.value, mediaType);
  return {
    text: bodyText(value, mediaType),
    json: isJsonType(mediaType) ? value : undefined,
    lenient: false,
    generated: false,
    source: example.source,
  };
}

/** Many write JSON as text into an example. */
function jsonIn(value: Json, mediaType: string): Json {
  if (typeof value !== 'string' || !isJsonType(mediaType)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function madeBody(content: SpecContent, mediaType: string, context: Context): Body | undefined {
  const { schema, source } = content;
  const generated = { json: undefined, lenient: false, generated: true, source };
  if (context !== 'response' && isFile(content, mediaType)) return { ...generated, text: sampleFile };
  if (typeof schema !== 'object') return undefined;
  const whole = schemaExample(schema, madeText);
  const value = context === 'response' ? whole : schemaExampleToSend(schema);
  if (value === undefined) return undefined;
  const body = { ...generated, text: bodyText(value, mediaType) };
  if (!isJsonType(mediaType)) return body.text === '' ? undefined : body;
  const isOpen = context !== 'response' && whole !== undefined && leavesOpen(schema, whole);
  return { ...body, json: value, ...(isOpen ? { complete: whole } : {}) };
}

/** Whether the body is a file, or text of any kind: no schema says more of it than that it is one text. */
function isFile({ schema }: SpecContent, mediaType: string): boolean {
  if (isJsonType(mediaType) || isForm(mediaType) || /[/+]xml\b/i.test(mediaType)) return false;
  if (typeof schema !== 'object') return true;
  const { type, enum: members, pattern, example, examples } = schema;
  const isOpen = [members, pattern, example, examples].every((said) => said === undefined);
  return isOpen && (type === undefined || type === 'string') && schema.$ref === undefined;
}

/** Ids stand in paths as they are. */
function madeText(name: string): string {
  const isId = /(^|[_-])(id|uuid|guid|slug|key)$|[a-z](Id|ID)$/.test(name);
  return isId ? `sample-${name}` : `sample ${name}`.trim();
}

/** Whether more can be sent than has to be. */
function leavesOpen({ required }: JsonSchema, whole: Json): boolean {
  return isObject(whole) && Object.keys(whole).length > (Array.isArray(required) ? required.length : 0);
}

function bodyText(value: Json, mediaType: string): string {
  // A multipart form gets its boundaries when it is sent.
  if (isForm(mediaType) && typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([name, each]) => [
      name,
      typeof each === 'string' ? each : JSON.stringify(each),
    ]);
    return new URLSearchParams(pairs as [string, string][]).toString();
  }
  if (isJsonType(mediaType) || typeof value !== 'string') return JSON.stringify(value, null, 2);
  return value;
}
