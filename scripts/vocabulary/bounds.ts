/** Names and descriptions of query parameters that bound a field: `from`, `min_price`, `created_after`. */

export type Bounding = 'least' | 'most';

const lower = /^(from|since|after|min(imum)?|start|begin)(_?(date|time|at))?$/i;
const upper = /^(to|until|till|before|max(imum)?|end)(_?(date|time|at))?$/i;

/** The name is that of a bound and nothing else. */
export function boundingName(name: string): Bounding | undefined {
  if (lower.test(name)) return 'least';
  return upper.test(name) ? 'most' : undefined;
}

/** `end_date`, `expires_at`: what comes after something has begun. */
export const isEndName = (name: string): boolean =>
  /^(ends?|until|till|to|stops?|finish(ed|es)?|expir[a-z]*|due|valid_(to|until|till|through))(_|$)/i.test(
    name.replace(/([a-z])([A-Z])/g, '$1_$2'),
  );

/** What the description of a time says; undefined for both, too. */
export function boundingWords(description: string): Bounding | undefined {
  const isLower = /\b((?<!not )after|since|(?<!no )later|newer|not before|no earlier)\b/i.test(description);
  const isUpper = /\b((?<!not )before|until|(?<!no )earlier|older|up to|not after|no later)\b/i.test(
    description,
  );
  if (isLower === isUpper) return undefined;
  return isLower ? 'least' : 'most';
}

/** What is in the description of every bound. */
export const isOfEveryBound = (word: string): boolean => /^(the|date|time|from|to|start|end|for)$/.test(word);

const happened = /^[a-z]{3,}(ed|ied)$|^(sent|seen|made|paid|begun|run|built|written|taken|given)$/;
const ofTheQuery =
  /^(return|list|includ|filter|specifi|given|us|provid|format|limit|bas|requir|support|encod|express|suppli|fetch|need|exclud|match|select|search|request)(ed)?$/;

/** `delivered`: something that happens to a thing, and no word of the query itself. */
export const namesEvent = (word: string): boolean => happened.test(word) && !ofTheQuery.test(word);

export const speaksOfTime = (name: string): boolean => /date|time/i.test(name);

const affixes = [
  ['min|since|after|gte?', 'least', false],
  ['max|until|before|lte?', 'most', false],
  // With something else behind or before them, these are mostly no bounds: `to_account`, `start_url`.
  ['from|start|begin', 'least', true],
  ['to|end', 'most', true],
] as const;

/** `min_price` → `price`, `createdAfter` → `created`: what may be bounded, and whether only a time can be meant. */
export function boundedNames(name: string): readonly {
  readonly rest: string;
  readonly compare: Bounding;
  readonly isOfTime: boolean;
}[] {
  const parted = name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
  return affixes.flatMap(([words, compare, isOfTime]) => {
    const pattern = new RegExp(`^(${words})[_.-]|[_.-](${words})$`, 'i');
    return pattern.test(parted) ? [{ rest: parted.replace(pattern, ''), compare, isOfTime }] : [];
  });
}
