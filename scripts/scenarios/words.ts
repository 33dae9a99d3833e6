/** What a documented response says in words: its description and the sentences in its body. */
import type { DocumentedResponse, Json, Source } from '../documentation/index.ts';

export interface ResponseWords {
  /** Sentences of the body that speak to people, e.g. `external ip must be a valid IPv4 address`. */
  readonly messages: readonly string[];
  /** Short codes in the body, e.g. `resource_not_found`. */
  readonly codes: readonly string[];
  readonly description: string;
  readonly source: Source;
}

export function wordsOfResponse(response: DocumentedResponse): ResponseWords {
  const body = response.body;
  const leaves = body?.json === undefined ? [] : stringLeaves(body.json, '');
  const plainText = body && body.json === undefined ? tagless(body.text) : '';
  return {
    messages: [...leaves.filter(isSentence).map((leaf) => leaf.text), ...(plainText ? [plainText] : [])],
    codes: leaves.filter((leaf) => !isSentence(leaf)).map((leaf) => leaf.text),
    description: response.description.trim(),
    source: body?.source ?? response.source,
  };
}

/** The messages, or the description where the body has none. */
export function sayings(words: ResponseWords): readonly string[] {
  const said = [...words.messages, ...(words.description ? [words.description] : [])];
  return said.length > 0 ? said : words.codes;
}

interface Leaf {
  readonly key: string;
  readonly text: string;
}

function stringLeaves(value: Json, key: string): readonly Leaf[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (Array.isArray(value)) return value.flatMap((each: Json) => stringLeaves(each, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => stringLeaves(child, name));
}

const messageKey = /^(.*[_-])?(messages?|errors?|details?|descriptions?|reasons?|title|text|msg|hint|info)$/i;

function isSentence(leaf: Leaf): boolean {
  const hasWords = /\p{L}+[\s,:]+\S*\p{L}/u.test(leaf.text);
  return (
    hasWords || (messageKey.test(leaf.key) && !/^[\w.-]*[_.-][\w.-]*$/.test(leaf.text) && leaf.text !== '')
  );
}

function tagless(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}
