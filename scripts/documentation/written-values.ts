/** Texts that are not JSON, read as values and written again, so that one schema judges them like JSON. */
import type { Json } from './model.ts';
import type { Notation } from './notation.ts';
import type { Reading } from './reading.ts';
import { readSequence, sequenceText } from './sequence.ts';
import { xmlText } from './xml-text.ts';
import { readXml } from './xml-value.ts';

export function readWritten(text: string, notation: Notation): Reading {
  return 'xml' in notation ? readXml(text, notation.xml) : readSequence(text, notation.sequence);
}

export function writtenText(value: Json, notation: Notation): string {
  if ('xml' in notation) {
    const { shape, root, shapes } = notation.xml;
    return xmlText(value, shape, root, shapes);
  }
  return sequenceText(Array.isArray(value) ? (value as readonly Json[]) : [value], notation.sequence);
}
