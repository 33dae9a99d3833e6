import { typeFromWords } from '../type-words.ts';

/** What a few words beside a field's name say of it: `(string, required)`, `optional`, `integer, default: 5`. */
export interface Facts {
  readonly typeText: string;
  readonly required: boolean | undefined;
  readonly nullable: boolean;
  readonly default: string | undefined;
  /** What stands in backticks among the words, as in the old syntax of parameters. */
  readonly example: string | undefined;
}

const requiredWord = /^(?:required|mandatory|obligatory|req)\.?!?$/i;
const optionalWord = /^(?:optional|not required|opt)\.?$/i;
const nullableWord = /^(?:nullable|null|or null|may be null|can be null)$/i;
/** What else is said beside a type: `case insensitive`, `read-only`, `unique`. */
const trait =
  /^(?:case[ -](?:in)?sensitive|(?:read|write)[ -]only|unique|immutable|deprecated|fixed(?:-type)?|sample|indexed|auto(?:matic)?|generated)$/i;
const defaultWords = /^default(?:s to|\s+is|\s*[:=])?\s+(.+)$/i;

/** Reads words separated by commas or semicolons. */
export function readFacts(words: string): Facts {
  const quoted = /(?:^|[,;])\s*`([^`]+)`\s*(?=$|[,;])/.exec(words);
  const parts = plainText(quoted ? words.replace(quoted[0], '') : words)
    .split(/[,;](?![^[<]*[\]>])|\s+(?:\||or)\s+(?=null\b)|\|(?=null\b)/i)
    .flatMap(splitRequired)
    .map((part) => part.trim())
    .filter(Boolean);
  const other = parts.filter(
    (part) => ![requiredWord, optionalWord, nullableWord, defaultWords].some((pattern) => pattern.test(part)),
  );
  const preset = parts.map((part) => defaultWords.exec(part)?.[1]).find((each) => each !== undefined);
  return {
    typeText: other.join(', '),
    required: saysRequired(parts),
    nullable: parts.some((part) => nullableWord.test(part)),
    default: preset?.trim(),
    example: quoted?.[1],
  };
}

/** `required string`, `string (optional)`. */
function splitRequired(part: string): readonly string[] {
  const [, word, rest] = /^\s*(required|optional)\s+(.+)$/i.exec(part) ?? [];
  if (word && rest) return [word, rest];
  const [, before, inside] = /^(.*\S)\s*\(([^()]*)\)\s*$/.exec(part) ?? [];
  return before &&
    inside &&
    [requiredWord, optionalWord, nullableWord].some((pattern) => pattern.test(inside.trim()))
    ? [before, inside]
    : [part];
}

function saysRequired(parts: readonly string[]): boolean | undefined {
  if (parts.some((part) => requiredWord.test(part))) return true;
  return parts.some((part) => optionalWord.test(part)) ? false : undefined;
}

/** True where all the words are known: types, `required` and the like; so that prose is not taken for facts. */
export function areFacts(words: string): boolean {
  const { typeText, required, default: preset } = readFacts(words);
  if (typeText === '') return required !== undefined || preset !== undefined || /null/i.test(words);
  const parts = typeText.split(',').map((part) => part.trim());
  const isType = (part: string) => typeFromWords(part) !== 'any' || /^(?:any|mixed|file)$/i.test(part);
  return parts.some(isType) && parts.every((part) => isType(part) || trait.test(part));
}

/** Markdown and HTML without their marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`]|\*\*|__/g, '')
    .replace(/(^|\s)[*_]([^*_]+)[*_](?=$|\s)/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
}
