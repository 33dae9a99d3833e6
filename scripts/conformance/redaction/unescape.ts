/**
 * A text with escapes undone, to be searched in; not to be shown, since it forgets what does not matter for a
 * search: all backslashes go, a line feed is `n` whether it was escaped or not, a plus is a space.
 */
export interface Unescaped {
  readonly text: string;
  /** Where in the original the character at `index` came from; `index` may be the length of the text. */
  readonly originOf: (index: number) => number;
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
  const levels: Unescaped[] = [{ text, originOf: (index) => index }];
  while (levels.length < 12) {
    const next = unescapeOnce(levels.at(-1)!, which);
    if (next === undefined) break;
    levels.push(next);
  }
  return levels;
}

/** undefined where there is nothing to undo. */
function unescapeOnce({ text, originOf }: Unescaped, which: Escapes): Unescaped | undefined {
  const pieces: string[] = [];
  let from: Uint32Array | undefined;
  let length = 0;
  let done = 0;
  const copyUntil = (end: number, into: Uint32Array) => {
    pieces.push(text.slice(done, end));
    for (let index = done; index < end; index++) into[length++] = originOf(index);
  };
  for (const match of text.matchAll(escapes)) {
    if (match[1] !== undefined && which === 'all but percent') continue;
    from ??= new Uint32Array(text.length + 1);
    copyUntil(match.index, from);
    const meaning = meaningOf(match);
    pieces.push(meaning);
    from.fill(originOf(match.index), length, length + meaning.length);
    length += meaning.length;
    done = match.index + match[0].length;
  }
  if (from === undefined) return undefined;
  const places = from;
  copyUntil(text.length, places);
  places[length] = originOf(text.length);
  return { text: pieces.join(''), originOf: (index) => places[index] ?? 0 };
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
