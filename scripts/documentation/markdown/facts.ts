import {
  defaultIn,
  isTrait,
  namesAnyType,
  requirementNamed,
  saysNullable,
  splitRequirement,
} from '../../vocabulary/index.ts';
import { typeFromWords } from '../type-words.ts';

/** What a few words beside a field's name say of it: `(string, required)`, `optional`, `integer, default: 5`. */
export interface Facts {
  readonly typeText: string;
  readonly required: boolean | undefined;
  readonly nullable: boolean;
  readonly default: string | undefined;
  /** What is in backticks among the words, as in the old syntax of parameters. */
  readonly example: string | undefined;
}

/** Reads words separated by commas or semicolons. */
export function readFacts(words: string): Facts {
  const quoted = /(?:^|[,;])\s*`([^`]+)`\s*(?=$|[,;])/.exec(words);
  const parts = plainText(quoted ? words.replace(quoted[0], '') : words)
    .split(/[,;](?![^[<]*[\]>])|\s+(?:\||or)\s+(?=null\b)|\|(?=null\b)/i)
    .flatMap(splitRequired)
    .map((part) => part.trim())
    .filter(Boolean);
  const other = parts.filter((part) => !isMark(part) && defaultIn(part) === undefined);
  const preset = parts.map(defaultIn).find((each) => each !== undefined);
  return {
    typeText: other.join(', '),
    required: saysRequired(parts),
    nullable: parts.some(saysNullable),
    default: preset?.trim(),
    example: quoted?.[1],
  };
}

/** `required string`, `string (optional)`. */
function splitRequired(part: string): readonly string[] {
  const [, before, inside] = /^(.*\S)\s*\(([^()]*)\)\s*$/.exec(part) ?? [];
  return splitRequirement(part) ?? (before && inside && isMark(inside.trim()) ? [before, inside] : [part]);
}

function isMark(words: string): boolean {
  return requirementNamed(words) !== undefined || saysNullable(words);
}

function saysRequired(parts: readonly string[]): boolean | undefined {
  const said = parts.map(requirementNamed);
  return said.includes(true) ? true : said.includes(false) ? false : undefined;
}

/** True if all the words are known: types, `required` and the like; so that prose is not taken for facts. */
export function areFacts(words: string): boolean {
  const { typeText, required, default: preset } = readFacts(words);
  if (typeText === '') return required !== undefined || preset !== undefined || /null/i.test(words);
  const parts = typeText.split(',').map((part) => part.trim());
  const isType = (part: string) => typeFromWords(part) !== 'any' || namesAnyType(part);
  return parts.some(isType) && parts.every((part) => isType(part) || isTrait(part));
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
