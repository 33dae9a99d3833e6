/** What a documented response says in words: its description and the sentences and codes in its body. */
import type { DocumentedResponse, Json, Source } from '../../documentation/index.ts';
import {
  type Match,
  once,
  plain,
  saysNothing,
  type Topic,
  topicsIn,
  withoutQuotations,
} from '../../vocabulary/index.ts';
import { type BodyText, textsInBody } from './body-texts.ts';

export interface ResponseWords {
  /** Sentences of the body that speak to people, e.g. `external ip must be a valid IPv4 address`. */
  readonly messages: readonly string[];
  /** Short codes in the body, e.g. `resource_not_found`. */
  readonly codes: readonly string[];
  readonly description: string;
  /** All of it, with what each text is about: messages first, then the description, then codes. */
  readonly statements: readonly Statement[];
  readonly source: Source;
}

/** One text of a response. */
export interface Statement {
  /** As written. */
  readonly text: string;
  /** As the lexicon compares it, without what is quoted. */
  readonly plain: string;
  /** What it speaks of, and in which of its words. */
  readonly topics: ReadonlyMap<Topic, Match>;
  readonly origin: 'message' | 'description' | 'code';
  /** Names that are beside it in the body as what it is about: `{"param": "name"}`, `{"errors": {"name": […]}}`. */
  readonly about: readonly string[];
  /** What the other texts of the body are about: a general message beside them speaks of the same. */
  readonly beside: readonly string[];
  /** The value that the body shows as the offending one: `{"param": "domain", "value": "baddomain"}`. */
  readonly offending: Json | undefined;
  readonly source: Source;
}

/** What a response says, in all its texts. */
export const wordsOfResponse = once((response: DocumentedResponse): ResponseWords => {
  const texts = textsOf(response);
  const description = response.description.trim();
  const source = response.body?.source ?? response.source;
  const named = [...new Set(texts.flatMap(({ about }) => about ?? []))];
  const spoken = texts.map((text) => ({
    ...statement(text, text.isSentence ? 'message' : 'code', source),
    beside: named.filter((name) => !text.about?.includes(name)),
  }));
  const described = sentences(description).map((text) => statement({ text }, 'description', response.source));
  return {
    messages: texts.filter((text) => text.isSentence).map((text) => text.text),
    codes: texts.filter((text) => !text.isSentence).map((text) => text.text),
    description,
    statements: [
      ...spoken.filter((each) => each.origin === 'message'),
      ...described,
      ...(saysCause([...spoken, ...described]) ? [] : remarksOn(response)),
      ...spoken.filter((each) => each.origin === 'code'),
    ],
    source,
  };
});

/** Whether a sentence tells more than the status does. */
function saysCause(statements: readonly Statement[]): boolean {
  return statements.some((each) => each.origin !== 'code' && !saysNothing(each.plain));
}

/** What the documentation says elsewhere of a response that tells nothing itself. */
function remarksOn({ remarks }: DocumentedResponse): readonly Statement[] {
  return remarks.flatMap(({ text, source }) =>
    sentences(text).map((sentence) => statement({ text: sentence }, 'description', source)),
  );
}

function textsOf(response: DocumentedResponse): readonly BodyText[] {
  const { body, schema } = response;
  // What is made of a schema are samples of fields, and no words on this response.
  if (!body || (body.generated && schema !== undefined)) return [];
  if (body.json !== undefined) return textsInBody(body.json);
  const text = tagless(body.text);
  return text === '' ? [] : [{ text, isSentence: true }];
}

function statement(
  text: Partial<BodyText> & { text: string },
  origin: Statement['origin'],
  source: Source,
): Statement {
  const words = plain(withoutQuotations(text.text));
  return {
    text: text.text,
    plain: words,
    topics: topicsIn(words),
    origin,
    about: text.about ?? [],
    beside: [],
    offending: text.offending,
    source,
  };
}

function sentences(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.replace(/^[\s*+#>-]+/, '').trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

function tagless(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
}
