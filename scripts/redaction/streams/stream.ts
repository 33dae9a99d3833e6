/**
 * A text as the bytes it means, each with the place in the text that it was written at. Decoding a stream gives another one
 * whose bytes still know their places in the first text.
 */
export interface Stream {
  readonly bytes: Uint8Array;
  /** Where in the text the byte is written: from here … */
  readonly starts: Uint32Array;
  /** … up to here, exclusive. */
  readonly ends: Uint32Array;
}

/** What an encoding leaves when it is undone. */
export interface Decoded {
  /** In every way that it may be read, to be searched. */
  readonly stream: Stream;
  /** The same, without readings that can hold no other encoding. */
  readonly likely: Stream;
}

/** Collects the bytes of a stream; grows as needed. */
export class StreamBuilder {
  #bytes: Uint8Array;
  #starts: Uint32Array;
  #ends: Uint32Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#ends = new Uint32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(byte: number, start: number, end: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length] = byte;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#length += 1;
  }

  /** A code point as UTF-8; half a surrogate pair becomes U+FFFD, as everywhere. */
  pushPoint(point: number, start: number, end: number): void {
    const code = (point >= 0xd800 && point <= 0xdfff) || point > 0x10ffff ? 0xfffd : point;
    if (code < 0x80) this.push(code, start, end);
    else for (const byte of utf8(code)) this.push(byte, start, end);
  }

  finish(): Stream {
    return {
      bytes: this.#bytes.subarray(0, this.#length),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    };
  }

  #grow(): void {
    const capacity = Math.max(64, this.#length * 2);
    const grown = <T extends Uint8Array | Uint32Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#bytes = grown(this.#bytes, new Uint8Array(capacity));
    this.#starts = grown(this.#starts, new Uint32Array(capacity));
    this.#ends = grown(this.#ends, new Uint32Array(capacity));
  }
}

function utf8(code: number): readonly number[] {
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return [0xc0 | (code >> 6), last];
  const middle = 0x80 | ((code >> 6) & 0x3f);
  if (code < 0x10000) return [0xe0 | (code >> 12), middle, last];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), middle, last];
}

/** A stretch of a text as UTF-8. */
export function streamOf(text: string, from: number, to: number): Stream {
  const stream = new StreamBuilder(to - from + 16);
  for (let at = from; at < to; ) {
    const point = text.codePointAt(at) ?? 0;
    const end = at + (point > 0xffff ? 2 : 1);
    stream.pushPoint(point, at, end);
    at = end;
  }
  return stream.finish();
}

/** The value of a hexadecimal digit; -1 for any other byte. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The number that `count` hexadecimal digits write; -1 where they are others. */
export function hexNumber(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let index = 0; index < count; index += 1) {
    const digit = hexDigit(bytes[at + index]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}
