/** The line, counted from 0, on which the value at a path begins in a JSON text; the last one found on the way. */
export function lineOf(text: string, path: readonly string[]): number {
  const scanner = { text, at: 0 };
  let line = 0;
  for (const step of path) {
    const found = enter(scanner, step);
    if (!found) return line;
    line = lineAt(text, scanner.at);
  }
  return line;
}

interface Scanner {
  readonly text: string;
  at: number;
}

/** Moves to the value of a key or index of the value the scanner is at; false if it has none. */
function enter(scanner: Scanner, step: string): boolean {
  skipBlank(scanner);
  const opening = scanner.text[scanner.at];
  if (opening !== '{' && opening !== '[') return false;
  scanner.at++;
  for (let index = 0; ; index++) {
    skipBlank(scanner);
    const next = scanner.text[scanner.at];
    if (next === undefined || next === '}' || next === ']') return false;
    const key = opening === '{' ? readKey(scanner) : String(index);
    skipBlank(scanner);
    if (key === step) return true;
    skipValue(scanner);
    skipBlank(scanner);
    if (scanner.text[scanner.at] === ',') scanner.at++;
  }
}

function readKey(scanner: Scanner): string {
  const start = scanner.at;
  skipString(scanner);
  const written = scanner.text.slice(start, scanner.at);
  skipBlank(scanner);
  if (scanner.text[scanner.at] === ':') scanner.at++;
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

function skipBlank(scanner: Scanner): void {
  while (/\s/.test(scanner.text[scanner.at] ?? '')) scanner.at++;
}

function skipString(scanner: Scanner): void {
  scanner.at++;
  while (scanner.at < scanner.text.length && scanner.text[scanner.at] !== '"') {
    scanner.at += scanner.text[scanner.at] === '\\' ? 2 : 1;
  }
  scanner.at++;
}

/** Moves behind a value, be it as deep as it may. */
function skipValue(scanner: Scanner): void {
  let depth = 0;
  while (scanner.at < scanner.text.length) {
    const next = scanner.text[scanner.at]!;
    if (next === '"') {
      skipString(scanner);
      if (depth === 0) return;
      continue;
    }
    if (depth === 0 && (next === ',' || next === '}' || next === ']')) return;
    if (next === '{' || next === '[') depth++;
    if (next === '}' || next === ']') depth--;
    scanner.at++;
    if (depth === 0 && (next === '}' || next === ']')) return;
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1;
}
