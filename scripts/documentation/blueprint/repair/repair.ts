import { repairCharacters } from './characters.ts';
import { boundTypes } from './endless-types.ts';
import { quoteFieldValues } from './field-values.ts';
import { repairHeadings } from './headings.ts';
import { type Metadata, takeMetadata } from './metadata.ts';
import type { Change, Repaired } from './repaired-lines.ts';

/** A document that the parser takes, beside the one that was written, line for line. */
export interface RepairedDocument extends Repaired, Metadata {
  readonly written: readonly string[];
}

const repairs = [repairHeadings, quoteFieldValues, boundTypes];

/** Repairs what the parser refuses or misreads although its meaning is clear. No line moves. */
export function repair(text: string): RepairedDocument {
  const { written, ...characters } = repairCharacters(text);
  const { values, ...document } = takeMetadata(characters.lines);
  const changes: Change[] = [...characters.changes, ...document.changes];
  let lines = document.lines;
  for (const each of repairs) {
    const repaired = each(lines);
    lines = repaired.lines;
    changes.push(...repaired.changes);
  }
  return { lines, written, values, changes };
}
