import { readFieldLine } from '../field-line.ts';
import { describedLines } from './described-lines.ts';
import { readHeading } from './heading.ts';
import type { Repaired } from './repaired-lines.ts';

/** A type of more fields than this takes the parser minutes, and then all memory. */
const mostFields = 2_500;

const heading = /^ {0,3}#+\s*`?([^`([]*[^`\s([])/;
const word = /[\p{Letter}\p{Number}_][\p{Letter}\p{Number}_ -]*/gu;

interface Type {
  /** Indices of the lines that describe its fields. */
  readonly lines: number[];
  readonly uses: string[];
}

/**
 * Cuts short types that use one another so often that they grow beyond bounds: the parser writes a type out everywhere that it
 * is used. Their fields that are of a named type become plain objects.
 */
export function boundTypes(lines: readonly string[]): Repaired {
  const types = readTypes(lines);
  const tooLarge = [...types.values()].filter((type) => sizeWithin(types, type, new Set(), mostFields) <= 0);
  const cut = new Set(tooLarge.flatMap((type) => type.lines));
  const changes = [...cut].flatMap((index) => {
    const read = withoutNames(lines[index]!, types);
    return read === lines[index] ? [] : [{ index, read }];
  });
  const byIndex = new Map(changes.map(({ index, read }) => [index, read]));
  return {
    lines: lines.map((line, index) => byIndex.get(index) ?? line),
    changes: changes.map(({ index }) => ({ code: 'repaired-endless-type', line: index + 1, detail: {} })),
  };
}

function readTypes(lines: readonly string[]): ReadonlyMap<string, Type> {
  const described = describedLines(lines);
  const types = new Map<string, Type>();
  let current: Type | undefined;
  lines.forEach((line, index) => {
    const name = heading.exec(line)?.[1];
    if (name !== undefined) {
      current = readHeading(line) ? undefined : { lines: [], uses: [] };
      if (current) types.set(name, current);
      current?.uses.push(...namesIn(/\(([^()]*)\)\s*$/.exec(line)?.[1] ?? ''));
    } else if (current && described[index] === 'attributes') {
      current.lines.push(index);
      current.uses.push(...namesIn(readFieldLine(line)?.traits ?? /\binclude\s+(.*)/i.exec(line)?.[1] ?? ''));
    }
  });
  return types;
}

function namesIn(traits: string): readonly string[] {
  return (traits.match(word) ?? []).map((name) => name.trim());
}

/** How many fields of the allowed ones are left when a type is written out; a type within itself is not again. */
function sizeWithin(
  types: ReadonlyMap<string, Type>,
  type: Type,
  within: Set<Type>,
  allowed: number,
): number {
  let left = allowed - type.lines.length;
  within.add(type);
  for (const name of type.uses) {
    const used = types.get(name);
    if (left <= 0) break;
    if (used && !within.has(used)) left = sizeWithin(types, used, within, left - 1);
  }
  within.delete(type);
  return left;
}

function withoutNames(line: string, types: ReadonlyMap<string, Type>): string {
  const traits = readFieldLine(line)?.traits;
  if (traits === undefined) return line;
  const plain = traits.replace(word, (name) => (types.has(name.trim()) ? 'object' : name));
  return line.replace(`(${traits})`, `(${plain})`);
}
