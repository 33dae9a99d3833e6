import { type Stream, StreamBuilder } from './stream.ts';

const fewestCharacters = 4;

/** ASCII that is written in UTF-16 of either byte order: every other byte is zero. */
export function fromUtf16({ bytes, starts, ends }: Stream): Stream | undefined {
  if (!bytes.includes(0)) return undefined;
  const out = new StreamBuilder(0);
  for (let at = 0; at + 1 < bytes.length; ) {
    let end = at;
    while (end + 1 < bytes.length && bytes[end] !== 0 && bytes[end + 1] === 0) end += 2;
    // The last character of the big-endian order has no zero behind it.
    const isOpen = end < bytes.length && bytes[end] !== 0 && bytes[end - 1] === 0;
    if (end - at < 2 * (fewestCharacters - 1)) {
      at = Math.max(end, at + 1);
      continue;
    }
    for (let index = at; index < end; index += 2) out.push(bytes[index]!, starts[index]!, ends[index + 1]!);
    if (isOpen) out.push(bytes[end]!, starts[end]!, ends[end]!);
    out.push(0x0a, starts[end - 1]!, ends[end - 1]!);
    at = end;
  }
  return out.length === 0 ? undefined : out.finish();
}
