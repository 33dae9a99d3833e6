/** A value as a text that is not JSON: the counterpart of `readWritten`. */
import type { Json } from './model.ts';
import type { Notation } from './notation.ts';
import { sequenceText } from './sequence.ts';
import { xmlText } from './xml-text.ts';

export function writtenText(value: Json, notation: Notation): string {
  if ('xml' in notation) {
    const { shape, root, shapes } = notation.xml;
    return xmlText(value, shape, root, shapes);
  }
  return sequenceText(Array.isArray(value) ? (value as readonly Json[]) : [value], notation.sequence);
}
