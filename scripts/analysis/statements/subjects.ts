/** What a message is about: the field of the body or the parameter that it names. */
import { type Parameter, pathSegments } from '../../documentation/index.ts';
import {
  isCode,
  isPlainWord,
  type Match,
  sameName,
  singular,
  withoutId,
  wordsOf,
} from '../../vocabulary/index.ts';
import type { BodyField } from '../fields/fields.ts';
import { keysOf } from '../json.ts';
import type { Statement } from './words.ts';

export type Subject =
  | { readonly in: 'body'; readonly field: BodyField }
  | { readonly in: 'path' | 'query'; readonly parameter: Parameter };

/** What there is to be spoken of. */
export interface SubjectCandidates {
  readonly fields: readonly BodyField[];
  readonly parameters: readonly NamedParameter[];
}

export interface NamedParameter {
  readonly parameter: Parameter;
  /** Its own name, and that of the resource it names: `id`, `sending ip`. */
  readonly names: readonly string[];
}

interface Scored {
  readonly subject: Subject;
  readonly score: number;
}

/**
 * The fields and parameters that a statement speaks of, surest first: those that the structure of the body names, those
 * in quotes, those whose words are in the text, nearest to `near`.
 */
export function subjectsOf(
  statement: Statement,
  nameable: SubjectCandidates,
  near?: Match,
): readonly Subject[] {
  const text = mentionText(statement, near);
  const beside = namedBeside(statement, nameable);
  const isOfTheBody = nameable.fields.some((field) => structural(beside, field) > 0);
  const fields = nameable.fields.map(
    (field): Scored => ({
      subject: { in: 'body', field },
      score:
        Math.max(
          structural(statement.about, field),
          structural(beside, field) - 20,
          spoken(text, field.name),
          referred(text, field.name),
        ) -
        depth(field) / 10,
    }),
  );
  // A general message next to a field of the body speaks of that field.
  const parameters = (isOfTheBody ? [] : nameable.parameters).map(
    ({ parameter, names }): Scored => ({
      subject: { in: parameter.in === 'query' ? 'query' : 'path', parameter },
      score: Math.max(
        statement.about.some((name) => sameName(lastKey(name), parameter.name)) ? 100 : 0,
        ...names.map((name) => spoken(text, name)),
      ),
    }),
  );
  return [...fields, ...parameters.reverse()]
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((each) => each.subject);
}

/** What other texts of the body are about, where nothing tells what this one is about. */
function namedBeside(
  { about, beside }: Statement,
  { fields, parameters }: SubjectCandidates,
): readonly string[] {
  const named = [...fields.map(({ name }) => name), ...parameters.map(({ parameter }) => parameter.name)];
  const isNamed = about.some((name) => named.some((each) => sameName(lastKey(name), each)));
  return isNamed ? [] : beside;
}

function depth(field: BodyField): number {
  return keysOf(field.pointer).length - 1;
}

/** How well the names that are beside the message fit a field: by its whole place, or by its name. */
function structural(about: readonly string[], field: BodyField): number {
  const place = keysOf(field.pointer).filter((key) => !/^\d+$/.test(key));
  return Math.max(
    0,
    ...about.map((name) => {
      const keys = name.split(/[./[\]]+/).filter((key) => key !== '' && key !== '$' && !/^\d+$/.test(key));
      if (keys.length > 1 && keys.slice(-place.length).join('/') === place.join('/')) return 110;
      return sameName(keys.at(-1) ?? '', field.name) ? 100 : 0;
    }),
  );
}

function lastKey(name: string): string {
  return (
    name
      .split(/[./[\]]+/)
      .filter((key) => key !== '')
      .at(-1) ?? name
  );
}

interface MentionText {
  readonly words: readonly Word[];
  /** The words that say what is the matter, where known: the first and the one after the last. */
  readonly near: { readonly from: number; readonly to: number } | undefined;
}

/** A word of a text, singular; `home_address` is two words of one token. */
interface Word {
  readonly text: string;
  /** How many words are before it; a quotation counts for one. */
  readonly position: number;
  readonly isQuoted: boolean;
  readonly startsToken: boolean;
  readonly endsToken: boolean;
}

