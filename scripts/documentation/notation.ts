import type { XmlContent } from './xml-shape.ts';

/** How a text that is not JSON writes a value. */
export type Notation = { readonly xml: XmlContent } | { readonly sequence: Sequence };

/** JSON lines, JSON text sequences (RFC 7464) and server-sent events. */
export type Sequence = 'lines' | 'records' | 'events';
