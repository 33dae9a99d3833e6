import { hexDigit, hexNumber, type Stream, StreamBuilder } from './stream.ts';

/** Four bytes, the shortest secret that is sought in hexadecimal digits. */
const fewestPairs = 4;

const separators: ReadonlySet<number | undefined> = new Set(
  [...' +:,.;-_|\t\r\n'].map((sign) => sign.charCodeAt(0)),
);
const mostSeparators = 4;

/**
 * What stretches of hexadecimal digits mean, two for each byte, also with signs or `0x` between the pairs. Whether a stretch
 * without signs begins with the first or the second digit of a byte is not known, so it is read in both ways.
 */
export function fromHex(stream: Stream): Stream | undefined {
  const { bytes } = stream;
  const out = new StreamBuilder(bytes.length >> 1);
  let isReadUpTo = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (hexDigit(bytes[at]) < 0 || hexDigit(bytes[at - 1]) >= 0) continue;
    if (at >= isReadUpTo) isReadUpTo = decode(stream, at, nextPair, out);
    else decode(stream, at, adjacent, out);
    decode(stream, at + 1, adjacent, out);
  }
  return out.length === 0 ? undefined : out.finish();
}

/** Where the stretch that starts `at` ends; what it means is kept if it is long enough. */
function decode(
  { bytes, starts, ends }: Stream,
  from: number,
  next: typeof nextPair,
  out: StreamBuilder,
): number {
  const pairs: number[] = [];
  let at = from;
  let end = from;
  for (;;) {
    if (hexNumber(bytes, at, 2) < 0) break;
    pairs.push(at);
    end = at + 2;
    at = next(bytes, end);
  }
  if (pairs.length < fewestPairs) return end;
  for (const pair of pairs) out.push(hexNumber(bytes, pair, 2), starts[pair]!, ends[pair + 1]!);
  out.push(0x0a, starts[end - 1]!, ends[end - 1]!);
  return end;
}

function adjacent(_bytes: Uint8Array, from: number): number {
  return from;
}

function nextPair(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < from + mostSeparators && separators.has(bytes[at])) at += 1;
  return bytes[at] === 0x30 && (bytes[at + 1]! | 0x20) === 0x78 ? at + 2 : at;
}