function mentionText(statement: Statement, near: Match | undefined): MentionText {
  const before = (end: number) => countWords(statement.plain.slice(0, end));
  const text = isCode(statement.text) ? wordsOf(statement.text).join(' ') : statement.text;
  return { words: wordsIn(text), near: near && { from: before(near.start), to: before(near.end) } };
}

function countWords(text: string): number {
  return text.split(' ').filter((word) => word !== '' && word !== '.').length;
}

function wordsIn(text: string): readonly Word[] {
  const plain = text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '');
  const tokens = [...plain.matchAll(/(["'`“‘«]?)([\p{L}\p{N}][\p{L}\p{N}_$-]*)(["'`”’»]?)/gu)];
  let position = 0;
  return tokens.flatMap(([, open = '', token = '', close = '']) => {
    const isQuoted = open !== '' && close !== '';
    const words = wordsOf(token);
    const start = position;
    position += isQuoted ? 1 : words.length;
    return words.map((word, index) => ({
      text: singular(word),
      position: isQuoted ? start : start + index,
      isQuoted,
      startsToken: index === 0,
      endsToken: index === words.length - 1,
    }));
  });
}

function spoken({ words, near }: MentionText, name: string): number {
  const wanted = wordsOf(name).map(singular);
  if (wanted.length === 0) return 0;
  return Math.max(
    0,
    ...places(words, wanted).map((place) => {
      const [first, last] = [words[place], words[place + wanted.length - 1] ?? words[place]];
      const distance = near && first && last ? gap(first.position, last.position + 1, near) : undefined;
      return scoreFor(name, wanted.length, first?.isQuoted === true, distance);
    }),
  );
}

/** `venue_id` is also called a venue, though less surely than by its whole name. */
function referred(text: MentionText, name: string): number {
  const noun = withoutId(name);
  return noun === name ? 0 : Math.max(0, spoken(text, noun) - 5);
}

/** By quotes, by the number of words, and by how near it stands to what is said. */
function scoreFor(name: string, length: number, isQuoted: boolean, distance: number | undefined): number {
  const mayBeChance = length === 1 && isPlainWord(name) && !isQuoted;
  if (mayBeChance && (distance === undefined || distance > 3)) return 0;
  return Math.max(1, (isQuoted ? 50 : 20) + length * 10 - 3 * Math.min(distance ?? 1, 12));
}

/** Where the words of a name stand; not within a longer name, such as `id` in `user_id`. */
function places(words: readonly Word[], wanted: readonly string[]): readonly number[] {
  const joined = wanted.join('');
  return words.flatMap((word, index) => {
    if (!word.startsToken) return [];
    const last = words[index + wanted.length - 1];
    const isRun = wanted.every((each, offset) => words[index + offset]?.text === each) && last?.endsToken;
    const isJoined = wanted.length > 1 && word.text === joined && word.endsToken;
    const isParted =
      wanted.length === 1 && joined.length > 4 && `${word.text}${words[index + 1]?.text}` === joined;
    return isRun || isJoined || isParted ? [index] : [];
  });
}

/** How many words lie between a name and what is said of it. */
function gap(start: number, end: number, near: { readonly from: number; readonly to: number }): number {
  return Math.max(0, near.from - end, start - near.to);
}

/** The parameters of an operation with the names that people call them by. */
export function namedParameters(
  uriTemplate: string,
  parameters: readonly Parameter[],
  resourceName: (variable: string) => string | undefined,
): readonly NamedParameter[] {
  const inPath = new Set(pathSegments(uriTemplate).flatMap((segment) => segment.variables));
  return parameters.map((parameter) => {
    const isId = inPath.has(parameter.name) && parameter.values.length === 0;
    const resource = isId ? resourceName(parameter.name) : undefined;
    if (resource === undefined) return { parameter, names: [parameter.name] };
    const noun = wordsOf(resource).at(-1) ?? resource;
    return { parameter, names: [parameter.name, resource, `${resource} id`, noun] };
  });
}
