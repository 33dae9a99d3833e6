/** Patterns of documents, matched in a time that grows with the text and no faster. */
import { isQuick, repeatsRepetition } from './cost.ts';
import { type Program, parsePattern, programOf } from './program.ts';
import { runProgram } from './run-program.ts';

export type Pattern =
  /** JavaScript's own engine is quick enough. */
  | { readonly kind: 'native'; readonly source: string; readonly flags: 'u' | ''; readonly isRisky: boolean }
  | {
      readonly kind: 'program';
      readonly source: string;
      readonly program: Program;
      readonly isRisky: boolean;
    }
  /** It cannot be matched in such a time: all texts pass. */
  | { readonly kind: 'unmatched'; readonly source: string; readonly isRisky: boolean };

/** undefined for what is not a regular expression. */
export function readPattern(source: string): Pattern | undefined {
  const parsed = parsePattern(source);
  if (!parsed) return undefined;
  const { pattern, flags } = parsed;
  const isRisky = repeatsRepetition(pattern);
  if (isQuick(pattern)) return { kind: 'native', source, flags, isRisky };
  const program = programOf(pattern, flags);
  return program ? { kind: 'program', source, program, isRisky } : { kind: 'unmatched', source, isRisky };
}

/** A function that says whether a text matches; every text does where that is not known. */
export function matcherOf(source: string): (text: string) => boolean {
  const pattern = readPattern(source);
  switch (pattern?.kind) {
    case 'native': {
      const expression = new RegExp(source, pattern.flags);
      return (text) => expression.test(text);
    }
    case 'program':
      return (text) => runProgram(pattern.program, text);
    case 'unmatched':
    case undefined:
      return () => true;
  }
}

/** The same function as JavaScript text. */
export function matcherCode(source: string): string {
  const pattern = readPattern(source);
  switch (pattern?.kind) {
    case 'native':
      return `(e=>s=>e.test(s))(new RegExp(${JSON.stringify(source)},"${pattern.flags}"))`;
    case 'program':
      return `(s=>(${runProgram.toString()})(${JSON.stringify(pattern.program)},s))`;
    case 'unmatched':
    case undefined:
      return '(()=>true)';
  }
}
