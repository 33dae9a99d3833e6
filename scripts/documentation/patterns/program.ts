/** A regular expression as a program for the machine in `run-program.ts`. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** What the machine does at a step; numbers are steps to go on at. */
export type Step =
  /** Takes one character that matches the source text of a class, such as `[a-z]` or `\d`. */
  | readonly ['take', string]
  | readonly ['either', number, number]
  | readonly ['at', 'start' | 'end' | 'word' | 'inner']
  /** Goes on where what is ahead matches the program from a step to its `matched`, or does not. */
  | readonly ['ahead', from: number, isNegated: boolean, next: number]
  | readonly ['goto', number]
  | readonly ['matched'];

export interface Program {
  readonly flags: 'u' | '';
  readonly steps: readonly Step[];
}

/** Longer programs, such as of `(a{1000}){1000}`, are not made. */
const longest = 2_000;

class NotSupported extends Error {}

/** The pattern as people write it: with Unicode, as JSON Schema has it, unless it can only be read without. */
export function parsePattern(
  source: string,
): { readonly pattern: AST.Pattern; readonly flags: 'u' | '' } | undefined {
  for (const flags of ['u', ''] as const) {
    try {
      new RegExp(source, flags);
      const pattern = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, {
        unicode: flags === 'u',
      });
      return { pattern, flags };
    } catch {}
  }
  return undefined;
}

/** The program; undefined for a backreference, a look behind, and what is too long. */
export function programOf(pattern: AST.Pattern, flags: 'u' | ''): Program | undefined {
  const steps: Step[] = [];
  try {
    addAlternatives(steps, pattern.alternatives);
    add(steps, ['matched']);
    return { flags, steps };
  } catch (error) {
    if (error instanceof NotSupported || error instanceof RangeError) return undefined;
    throw error;
  }
}

function add(steps: Step[], step: Step): number {
  if (steps.length >= longest) throw new NotSupported();
  return steps.push(step) - 1;
}

function addAlternatives(steps: Step[], alternatives: readonly AST.Alternative[]): void {
  const ends: number[] = [];
  for (const [index, { elements }] of alternatives.entries()) {
    const isLast = index === alternatives.length - 1;
    const choice = isLast ? undefined : add(steps, ['matched']);
    for (const element of elements) addElement(steps, element);
    if (choice === undefined) continue;
    ends.push(add(steps, ['matched']));
    steps[choice] = ['either', choice + 1, steps.length];
  }
  for (const end of ends) steps[end] = ['goto', steps.length];
}

function addElement(steps: Step[], element: AST.Element): void {
  switch (element.type) {
    case 'Character':
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass':
      add(steps, ['take', element.raw]);
      return;
    case 'Group':
    case 'CapturingGroup':
      addAlternatives(steps, element.alternatives);
      return;
    case 'Quantifier':
      addQuantifier(steps, element);
      return;
    case 'Assertion':
      addAssertion(steps, element);
      return;
    case 'Backreference':
      throw new NotSupported();
  }
}

function addQuantifier(steps: Step[], { min, max, element }: AST.Quantifier): void {
  for (let count = 0; count < min; count += 1) addElement(steps, element);
  if (max === Number.POSITIVE_INFINITY) {
    const choice = add(steps, ['matched']);
    addElement(steps, element);
    add(steps, ['goto', choice]);
    steps[choice] = ['either', choice + 1, steps.length];
    return;
  }
  const choices: number[] = [];
  for (let count = min; count < max; count += 1) {
    choices.push(add(steps, ['matched']));
    addElement(steps, element);
  }
  for (const choice of choices) steps[choice] = ['either', choice + 1, steps.length];
}

function addAssertion(steps: Step[], assertion: AST.Assertion): void {
  switch (assertion.kind) {
    case 'start':
    case 'end':
      add(steps, ['at', assertion.kind]);
      return;
    case 'word':
      add(steps, ['at', assertion.negate ? 'inner' : 'word']);
      return;
    case 'lookahead': {
      const place = add(steps, ['matched']);
      addAlternatives(steps, assertion.alternatives);
      add(steps, ['matched']);
      steps[place] = ['ahead', place + 1, assertion.negate, steps.length];
      return;
    }
    case 'lookbehind':
      throw new NotSupported();
  }
}
