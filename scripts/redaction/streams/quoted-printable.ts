import { hexNumber, type Stream, StreamBuilder } from './stream.ts';

const equals = 0x3d;

/** Quoted-printable undone: `=41`, and lines that go on behind a `=`; undefined where there is none of it. */
export function unquoted({ bytes, starts, ends }: Stream): Stream | undefined {
  if (!bytes.includes(equals)) return undefined;
  const out = new StreamBuilder(bytes.length);
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] === equals ? hexNumber(bytes, at + 1, 2) : -1;
    const length = byte >= 0 ? 3 : softBreak(bytes, at);
    if (byte >= 0) out.push(byte, starts[at]!, ends[at + 2]!);
    else if (length === 0) out.push(bytes[at]!, starts[at]!, ends[at]!);
    at += Math.max(1, length);
  }
  return out.length < bytes.length ? out.finish() : undefined;
}

/** The length of the line break that a `=` takes away. */
function softBreak(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== equals) return 0;
  if (bytes[at + 1] === 0x0a) return 2;
  return bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a ? 3 : 0;
}
