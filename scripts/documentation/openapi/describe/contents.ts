/** The content of a message: the media type to speak, its schema and its examples. */

import { endsInReference, nameSuggestsFormat, once, wordsOf } from '../../../vocabulary/index.ts';
import { textOfJson } from '../../exact-json.ts';
import { isForm, isJsonType, sampleFile } from '../../forms.ts';
import type { Body, Json, JsonSchema, OtherContent } from '../../model.ts';
import { type Content, noContent } from '../../no-content.ts';
import { schemaExample, schemaExampleToSend } from '../../schema-values/schema-example.ts';
import { isObject } from '../../schema-values/schema-parts.ts';
import { writtenText } from '../../written-values.ts';
import type { SpecContent, SpecExample } from '../spec.ts';

/**
 * JSON first, as all of it can be judged; then forms, text, and whatever else there is. Each media type once: a range may
 * stand for one that is named as well.
 */
export function inOrder(contents: readonly SpecContent[]): readonly SpecContent[] {
  const byType = new Map<string, SpecContent>();
  for (const content of contents.toSorted((a, b) => Number(isRange(a)) - Number(isRange(b)))) {
    const type = sentType(content.mediaType);
    if (!byType.has(type)) byType.set(type, content);
  }
  const kept = new Set(byType.values());
  return contents
    .filter((content) => kept.has(content))
    .sort((a, b) => rank(sentType(a.mediaType)) - rank(sentType(b.mediaType)));
}

function isRange({ mediaType }: SpecContent): boolean {
  return sentType(mediaType) !== mediaType;
}

function rank(mediaType: string): number {
  if (/^application\/json\b/i.test(mediaType)) return 0;
  if (isJsonType(mediaType)) return 1;
  if (/form/i.test(mediaType)) return 3;
  return /^text\//i.test(mediaType) ? 4 : 5;
}

/** A media range names no type by itself: JSON is what APIs mean by it. */
function sentType(mediaType: string): string {
  return /^(\*|application)\/\*/.test(mediaType) ? 'application/json' : mediaType;
}

/** What the message is for: a change leaves out what it need not change. */
type Context = 'request' | 'change' | 'response';

export function contentOf(content: SpecContent, example: SpecExample | undefined, context: Context): Content {
  const mediaType = sentType(content.mediaType);
  const json = isJsonType(mediaType);
  const schema = typeof content.schema === 'object' ? content.schema : undefined;
  const isJudged = json || (isForm(mediaType) && context !== 'response');
  return {
    ...noContent,
    mediaType,
    body: example ? shownBody(example, content, mediaType) : madeBody(content, mediaType, context),
    ...(Object.keys(content.encoding).length > 0 ? { encoding: content.encoding } : {}),
    ...(isJudged || schema === undefined ? { schema } : { shape: schema }),
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
    ...(isPlain || schema === undefined ? { schema } : { schema: undefined, shape: schema }),
    ...(content.notation && schema !== undefined && !isPlain ? { notation: content.notation } : {}),
    body: contentOf(content, example, 'response').body,
    // How a text shows an object is not said.
    negotiable: negotiable && (isPlain || schema === undefined || !/^text\/(plain|html)\b/i.test(mediaType)),
  };
}

export function isTextSchema({ type, format }: JsonSchema): boolean {
  return type === 'string' && format !== 'binary' && format !== 'byte';
}

function shownBody(example: SpecExample, content: SpecContent, mediaType: string): Body {
  const value = jsonIn(example.value, mediaType);
  return {
    text: bodyText(value, mediaType, content),
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

/** Many responses have one schema: that of their errors. */
const exampleOf = once((schema: JsonSchema) => schemaExample(schema, madeText));

function madeBody(content: SpecContent, mediaType: string, context: Context): Body | undefined {
  const { schema, source } = content;
  const generated = { json: undefined, lenient: false, generated: true, source };
  if (context !== 'response' && isFile(content, mediaType)) return { ...generated, text: sampleFile };
  if (typeof schema !== 'object') return undefined;
  const whole = exampleOf(schema);
  const isWhole = context === 'response' || !(isJsonType(mediaType) || isForm(mediaType));
  const value = isWhole
    ? whole
    : schemaExampleToSend(schema, madeText, isForm(mediaType) ? madeText : undefined);
  if (value === undefined) return undefined;
  const body = { ...generated, text: bodyText(value, mediaType, content) };
  if (!isJsonType(mediaType)) return body.text === '' ? undefined : body;
  const isOpen = context !== 'response' && whole !== undefined && leavesOpen(schema, whole);
  return { ...body, json: value, ...(isOpen ? { complete: whole } : {}) };
}

/** Whether the body is a file, or text of any kind: no schema says more of it than that it is one text. */
function isFile({ schema }: SpecContent, mediaType: string): boolean {
  if (isJsonType(mediaType) || isForm(mediaType) || /[/+]xml\b/i.test(mediaType)) return false;
  if (typeof schema !== 'object') return true;
  const { type, enum: members, pattern, minLength, maxLength, examples } = schema;
  const isOpen = [members, pattern, minLength, maxLength, examples].every((said) => said === undefined);
  return isOpen && (type === undefined || type === 'string') && schema.$ref === undefined;
}

/** Ids stand in paths as they are, and an address is told by its name. */
function madeText(name: string): string {
  if (nameSuggestsFormat('email', wordsOf(name).join(' '))) return 'sample@example.com';
  return endsInReference(name) ? `sample-${name}` : `sample ${name}`.trim();
}

/** Whether more can be sent than has to be. */
function leavesOpen({ required }: JsonSchema, whole: Json): boolean {
  return isObject(whole) && Object.keys(whole).length > (Array.isArray(required) ? required.length : 0);
}

function bodyText(value: Json, mediaType: string, { notation }: SpecContent): string {
  if (notation && typeof value === 'object' && value !== null) return writtenText(value, notation);
  // A multipart form gets its boundaries when it is sent.
  if (isForm(mediaType) && typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([name, each]) => [name, textOfJson(each)]);
    return new URLSearchParams(pairs as [string, string][]).toString();
  }
  if (isJsonType(mediaType) || typeof value !== 'string') return JSON.stringify(value, null, 2);
  return value;
}
