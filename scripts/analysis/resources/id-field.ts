/** Which field of a resource's object holds its id. */

import { isNumber, type Json, type JsonObject, textOfJson } from '../../documentation/index.ts';
import {
  endsInId,
  isNaturalKey,
  isNumberName,
  matchScore,
  namesOneThing,
  sameName,
  withArticle,
  wordsOf,
} from '../../vocabulary/index.ts';
import { isObject, valueAt } from '../json.ts';

/** What is known of the id from outside the object. */
export interface IdHints {
  /** Name of the path variable: `user_id`. */
  readonly variable: string;
  /** Name of the resource: `user`. */
  readonly resource: string;
  /** The documented example value of the variable. */
  readonly example: string | undefined;
  /** The variable is declared to be a number. */
  readonly isNumeric?: boolean;
  /** The name of the field whose value a documented link gives to the variable. */
  readonly linked?: string | undefined;
}

/**
 * The one that a link gives to the variable, else the one that shows the variable's own example value, else the one named
 * like it (`user_id` in a user: `id`), else a plain `id`. What stands within another object is the id of something else, unless every sample has it there.
 */
export function idFieldIn(samples: readonly JsonObject[], hints: IdHints): IdField | undefined {
  const scored = samples
    .flatMap((sample) => scoreFields(sample, hints))
    .filter(
      ({ path }) => path.length === 1 || samples.every((sample) => valueAt(sample, path) !== undefined),
    );
  const best = scored.reduce<Scored | undefined>(
    (winner, each) => (each.score > (winner?.score ?? 0) ? each : winner),
    undefined,
  );
  return best && { path: best.path, why: whyIn(best.path, samples, hints) };
}

export interface IdField {
  readonly path: readonly string[];
  /** For people. */
  readonly why: string;
}

interface Scored {
  readonly path: readonly string[];
  readonly score: number;
}

function whyIn(path: readonly string[], samples: readonly JsonObject[], hints: IdHints): string {
  const { example, variable, resource, linked } = hints;
  if (path.at(-1) === linked) return `a link gives it to {${variable}}`;
  const shows =
    example !== undefined && samples.some((sample) => textOfJson(valueAt(sample, path)) === example);
  if (shows) return `it shows ${example}, the documented value of {${variable}}`;
  return sameName(path.at(-1) ?? '', variable)
    ? `it has the name of {${variable}} in the path`
    : `its name is that of an id of ${withArticle(resource)}`;
}

function scoreFields(sample: JsonObject, hints: IdHints): readonly Scored[] {
  const scalars = Object.entries(sample).flatMap(([key, value]): [string[], Json][] =>
    isObject(value)
      ? Object.entries(value).map(([inner, child]): [string[], Json] => [[key, inner], child])
      : [[[key], value]],
  );
  const shown = scalars.filter(([, value]) => typeof value === 'string' || isNumber(value));
  const showing = shown.filter(([, value]) => String(value) === hints.example);
  const isElsewhere = isTelling(hints.example) && showing.length > 0;
  // A small number that several fields show says of none that it is the id.
  const isProof = isTelling(hints.example) || showing.length === 1;
  return shown.map(([path, value]) => {
    const score = scoreOf(path, value, hints, isProof);
    const isAnother = isElsewhere && value !== hints.example && path.at(-1) !== hints.linked;
    return { path, score: isAnother ? Math.min(score, 2) : score };
  });
}

/** A text that stands in two places by no accident. */
export function isTelling(example: string | undefined): example is string {
  return example !== undefined && example.length > 3 && /\p{L}/u.test(example);
}

function scoreOf(path: readonly string[], value: Json, hints: IdHints, isProof: boolean): number {
  const name = path.at(-1) ?? '';
  const nested = path.length > 1 ? -2 : 0;
  if (hints.isNumeric && typeof value === 'string' && !/^\d+$/.test(value)) return 0;
  const shown = hints.example !== undefined && String(value) === hints.example ? 3 : 0;
  const isLinked = name === hints.linked;
  const isNamedAlike = isLinked || sameName(name, hints.variable);
  const isTextInPath = hints.example !== undefined && Number.isNaN(Number(hints.example));
  if (isNumber(value) && isTextInPath && !isNamedAlike) return 0;
  // A text of several words is a title, and not what `{id}` stands for.
  const isTitle =
    endsInId(hints.variable) && typeof value === 'string' && /\s/.test(value) && !/^_?id$/i.test(name);
  if (isTitle && shown === 0 && !isNamedAlike) return 0;
  const named = isLinked ? 10 : isNamedAlike ? 6 : idNameScore(name, hints);
  return named === 0 && (shown === 0 || !isProof) ? 0 : named + shown + nested;
}

function idNameScore(name: string, { variable, resource }: IdHints): number {
  if (sameName(name, `${resource}_${variable}`) || sameName(name, variable.replace(/_?id$/i, ''))) return 4;
  // `metadata_kind` of metadata is its `kind`.
  if (sameName(`${resource}_${name}`, variable)) return 4;
  if (isNaturalKey(variable)) {
    if (/^_?id$/i.test(name)) return 1;
    // `config_setting_name` of a setting is its `name`.
    return sameName(name, wordsOf(variable).at(-1) ?? '') ? 3 : 0;
  }
  // `featureFlagKey` of a flag is its `key`; the `name` of `regionShortName` is another one.
  if (namesOneThing(name) && name.toLowerCase() !== 'name' && sameName(name, wordsOf(variable).at(-1) ?? ''))
    return 5;
  if (/^_?id$/i.test(name)) return 4;
  if (sameName(name, `${resource}_id`)) return 3;
  // `educationExpenseId` of an expense.
  if (endsInId(name) && wordsOf(name).at(-2) === wordsOf(resource).at(-1)) return 3;
  if (namesOneThing(name)) return 2;
  if (isNumberName(name) && sameName(variable, resource)) return 2;
  return matchScore(name, variable) > 0.5 ? 2 : 0;
}
