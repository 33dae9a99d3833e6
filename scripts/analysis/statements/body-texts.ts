/** The texts in the body of an error, each with the names and values that are beside it. */
import type { Json, JsonObject } from '../../documentation/index.ts';
import {
  isCode,
  isNameKeyOfError,
  isRefusedValueKey,
  isTextKey,
  mayNameField,
} from '../../vocabulary/index.ts';
import { isObject } from '../json.ts';

export interface BodyText {
  readonly text: string;
  /** It speaks to people; else it is a code for programs. */
  readonly isSentence: boolean;
  /** Names of what it is about. */
  readonly about?: readonly string[];
  readonly offending?: Json;
}

/** All strings in a body, outermost first in the order they stand. */
export function textsInBody(body: Json): readonly BodyText[] {
  return textsIn(body, { key: '', about: [], offending: undefined });
}

interface Place {
  readonly key: string;
  readonly about: readonly string[];
  readonly offending: Json | undefined;
}

function textsIn(value: Json, place: Place): readonly BodyText[] {
  if (typeof value === 'string')
    return value.trim() === '' || isAddress(value) ? [] : [bodyText(value.trim(), place)];
  if (Array.isArray(value)) return value.flatMap((each: Json) => textsIn(each, place));
  if (!isObject(value)) return [];
  const named = namesIn(value);
  const offending = Object.entries(value).find(([key]) => isRefusedValueKey(key))?.[1];
  return Object.entries(value).flatMap(([key, child]) =>
    textsIn(child, {
      key,
      about: [
        ...named,
        ...(isTextKey(key) || isNameOfError(key, child, value) ? place.about : [...place.about, key]),
      ],
      offending: named.length > 0 ? offending : place.offending,
    }),
  );
}

/** `{"name": "paramMissingError", "message": …}`: the name is that of the error itself. */
function isNameOfError(key: string, value: Json, error: JsonObject): boolean {
  return (
    isNameKeyOfError(key) &&
    typeof value === 'string' &&
    isCode(value) &&
    Object.keys(error).some((other) => other !== key && isTextKey(other))
  );
}

function namesIn(value: JsonObject): readonly string[] {
  return Object.entries(value).flatMap(([key, child]) => (mayNameField(key) ? namesAt(child) : []));
}

function namesAt(value: Json): readonly string[] {
  if (typeof value === 'string') return /^\S{1,100}$/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each: Json) => (typeof each === 'string' ? [each] : []));
  return isObject(value) ? namesIn(value) : [];
}

/** `https://…`, `about:blank`: where to read more, and no words themselves. */
function isAddress(text: string): boolean {
  return /^(?:https?:\/\/\S+|about:\S+)$/i.test(text.trim());
}

function bodyText(text: string, place: Place): BodyText {
  return { text, isSentence: isSentence(text, place.key), about: place.about, offending: place.offending };
}

function isSentence(text: string, key: string): boolean {
  const hasWords = /\p{L}+[\s,:]+\S*\p{L}/u.test(text);
  return hasWords || (isTextKey(key) && !isCode(text));
}
