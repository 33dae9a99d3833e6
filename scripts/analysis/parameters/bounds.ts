/** Query parameters that bound a field of the items: the earliest or latest time, the least or greatest number. */
import { isNumber, type JsonObject, type Parameter } from '../../documentation/index.ts';
import {
  type Bounding,
  boundedNames,
  boundingName,
  boundingWords,
  formOfValue,
  isOfEveryBound,
  namesEvent,
  sameName,
  speaksOfTime,
  wordsOf,
} from '../../vocabulary/index.ts';

export interface Bound {
  readonly field: string;
  readonly compare: Bounding;
}

/** `from` and `to`, where the description or the only time of the items tells what they are about. */
export function boundOf(parameter: Parameter, item: JsonObject): Bound | undefined {
  const { name, description } = parameter;
  const compare = directionOf(parameter);
  if (compare === undefined || Object.hasOwn(item, name)) return undefined;
  const said = new Set(wordsOf(description));
  const isTold = (field: string) => wordsOf(field).some((word) => tells(word, said));
  const named = Object.keys(item).filter(isTold);
  const times = Object.keys(item).filter((field) => isTime(item[field]));
  const asksForTime = takesTime(parameter) || speaksOfTime(name);
  const among = asksForTime ? times : Object.keys(item);
  const found = named.filter((field) => among.includes(field));
  const [only] = times;
  const isOnly = asksForTime && times.length === 1 && !speaksOfAnother(only ?? '', said);
  const field = found.length === 1 ? found[0] : isOnly ? only : undefined;
  return field === undefined ? undefined : { field, compare };
}

/** By its name or, for a time, by what is said of it. */
function directionOf(parameter: Parameter): Bound['compare'] | undefined {
  const { name, description } = parameter;
  return boundingName(name) ?? (takesTime(parameter) ? boundingWords(description) : undefined);
}

/** What is in every description of a bound tells no field. */
function tells(word: string, said: ReadonlySet<string>): boolean {
  return word.length > 2 && !isOfEveryBound(word) && said.has(word);
}

/** `delivered after this time`, where the only time that items show is that of their creation. */
function speaksOfAnother(field: string, said: ReadonlySet<string>): boolean {
  const own = wordsOf(field);
  return [...said].some((word) => namesEvent(word) && !own.includes(word));
}

function takesTime({ type, schema, example, default: fallback, description }: Parameter): boolean {
  const shown = example ?? fallback;
  if (shown !== undefined) return isTime(shown);
  const format = typeof schema === 'object' ? schema.format : undefined;
  if (format === 'date' || format === 'date-time') return true;
  return /^date(-?time)?$/i.test(type ?? '') || (format === undefined && /\bdate\b/i.test(description));
}

/** `min_price`, `createdAfter`, `price_lte`. */
export function namedBound(
  name: string,
  item: JsonObject,
  named: (name: string) => string | undefined,
): Bound | undefined {
  for (const { rest, compare, isOfTime } of boundedNames(name)) {
    const field =
      named(rest) ??
      Object.keys(item).find((each) => sameName(each, `${rest}_at`) || sameName(each, `${rest}_on`));
    if (field === undefined) continue;
    const value = item[field];
    if (isTime(value) || (!isOfTime && isNumber(value))) return { field, compare };
  }
  return undefined;
}

/** A day, or a point in time. */
function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^date(-time)?$/.test(formOfValue(value));
}
