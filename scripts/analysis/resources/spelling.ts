import type { ApiDescription } from '../../documentation/index.ts';
import { singular, wordsOf } from '../../vocabulary/index.ts';

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * How the documentation itself writes names, by the names in lower case and singular: `sending ip` → `sending IP`. The
 * spelling that is used most, in the middle of a sentence where it is in one; a name that no text speaks of is left out.
 */
export function spellings(
  description: ApiDescription,
  names: readonly string[],
): ReadonlyMap<string, string> {
  const byFirstWord = new Map<string, (readonly string[])[]>();
  for (const name of new Set(names)) {
    const words = wordsOf(name);
    const first = singular(words[0] ?? '');
    if (first !== '') byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), words]);
  }
  const inside = new Counts();
  const anywhere = new Counts();
  for (const text of textsOf(description)) {
    const tokens = tokensOf(text);
    tokens.forEach((token, at) => {
      for (const words of byFirstWord.get(singular(token.text.toLowerCase())) ?? []) {
        const written = writtenAt(text, tokens.slice(at, at + words.length), words);
        if (written === undefined) continue;
        const name = words.join(' ');
        anywhere.add(name, written);
        if (!beginsSentence(text, token.start)) inside.add(name, written);
      }
    });
  }
  return new Map(
    names.flatMap((name) => {
      const key = wordsOf(name).join(' ');
      const written = inside.most(key) ?? anywhere.most(key);
      return written === undefined ? [] : [[name, written] as const];
    }),
  );
}

class Counts {
  readonly #counts = new Map<string, Map<string, number>>();

  add(name: string, written: string): void {
    const known = this.#counts.get(name) ?? new Map<string, number>();
    this.#counts.set(name, known.set(written, (known.get(written) ?? 0) + 1));
  }

  most(name: string): string | undefined {
    const all = [...(this.#counts.get(name) ?? [])];
    return (
      all.reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0] as [string, number])[0] ||
      undefined
    );
  }
}

/** Names, descriptions and messages, which are written for people. */
function textsOf({ title, description, groups }: ApiDescription): readonly string[] {
  const resources = groups.flatMap((group) => group.resources);
  const operations = resources.flatMap((resource) => resource.operations);
  const described = [...groups, ...resources, ...operations];
  return [title, description, ...described.flatMap(({ name, description: text }) => [name, text])].filter(
    (text) => text !== '',
  );
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** The words as they are there, singular; undefined if it is other words, or part of a path, a key or code. */
function writtenAt(text: string, tokens: readonly Token[], words: readonly string[]): string | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last || tokens.length < words.length) return undefined;
  const isSame = tokens.every((token, at) => {
    const isLast = at === words.length - 1;
    const plain = token.text.toLowerCase();
    return plain === words[at] || (isLast && singular(plain) === words[at]);
  });
  const isRun = tokens.every((token, at) => at === 0 || text.slice(tokens[at - 1]?.end, token.start) === ' ');
  const around = `${text[first.start - 1] ?? ' '} ${text[last.end] ?? ' '}`;
  if (!isSame || !isRun || /[/{}_`"'$=<>@&\\-]/.test(around)) return undefined;
  return singular(text.slice(first.start, last.end));
}

function beginsSentence(text: string, start: number): boolean {
  return /(^|[.!?:#*|>\n-])\s*$/.test(text.slice(Math.max(0, start - 8), start));
}
