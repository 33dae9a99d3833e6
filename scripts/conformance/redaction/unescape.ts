/**
 * A text with every escape undone, to be searched in; not to be shown, since it forgets what does not matter for a
 * search: all backslashes go, a line feed is `n` whether it was escaped or not, a plus is a space.
 */
export interface Unescaped {
  readonly text: string;
  /** For each character, and for the end: where in the original it came from. */
  readonly origin: Uint32Array;
}

const escapes =
  /((?:%[\da-f]{2})+)|\\+u(?:([\da-f]{4})|\{0*([\da-f]{1,6})\})|\\+x([\da-f]{2})|&(?:amp;)*(?:#0*(\d{1,7})|#x0*([\da-f]{1,6})|(amp|lt|gt|quot|apos|sol|equals|plus));|\\+|[\n\r\t\b\f+]/gi;

const short: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
  '+': ' ',
};

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  equals: '=',
  plus: '+',
};

/** Which escapes are undone; `all but percent` is for texts in which a `%` may stand for itself. */
export type Escapes = 'all' | 'all but percent';

/** The text, and the text after each level of escapes is undone, however they are nested and mixed. */
export function unescapings(text: string, which: Escapes): Unescaped[] {
  const levels: Unescaped[] = [
    { text, origin: Uint32Array.from({ length: text.length + 1 }, (_, index) => index) },
  ];
  while (levels.length < 12) {
    const next = unescapeOnce(levels.at(-1)!, which);
    if (next === undefined) break;
    levels.push(next);
  }
  return levels;
}

/** undefined where there is nothing to undo. */
function unescapeOnce({ text, origin }: Unescaped, which: Escapes): Unescaped | undefined {
  const pieces: string[] = [];
  const from = new Uint32Array(origin.length);
  let length = 0;
  let done = 0;
  const copyUntil = (end: number) => {
    pieces.push(text.slice(done, end));
    from.set(origin.subarray(done, end), length);
    length += end - done;
  };
  for (const match of text.matchAll(escapes)) {
    if (match[1] !== undefined && which === 'all but percent') continue;
    copyUntil(match.index);
    const meaning = meaningOf(match);
    pieces.push(meaning);
    from.fill(origin[match.index] ?? 0, length, length + meaning.length);
    length += meaning.length;
    done = match.index + match[0].length;
  }
  if (done === 0) return undefined;
  copyUntil(text.length);
  from[length] = origin[text.length] ?? 0;
  return { text: pieces.join(''), origin: from.subarray(0, length + 1) };
}

function meaningOf([whole, percent, unit, point, byte, decimal, hex, entity]: RegExpExecArray): string {
  if (percent !== undefined) return Buffer.from(percent.replaceAll('%', ''), 'hex').toString('utf8');
  if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
  if (entity !== undefined) return entities[entity.toLowerCase()] ?? '';
  const code = point ?? byte ?? hex;
  if (code !== undefined) return character(Number.parseInt(code, 16));
  if (decimal !== undefined) return character(Number(decimal));
  return short[whole] ?? '';
}

function character(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
