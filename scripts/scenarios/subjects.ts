/** What a message is about: the field of the body or the parameter that it names. */
import { type Parameter, pathSegments } from '../documentation/index.ts';
import type { BodyField } from './fields.ts';
import { keysOf } from './json.ts';
import type { Match } from './lexicon/index.ts';
import { sameName, singular, wordsOf } from './names.ts';
import type { Saying } from './words.ts';

export type Subject =
  | { readonly in: 'body'; readonly field: BodyField }
  | { readonly in: 'path' | 'query'; readonly parameter: Parameter };

/** What there is to be spoken of. */
export interface Nameable {
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
 * The fields and parameters that a saying speaks of, surest first: those that the structure of the body names, those
 * in quotes, those whose words stand in the text, nearest to `near`.
 */
export function subjectsOf(saying: Saying, nameable: Nameable, near?: Match): readonly Subject[] {
  const text = mentionText(saying, near);
  const fields = nameable.fields.map(
    (field): Scored => ({
      subject: { in: 'body', field },
      score: Math.max(structural(saying, field), spoken(text, field.name)) - depth(field) / 10,
    }),
  );
  const parameters = nameable.parameters.map(
    ({ parameter, names }): Scored => ({
      subject: { in: parameter.in === 'query' ? 'query' : 'path', parameter },
      score: Math.max(
        saying.about.some((name) => sameName(lastKey(name), parameter.name)) ? 100 : 0,
        ...names.map((name) => spoken(text, name)),
      ),
    }),
  );
  return [...fields, ...parameters]
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((each) => each.subject);
}

function depth(field: BodyField): number {
  return keysOf(field.pointer).length - 1;
}

/** How well the names that stand beside the message fit a field: by its whole place, or by its name. */
function structural(saying: Saying, field: BodyField): number {
  const place = keysOf(field.pointer).filter((key) => !/^\d+$/.test(key));
  return Math.max(
    0,
    ...saying.about.map((name) => {
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
  readonly quoted: readonly string[];
  readonly words: readonly string[];
  /** Index of the words that say what is the matter, where known. */
  readonly near: number | undefined;
}

function mentionText(saying: Saying, near: Match | undefined): MentionText {
  return {
    quoted: [
      ...saying.text.replace(/(?<=\p{L})['’](?=\p{L})/gu, '').matchAll(/["'`“‘«]([^"'`”’»]{1,80})["'`”’»]/g),
    ].map((match) => match[1] ?? ''),
    words: wordsOf(saying.text).map(singular),
    near: near && saying.plain.slice(0, near.start).trim().split(/\s+/).length,
  };
}

/** Names that are also plain words: they have to stand close to what is said of them. */
const plainWords =
  /^(names?|types?|ids?|status|values?|data|messages?|codes?|keys?|titles?|texts?|contents?|dates?|times?|numbers?|states?|orders?|lists?|errors?|requests?|responses?|fields?|parameters?|params?|bod(y|ies)|formats?|objects?|items?|users?|accounts?|lengths?|sizes?|limits?|versions?|tokens?|actions?|descriptions?|results?|urls?|paths?|methods?|pages?|counts?|from|to|with|for|in|on|of|is|at|by|not|all|any|a|an|the|be|valid|required|default|public|private|active|enabled)$/i;

function spoken(text: MentionText, name: string): number {
  if (text.quoted.some((quote) => quote === name || sameName(quote, name))) return 90;
  const wanted = wordsOf(name).map(singular);
  if (wanted.length === 0) return 0;
  const at = places(text.words, wanted);
  if (at.length === 0) return 0;
  const distance =
    text.near === undefined ? 1 : Math.min(...at.map((place) => gap(place, wanted.length, text.near ?? 0)));
  if (wanted.length === 1 && plainWords.test(name) && (text.near === undefined || distance > 3)) return 0;
  return 20 + wanted.length * 10 - Math.min(distance, 9);
}

function places(words: readonly string[], wanted: readonly string[]): readonly number[] {
  const joined = wanted.join('');
  return words.flatMap((word, index) =>
    wanted.every((each, offset) => words[index + offset] === each) || (wanted.length > 1 && word === joined)
      ? [index]
      : [],
  );
}

/** How many words lie between a name and what is said of it. */
function gap(start: number, length: number, near: number): number {
  return near >= start ? Math.max(0, near - start - length) : start - near;
}

/** The parameters of an operation with the names that people call them by. */
export function namedParameters(
  uriTemplate: string,
  parameters: readonly Parameter[],
  resourceName: (variable: string) => string | undefined,
): readonly NamedParameter[] {
  const inPath = new Set(pathSegments(uriTemplate).flatMap((segment) => segment.variables));
  return parameters.map((parameter) => {
    const resource = inPath.has(parameter.name) ? resourceName(parameter.name) : undefined;
    if (resource === undefined) return { parameter, names: [parameter.name] };
    const noun = wordsOf(resource).at(-1) ?? resource;
    return { parameter, names: [parameter.name, resource, `${resource} id`, noun] };
  });
}
