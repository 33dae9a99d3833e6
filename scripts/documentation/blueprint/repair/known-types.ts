import { itemTypeIn, namesAnyType, namesText, typeNamed } from '../../../vocabulary/index.ts';

/** The parser's name for what people call a type; undefined where it is not a common name. */
export function commonType(written: string): string | undefined {
  const name = written.trim();
  const array = itemTypeIn(name);
  if (array !== undefined) return `array[${commonType(array) ?? array}]`;
  const alternatives = name.split(/\s*(?:\||\/|\bor\b)\s*/i);
  if (alternatives.length > 1) return unionType(alternatives);
  return nameOf(name) ?? typeInPhrase(name);
}

/** The parser knows no integers, and that a member is one of a few it calls a type. */
function nameOf(name: string): string | undefined {
  if (/^enum(?:eration)?$/i.test(name)) return 'enum';
  const type = typeNamed(name);
  if (type !== undefined && type !== 'null') return type === 'integer' ? 'number' : type;
  if (namesText(name)) return 'string';
  return namesAnyType(name) ? 'object' : undefined;
}

/** `must be a number`: the one type that a phrase names. */
function typeInPhrase(phrase: string): string | undefined {
  const named = phrase.match(/\b(?:string|number|integer|boolean|array|object)\b/gi) ?? [];
  return named.length === 1 && phrase.includes(' ') ? commonType(named[0]!) : undefined;
}

/** MSON has no unions: the first alternative counts, and `null` among them makes it nullable. */
function unionType(alternatives: readonly string[]): string | undefined {
  const first = commonType(alternatives.find((each) => !/^null$/i.test(each)) ?? '');
  return first && alternatives.some((each) => /^null$/i.test(each)) ? `${first}, nullable` : first;
}

/** A defined type that differs from the written one only in case, spaces or number: `users` → `User`. */
export function definedType(written: string, defined: ReadonlySet<string>): string | undefined {
  const wanted = bare(written);
  return [...defined].find((name) => bare(name) === wanted);
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .replace(/s$/, '');
}
