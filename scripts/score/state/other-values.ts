/** Items like documented ones with other values: of the same types and forms, and where the documentation leaves them free. */

import { isObject, type Rule, valueAt, withValueAt } from '../../analysis/index.ts';
import {
  allows,
  isNumber,
  type Json,
  type JsonObject,
  type JsonSchema,
  listIn,
  schemaAt,
} from '../../documentation/index.ts';
import { endsInId, formOfValue, showsState } from '../../vocabulary/index.ts';
import type { Allows } from '../documented-bodies.ts';

/** What an item of a resource may be. */
export interface ItemRules {
  /** Of an item alone; empty where the documentation says nothing of it. */
  readonly schema: JsonSchema;
  readonly allows: Allows;
  /** Whether a request may send a value in a field of this name: the collection puts back what it has changed. */
  readonly accepts: (name: string, value: Json) => boolean;
  /** What is said of ids in the path. */
  readonly ids: readonly Rule[];
  /** Whether a value stands for something else that is stored: it stays as it is. */
  readonly isTaken: (value: Json) => boolean;
}

/** Deeper values stay. */
const deepest = 3;

/**
 * `turn`: from 1, each gives other values. Ids and states stay: others refer to the ones, and what is possible depends on
 * the others.
 */
export function withOtherValues(item: JsonObject, turn: number, rules: ItemRules): JsonObject {
  return placesOf(item, []).reduce<JsonObject>((changed, place) => {
    const value = valueAt(changed, place);
    const stays = value === undefined || rules.isTaken(value);
    const other = stays ? undefined : otherValue(value, place, turn, rules.schema);
    if (other === undefined) return changed;
    const next = withValueAt(changed, place, other) as JsonObject;
    return rules.accepts(place.at(-1) ?? '', other) && rules.allows(next) ? next : changed;
  }, item);
}

function placesOf(value: Json, at: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object') return [at];
  if (!isObject(value) || at.length === deepest) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    endsInId(key) || showsState(key) ? [] : placesOf(child, [...at, key]),
  );
}

/** One of the same type that the schema of its item allows; undefined where none is known. */
export function otherValue(
  value: Json,
  place: readonly string[],
  turn: number,
  schema: JsonSchema,
): Json | undefined {
  const own = schemaAt(schema, place);
  const members = listIn(own.enum);
  if (members.length > 0) {
    const at = members.indexOf(value);
    const other = members[(at + turn) % members.length];
    return at < 0 || other === value ? undefined : other;
  }
  return othersOf(value, turn).find((other) => other !== value && allows(own, other, schema));
}

function othersOf(value: Json, turn: number): readonly Json[] {
  if (typeof value === 'boolean') return turn % 2 === 1 ? [!value] : [];
  if (isNumber(value)) return [Number(value) + turn, Number(value) - turn];
  return typeof value === 'string' ? otherTexts(value, turn) : [];
}

/** Of a text with a form only a name, the day or the last digit changes, where it keeps the form: filters tell days apart. */
function otherTexts(text: string, turn: number): readonly string[] {
  const form = formOfValue(text);
  if (form === 'text') return [`${text} ${turn + 1}`.trimStart(), `${text}${turn + 1}`];
  const later = (digit: string) => String((Number(digit) + turn) % 10);
  const others =
    form === 'hostname' || form === 'email' || form === 'uri'
      ? [text.replace(/[a-z\d](?=[@.])/i, (char) => `${char}${turn + 1}`)]
      : [
          ...(form === 'date-time' ? [text.replace(/(?<=^\d{4}-\d\d-\d)\d/, later)] : []),
          text.replace(/\d(?=\D*$)/, later),
        ];
  return others.filter((other) => formOfValue(other) === form);
}
