import type { Finding } from '../model.ts';

/** A text that the parser takes, with the same lines as the one that was written. */
export interface Repaired {
  readonly text: string;
  /** The lines as written. */
  readonly written: readonly string[];
  readonly findings: readonly Finding[];
}

/** Mends what the parser refuses although its meaning is clear. No line moves. */
export function repair(text: string, _file: string): Repaired {
  const mended = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return { text: mended.replace(/\t/g, '    '), written: mended.split('\n'), findings: [] };
}
