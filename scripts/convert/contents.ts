/** The bodies of messages, by media type. */
import { type ApiOtherContent, type Content, sameJson } from '../analysis/index.ts';
import {
  type DocumentedMessage,
  isForm,
  type Json,
  type JsonObject,
  type JsonSchema,
  sampleFile,
} from '../documentation/index.ts';
import type { Components } from './components.ts';
import { texts, withoutEmpty } from './parts.ts';

export interface AlternativeContent {
  readonly message: Pick<DocumentedMessage, 'mediaType' | 'body' | 'encoding'>;
  readonly content: Content;
  /** The schema as an OpenAPI document writes it; undefined if it writes none. */
  readonly written: JsonSchema | undefined;
  /** Of its example; empty if it has none. */
  readonly name: string;
}

/** What a response may be given as instead. */
export function alternativeContents(
  others: readonly ApiOtherContent[],
  first: string | undefined,
): readonly AlternativeContent[] {
  const beside = others.filter(({ documented }) => documented.mediaType !== first);
  return beside.map(({ documented }) => ({
    message: documented,
    content: { kind: 'unknown' },
    written: documented.schema ?? documented.shape,
    name: '',
  }));
}

export function contentsOf(shown: readonly AlternativeContent[], components: Components): JsonObject {
  const types = [...new Set(shown.flatMap((each) => typeOf(each) ?? []))];
  return Object.fromEntries(
    types.map((type) => [
      type,
      contentOf(
        shown.filter((each) => typeOf(each) === type),
        components,
      ),
    ]),
  );
}

/** What says nothing of its type and shows no body has none. */
function typeOf({ message, content }: AlternativeContent): string | undefined {
  if (message.mediaType !== undefined) return message.mediaType;
  if (content.kind === 'form') return 'application/x-www-form-urlencoded';
  if (content.kind === 'json') return 'application/json';
  return message.body === undefined ? undefined : 'text/plain';
}

function contentOf(shown: readonly AlternativeContent[], components: Components): JsonObject {
  const schemas = shown.flatMap((each) => schemaOf(each, components) ?? []);
  const distinct = schemas.filter(
    (schema, index) => schemas.findIndex((other) => sameJson(other, schema)) === index,
  );
  const examples = shown.flatMap((each) => {
    const value = exampleOf(each);
    return value === undefined ? [] : [{ name: each.name, value }];
  });
  const [first] = examples;
  return {
    ...(distinct.length === 0
      ? {}
      : { schema: distinct.length === 1 ? (distinct[0] ?? {}) : { anyOf: distinct } }),
    ...withoutEmpty({ encoding: encodingOf(shown) }),
    ...(examples.length === 1 && first?.name === '' ? { example: first.value } : {}),
    ...(examples.length > 1 || (first && first.name !== '') ? { examples: named(examples) } : {}),
  };
}

function encodingOf(shown: readonly AlternativeContent[]): JsonObject {
  const encoding = shown.flatMap(({ message }) => Object.entries(message.encoding ?? {}));
  return Object.fromEntries(
    encoding.map(([name, { mediaType, joined }]) => [
      name,
      { ...texts({ contentType: mediaType }), ...(joined ? { explode: false } : {}) },
    ]),
  );
}

function schemaOf({ content, written }: AlternativeContent, components: Components): Json | undefined {
  if (written !== undefined) return components.moved(written);
  switch (content.kind) {
    case 'json':
    case 'form':
      return components.moved(content.resolved.schema);
    case 'text':
      return { type: 'string' };
    case 'empty':
    case 'unknown':
      return undefined;
  }
}

/** What a person has written, and a text that is not made of its schema alone. */
function exampleOf({ message: { mediaType, body }, content, written }: AlternativeContent): Json | undefined {
  if (!body) return undefined;
  const isPlainText = content.kind === 'text' && !isForm(mediaType) && body.text !== sampleFile;
  if (body.generated && (written !== undefined || !isPlainText)) return undefined;
  return body.json ?? body.text;
}

function named(examples: readonly { readonly name: string; readonly value: Json }[]): JsonObject {
  const taken = new Set<string>();
  return Object.fromEntries(
    examples.map(({ name, value }, index) => {
      const wish = name || `example-${index + 1}`;
      const free = taken.has(wish) ? `${wish} (${index + 1})` : wish;
      taken.add(free);
      return [free, { value }];
    }),
  );
}
