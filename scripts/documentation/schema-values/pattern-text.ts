/** A text made of a regular expression. */
import type { AST } from '@eslint-community/regexpp';
import { matcherOf } from '../patterns/pattern.ts';
import { parsePattern } from '../patterns/program.ts';

/** Characters that texts are mostly made of, the usual ones first. */
const characters = [
  ...'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_. /:@#+,;!?$%&*()[]{}<>=~^|"\'`\\\t\n',
  ...'éπж中ア',
];

/** Longer texts are not made. */
const longest = 10_000;

class NotMade extends Error {}

/**
 * A text that the pattern may match, which is left to the caller to check: what looks ahead or back is made only where the
 * text does not match without it, and word boundaries never.
 * `variant` selects other characters and alternatives, `extra` how often more than needed a part is repeated.
 */
export function textOfPattern(source: string, variant: number, extra: number): string | undefined {
  const plain = madeOfPattern(source, variant, extra, false);
  return plain === undefined || matcherOf(source)(plain)
    ? plain
    : madeOfPattern(source, variant, extra, true);
}

/** `looksAround`: what stands ahead or behind is part of the text. */
function madeOfPattern(
  source: string,
  variant: number,
  extra: number,
  looksAround: boolean,
): string | undefined {
  const parsed = parsePattern(source);
  if (!parsed) return undefined;
  const groups = new Map<AST.CapturingGroup, string>();
  let left = longest;
  let choices = variant;

  function ofAlternatives(alternatives: readonly AST.Alternative[]): string {
    const alternative = alternatives[variant % alternatives.length];
    return (alternative?.elements ?? []).map(ofElement).join('');
  }

  function ofElement(element: AST.Element): string {
    left -= 1;
    if (left < 0) throw new NotMade();
    switch (element.type) {
      case 'Character':
        return String.fromCodePoint(element.value);
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return characterOf(element);
      case 'Group':
        return ofAlternatives(element.alternatives);
      case 'CapturingGroup': {
        const text = ofAlternatives(element.alternatives);
        groups.set(element, text);
        return text;
      }
      case 'Quantifier': {
        const count = Math.min(element.min + (element.max > element.min ? extra : 0), element.max);
        return Array.from({ length: count }, () => ofElement(element.element)).join('');
      }
      case 'Backreference':
        return [element.resolved].flat().map((group) => groups.get(group) ?? '')[0] ?? '';
      case 'Assertion':
        return looksAround && 'alternatives' in element && !element.negate
          ? ofAlternatives(element.alternatives)
          : '';
    }
  }

  function characterOf(
    element: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  ): string {
    const matches = new RegExp(`^${element.raw}$`, parsed?.flags);
    const own = 'elements' in element ? element.elements.flatMap(firstOf) : [];
    const fitting = [...characters, ...own].filter((each) => matches.test(each));
    if (fitting.length === 0) throw new NotMade();
    choices += 1;
    return fitting[choices % fitting.length] as string;
  }

  try {
    return ofAlternatives(parsed.pattern.alternatives);
  } catch (error) {
    if (error instanceof NotMade || error instanceof RangeError) return undefined;
    throw error;
  }
}

function firstOf(
  element: AST.CharacterClassElement | AST.UnicodeSetsCharacterClassElement,
): readonly string[] {
  if (element.type === 'CharacterClassRange') return [String.fromCodePoint(element.min.value)];
  return element.type === 'Character' ? [String.fromCodePoint(element.value)] : [];
}
