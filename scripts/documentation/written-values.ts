/** Texts that are not JSON, read as values, so that one schema judges them like JSON. */
import type { Notation } from './notation.ts';
import type { Reading } from './reading.ts';
import { readSequence } from './sequence.ts';
import { readXml } from './xml-value.ts';

export function readWritten(text: string, notation: Notation): Reading {
  return 'xml' in notation ? readXml(text, notation.xml) : readSequence(text, notation.sequence);
}
