/** Documented messages with the values of this request in place of the example's. */

import { isObject } from '../../../analysis/index.ts';
import type { Json } from '../../../documentation/index.ts';
import {
  endsLikeEnglish,
  isClassKey,
  isRefusedValueKey,
  isStatusKey,
  isTechnicalTerm,
  isTextKey,
  literally,
  standsBeforeValue,
  wordsOf,
} from '../../../vocabulary/index.ts';

export interface Offence {
  /** What was sent. */
  readonly value: string;
  /** Names of the field or variable that it was sent in, and of what it names. */
  readonly names: readonly string[];
  /** Values that the documentation shows in that place, the refused ones first. */
  readonly examples: readonly string[];
  /** Values that the rule itself states, such as a limit: a message may show them beside the refused one. */
  readonly stated: readonly string[];
}

/** The value that broke the rule comes first; the others are values of the path, which a message may name too. */
export type Offences = readonly Offence[];

/** Puts the values into every text of a documented error body that shows examples of them. */
export function withOffences(
  body: Json,
  offences: Offences,
  vocabulary: ReadonlySet<string>,
  key = '',
): Json {
  const [main] = offences;
  if (!main) return body;
  if (typeof body === 'string') {
    if (
      offences.some(
        (offence) => offence.examples.includes(body) || (isNamed(key, offence) && !/\s/.test(body)),
      )
    ) {
      return (
        offences.find((offence) => offence.examples.includes(body) || isNamed(key, offence))?.value ?? body
      );
    }
    return isStatusKey(key) || isClassKey(key) ? body : filled(body, offences, vocabulary);
  }
  if (typeof body === 'number') {
    const own = offences.find(
      (offence) => isNamed(key, offence) && /^-?\d{1,15}(\.\d+)?$/.test(offence.value),
    );
    return own ? Number(own.value) : body;
  }
  if (Array.isArray(body)) {
    return (body as readonly Json[]).map((each) => withOffences(each, offences, vocabulary, key));
  }
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, child]) => [name, withOffences(child, offences, vocabulary, name)]),
  );
}

function isNamed(key: string, offence: Offence): boolean {
  if (isTextKey(key) || isStatusKey(key)) return false;
  return offence.names.includes(key) || isRefusedValueKey(key);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A message with each value in place of its example. */
export function filled(message: string, offences: Offences, vocabulary: ReadonlySet<string>): string {
  const places: (Span & { readonly value: string })[] = [];
  offences.forEach((offence, index) => {
    const span =
      index === 0 ? exampleIn(message, offence, vocabulary) : besideName(message, offence, vocabulary);
    const isFree = span && places.every((place) => span.end <= place.start || span.start >= place.end);
    if (isFree) places.push({ ...span, value: offence.value });
  });
  return places
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, value }) => text.slice(0, start) + value + text.slice(end), message);
}

/** Where a message shows the offending value of its example; undefined if it shows none. */
export function exampleIn(
  message: string,
  offence: Offence,
  vocabulary: ReadonlySet<string>,
): Span | undefined {
  return (
    documentedExample(message, offence) ??
    quoted(message, offence, vocabulary) ??
    besideName(message, offence, vocabulary) ??
    prefixed(message, offence) ??
    strange(message, offence, vocabulary)
  );
}

function documentedExample(message: string, offence: Offence): Span | undefined {
  for (const example of offence.examples) {
    if (example.length < 2 && !/\d/.test(example)) continue;
    const at = message.search(new RegExp(`(?<![\\w.-])${literally(example)}(?![\\w-]|\\.\\w)`, 'u'));
    if (at >= 0) return { start: at, end: at + example.length };
  }
  return undefined;
}

const quotes = /'([^']+)'(?!\w)|"([^"]+)"|`([^`]+)`|“([^”]+)”|‘([^’]+)’|«([^»]+)»|<([^<>]+)>|\[([^[\]]+)\]/g;

/** What is in quotes is the value, if it is not the name of the field. */
function quoted(message: string, offence: Offence, vocabulary: ReadonlySet<string>): Span | undefined {
  for (const match of message.matchAll(quotes)) {
    const text = match.slice(1).find((each) => each !== undefined) ?? '';
    const isName = offence.names.some((name) => name.toLowerCase() === text.toLowerCase());
    const isWord = /^\p{L}+$/u.test(text) && vocabulary.has(text.toLowerCase());
    if (isName || isWord || /^\w+_\w+$/.test(text)) continue;
    const start = match.index + match[0].indexOf(text);
    return { start, end: start + text.length };
  }
  return undefined;
}

interface Word extends Span {
  readonly text: string;
}

function wordsIn(message: string): readonly Word[] {
  return [...message.matchAll(/[^\s,;:()!?"'#]+/gu)].map((match) => {
    const text = match[0].replace(/[.']+$/, '');
    return { text, start: match.index, end: match.index + text.length };
  });
}

/** The word behind the name of what it names: `glibglob` in `IP Pool glibglob does not exist.` */
function besideName(message: string, offence: Offence, vocabulary: ReadonlySet<string>): Span | undefined {
  const words = wordsIn(message);
  for (const name of offence.names) {
    const parts = wordsOf(name);
    if (parts.length === 0) continue;
    for (let at = 0; at + parts.length < words.length; at += 1) {
      if (!parts.every((part, index) => words[at + index]?.text.toLowerCase() === part)) continue;
      let next = at + parts.length;
      while (standsBeforeValue(words[next]?.text ?? '')) next += 1;
      const word = words[next];
      if (word && isStrange(word.text, vocabulary)) return word;
    }
  }
  return undefined;
}

/** A word with the prefix of a documented value: `cus_unknown` where `cus_9sKq02` is one. */
function prefixed(message: string, offence: Offence): Span | undefined {
  const prefixes = offence.examples.flatMap((example) => /^[A-Za-z]+[-_:](?=.*\d)/.exec(example)?.[0] ?? []);
  return wordsIn(message).find(({ text }) =>
    prefixes.some((prefix) => text.startsWith(prefix) && !offence.names.includes(text)),
  );
}

/** The one word that looks like a value. */
function strange(message: string, { stated }: Offence, vocabulary: ReadonlySet<string>): Span | undefined {
  const words = wordsIn(message).filter(
    ({ text }) => /\d|@/.test(text) && !stated.includes(text) && isStrange(text, vocabulary),
  );
  return words.length === 1 ? words[0] : undefined;
}

/** Whether a word belongs to no sentence: it is not a word of the documentation, and no technical term. */
function isStrange(text: string, vocabulary: ReadonlySet<string>): boolean {
  if (text === '' || /^[-–—=+/&]+$/.test(text)) return false;
  if (/^\p{L}+(['’]\p{L}+)?$/u.test(text)) {
    const word = text.toLowerCase().replace(/['’].*$/, '');
    const known = [word, word.replace(/e?s$/, ''), word.replace(/ies$/, 'y'), `${word}s`];
    return !known.some((each) => vocabulary.has(each)) && !endsLikeEnglish(word);
  }
  if (/^\p{L}+[-_]\p{L}+$/u.test(text)) return false;
  return /[\d@._-]/.test(text) && !isTechnicalTerm(text);
}
