/** Query parameters that bound a field of the items: the earliest or latest time, the least or greatest number. */
import { isNumber, type JsonObject, type Parameter } from '../../documentation/index.ts';
import { formOfValue } from '../vocabulary/forms.ts';
import { sameName, wordsOf } from '../vocabulary/names.ts';

export interface Bound {
  readonly field: string;
  readonly compare: 'least' | 'most';
}

const lower = /^(from|since|after|min(imum)?|start|begin)(_?(date|time|at))?$/i;
const upper = /^(to|until|till|before|max(imum)?|end)(_?(date|time|at))?$/i;

/** `from` and `to`, where the description or the only time of the items tells what they are about. */
export function boundOf(parameter: Parameter, item: JsonObject): Bound | undefined {
  const { name, description } = parameter;
  const compare = directionOf(parameter);
  if (compare === undefined || Object.hasOwn(item, name)) return undefined;
  const said = new Set(wordsOf(description));
  const isTold = (field: string) => wordsOf(field).some((word) => tells(word, said));
  const named = Object.keys(item).filter(isTold);
  const times = Object.keys(item).filter((field) => isTime(item[field]));
  const asksForTime = takesTime(parameter) || /date|time/i.test(name);
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
  if (lower.test(name)) return 'least';
  if (upper.test(name)) return 'most';
  if (!takesTime(parameter)) return undefined;
  const isLower = /\b((?<!not )after|since|(?<!no )later|newer|not before|no earlier)\b/i.test(description);
  const isUpper = /\b((?<!not )before|until|(?<!no )earlier|older|up to|not after|no later)\b/i.test(
    description,
  );
  if (isLower === isUpper) return undefined;
  return isLower ? 'least' : 'most';
}

/** What stands in every description of a bound tells no field. */
function tells(word: string, said: ReadonlySet<string>): boolean {
  return word.length > 2 && !/^(the|date|time|from|to|start|end|for)$/.test(word) && said.has(word);
}

/** `delivered after this time`, where the only time that items show is that of their creation. */
function speaksOfAnother(field: string, said: ReadonlySet<string>): boolean {
  const own = wordsOf(field);
  return [...said].some((word) => happened.test(word) && !ofTheQuery.test(word) && !own.includes(word));
}

const happened = /^[a-z]{3,}(ed|ied)$|^(sent|seen|made|paid|begun|run|built|written|taken|given)$/;
/** Words that describe the query itself. */
const ofTheQuery =
  /^(return|list|includ|filter|specifi|given|us|provid|format|limit|bas|requir|support|encod|express|suppli|fetch|need|exclud|match|select|search|request)(ed)?$/;

function takesTime({ type, schema, example, default: fallback, description }: Parameter): boolean {
  const shown = example ?? fallback;
  if (shown !== undefined) return isTime(shown);
  const format = typeof schema === 'object' ? schema.format : undefined;
  if (format === 'date' || format === 'date-time') return true;
  return /^date(-?time)?$/i.test(type ?? '') || (format === undefined && /\bdate\b/i.test(description));
}

const lowerName = 'min|since|after';
const upperName = 'max|until|before';
/** With something else behind or before them, these are mostly no bounds: `to_account`, `start_url`. */
const lowerTimeName = 'from|start|begin';
const upperTimeName = 'to|end';

/** `min_price`, `createdAfter`, `price_lte`. */
export function namedBound(
  name: string,
  item: JsonObject,
  named: (name: string) => string | undefined,
): Bound | undefined {
  for (const [words, compare, isOfTime] of [
    [`${lowerName}|gte?`, 'least', false],
    [`${upperName}|lte?`, 'most', false],
    [lowerTimeName, 'least', true],
    [upperTimeName, 'most', true],
  ] as const) {
    const rest = without(words, name);
    const field =
      rest === undefined
        ? undefined
        : (named(rest) ??
          Object.keys(item).find((each) => sameName(each, `${rest}_at`) || sameName(each, `${rest}_on`)));
    if (field === undefined) continue;
    const value = item[field];
    if (isTime(value) || (!isOfTime && isNumber(value))) return { field, compare };
  }
  return undefined;
}

/** The name without the word at its start or end, which a line, a dot or a capital parts from the rest. */
function without(words: string, name: string): string | undefined {
  const parted = name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
  const pattern = new RegExp(`^(${words})[_.-]|[_.-](${words})$`, 'i');
  return pattern.test(parted) ? parted.replace(pattern, '') : undefined;
}

/** A day, or a point in time. */
function isTime(value: unknown): boolean {
  return typeof value === 'string' && /^date(-time)?$/.test(formOfValue(value));
}
