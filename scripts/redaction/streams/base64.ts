import { type Decoded, type Stream, StreamBuilder } from './stream.ts';

/** Four bytes, the shortest secret that is sought in base64, take so many characters at least. */
const shortestRun = 6;

/** The six bits of each character of both alphabets; -1 for any other byte, -2 for a line break, which changes nothing. */
const sixBits = new Int8Array(256).fill(-1);
for (let bits = 0; bits < 64; bits += 1) {
  sixBits['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(bits)] = bits;
}
sixBits['-'.charCodeAt(0)] = 62;
sixBits['_'.charCodeAt(0)] = 63;
sixBits[0x0a] = -2;
sixBits[0x0d] = -2;

/**
 * What stretches of base64 mean. Where in a group of four a stretch begins is not known, since it may be cut or glued to
 * other text, so each is read in all four ways.
 */
export function fromBase64(stream: Stream): Decoded | undefined {
  const { bytes } = stream;
  const all = new StreamBuilder(0);
  const unlikely: Stretch[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (sixBits[bytes[at]!]! < 0) {
      at += 1;
      continue;
    }
    let end = at;
    while (end < bytes.length && sixBits[bytes[end]!]! !== -1) end += 1;
    if (end - at >= shortestRun) {
      const start = all.length;
      const isText = decode(stream, at, end, all);
      const rest = all.length;
      for (let skipped = 1; skipped < 4; skipped += 1) decode(stream, at + skipped, end, all);
      // No other reading of the same characters is a text as well.
      if (isText && rest > start) unlikely.push({ start: rest, end: all.length });
    }
    at = end;
  }
  if (all.length === 0) return undefined;
  const read = all.finish();
  return { stream: read, likely: unlikely.length === 0 ? read : without(read, unlikely) };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function without({ bytes, starts, ends }: Stream, stretches: readonly Stretch[]): Stream {
  const out = new StreamBuilder(bytes.length);
  let at = 0;
  for (const { start, end } of [...stretches, { start: bytes.length, end: bytes.length }]) {
    for (; at < start; at += 1) out.push(bytes[at]!, starts[at]!, ends[at]!);
    at = end;
  }
  return out.finish();
}

/** Adds one reading; true if it is printable ASCII throughout. */
function decode({ bytes, starts, ends }: Stream, from: number, to: number, out: StreamBuilder): boolean {
  let bits = 0;
  let count = 0;
  let first = 0;
  let isText = true;
  for (let at = from; at < to; at += 1) {
    const six = sixBits[bytes[at]!]!;
    if (six < 0) continue;
    if (count === 0) first = at;
    bits = ((bits << 6) | six) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const byte = (bits >> count) & 0xff;
    isText &&= isPrintable(byte);
    out.push(byte, starts[first]!, ends[at]!);
    first = at;
  }
  // Keeps what follows apart.
  out.push(0x0a, starts[to - 1]!, ends[to - 1]!);
  return isText;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
