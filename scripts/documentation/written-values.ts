/** How a text that is not JSON writes a value, so that one schema judges it like JSON. */
import type { Json } from './model.ts';
import { readSequence, type Sequence } from './sequence.ts';
import type { XmlContent } from './xml-shape.ts';
import { readXml } from './xml-value.ts';

export type Notation = { readonly xml: XmlContent } | { readonly sequence: Sequence };

/** A value, or in words why there is none. */
export type Reading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly expected: string; readonly actual: string };

export function readWritten(text: string, notation: Notation): Reading {
  return 'xml' in notation ? readXml(text, notation.xml) : readSequence(text, notation.sequence);
}
