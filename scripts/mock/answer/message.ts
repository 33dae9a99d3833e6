/** Documented messages with the value that was sent in place of the example's. */

import type { Json } from '../../documentation/index.ts';
import { isObject } from '../../scenarios/index.ts';

export interface Offence {
  /** What was sent. */
  readonly value: string;
  /** Names of the field or variable that it was sent in. */
  readonly names: readonly string[];
  /** Values that the documentation shows in that place, the refused ones first. */
  readonly examples: readonly string[];
}

/** Puts the offending value into every text of a documented error body that shows an example of it. */
export function withOffence(body: Json, offence: Offence, vocabulary: ReadonlySet<string>, key = ''): Json {
  if (typeof body === 'string') return textWithOffence(body, key, offence, vocabulary);
  if (typeof body === 'number') {
    const isValue = isNamed(key, offence) && /^-?\d+(\.\d+)?$/.test(offence.value);
    return isValue ? Number(offence.value) : body;
  }
  if (Array.isArray(body)) {
    return (body as readonly Json[]).map((each) => withOffence(each, offence, vocabulary, key));
  }
  if (!isObject(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, child]) => [name, withOffence(child, offence, vocabulary, name)]),
  );
}

function textWithOffence(
  text: string,
  key: string,
  offence: Offence,
  vocabulary: ReadonlySet<string>,
): string {
  if (offence.examples.includes(text)) return offence.value;
  if (isNamed(key, offence) && !/\s/.test(text)) return offence.value;
  const token = exampleIn(text, offence, vocabulary);
  if (token === undefined) return text;
  return text.slice(0, token.start) + offence.value + text.slice(token.end);
}

function isNamed(key: string, offence: Offence): boolean {
  if (/^(messages?|errors?|details?|description|title|reason|status|code)$/i.test(key)) return false;
  return offence.names.includes(key) || /^(value|rejected_?value|given|actual|received)$/i.test(key);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a message shows the offending value of its example; undefined where it shows none. */
export function exampleIn(
  message: string,
  offence: Offence,
  vocabulary: ReadonlySet<string>,
): Span | undefined {
  return (
    documentedExample(message, offence) ??
    quoted(message, offence, vocabulary) ??
    strange(message, vocabulary)
  );
}

function documentedExample(message: string, offence: Offence): Span | undefined {
  for (const example of offence.examples) {
    if (example.length < 2 && !/\d/.test(example)) continue;
    const at = message.search(new RegExp(`(?<![\\w.-])${escaped(example)}(?![\\w-]|\\.\\w)`, 'u'));
    if (at >= 0) return { start: at, end: at + example.length };
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

const quotes = /'([^']+)'(?!\w)|"([^"]+)"|`([^`]+)`|“([^”]+)”|‘([^’]+)’|«([^»]+)»|<([^<>]+)>|\[([^[\]]+)\]/g;

/** What stands in quotes is the value, if it is not the name of the field. */
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

/** The one word that belongs to no sentence: `glibglob` in `IP Pool glibglob does not exist.` */
function strange(message: string, vocabulary: ReadonlySet<string>): Span | undefined {
  const words = [...message.matchAll(/[^\s,;:()!?"]+/gu)].map((match) => {
    const text = match[0].replace(/[.']+$/, '');
    return { text, start: match.index, end: match.index + text.length };
  });
  const strangers = words.filter(({ text }, index) => isStrange(text, index, vocabulary));
  return strangers.length === 1 ? strangers[0] : undefined;
}

function isStrange(text: string, index: number, vocabulary: ReadonlySet<string>): boolean {
  if (text === '' || /^[-–—=+/&]+$/.test(text)) return false;
  if (/^\p{L}+(['’]\p{L}+)?$/u.test(text)) {
    const word = text.toLowerCase().replace(/['’].*$/, '');
    const known = [word, word.replace(/e?s$/, ''), word.replace(/ies$/, 'y'), `${word}s`];
    const startsSentence = index === 0 && /^\p{Lu}/u.test(text);
    return !startsSentence && !known.some((each) => vocabulary.has(each)) && !/(ed|ing|ly|tion)$/.test(word);
  }
  return (
    /[\d@._-]/.test(text) && !/^\p{L}+[-_]\p{L}+$/u.test(text) && !/^(v\d|IPv[46]|ISO|RFC|UTF-?8)/i.test(text)
  );
}
