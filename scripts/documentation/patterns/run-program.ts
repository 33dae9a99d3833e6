import type { Program } from './program.ts';

/**
 * Whether a text matches a program somewhere: all ways are followed at once, so that the time grows with the length of
 * the text and no faster. Where looking ahead at each character would take longer, the text is taken for one that
 * matches. Its source is carried into collections: it refers to nothing outside of itself.
 */
export function runProgram({ flags, steps }: Program, text: string): boolean {
  const characters = flags === 'u' ? Array.from(text) : text.split('');
  const classes = new Map<string, RegExp>();
  let left = 200 * (characters.length + 1_000);
  const takes = (source: string, character: string) => {
    const single = classes.get(source) || new RegExp(`^(?:${source})$`, flags);
    classes.set(source, single);
    return single.test(character);
  };
  const isWord = (at: number) => /^\w$/.test(characters[at] || '');
  const holds = (what: string, at: number) => {
    if (what === 'start') return at === 0;
    if (what === 'end') return at === characters.length;
    return (isWord(at - 1) !== isWord(at)) === (what === 'word');
  };
  /** Whether it matches from a step at a place, or from any later place on. */
  const matches = (from: number, start: number, isAnywhere: boolean): boolean => {
    let ways: number[] = [];
    for (let at = start; at <= characters.length; at += 1) {
      const open = isAnywhere || at === start ? ways.concat(from) : ways;
      const seen = new Set<number>();
      ways = [];
      if (open.length === 0) return false;
      for (let way = open.pop(); way !== undefined; way = open.pop()) {
        if (seen.has(way)) continue;
        seen.add(way);
        left -= 1;
        if (left < 0) return true;
        const step = steps[way];
        if (step === undefined || step[0] === 'matched') return true;
        if (step[0] === 'goto') open.push(step[1]);
        else if (step[0] === 'either') open.push(step[2], step[1]);
        else if (step[0] === 'at') {
          if (holds(step[1], at)) open.push(way + 1);
        } else if (step[0] === 'ahead') {
          if (matches(step[1], at, false) !== step[2]) open.push(step[3]);
        } else if (at < characters.length && takes(step[1], characters[at] as string)) ways.push(way + 1);
      }
    }
    return false;
  };
  return matches(0, 0, true) || left < 0;
}
