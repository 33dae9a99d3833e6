/** How people write one name in several ways: `user_id`, `userId`, `User ID`, `users`. */
import { onceForText } from './once.ts';

/** The words of a name, lower case: `externalIP` → `external`, `ip`. */
export const wordsOf = onceForText<readonly string[]>((name) =>
  writtenWords(name).map((word) => word.toLowerCase()),
);

/** The words of a name as people write them: `externalIP` → `external`, `IP`. */
export function writtenWords(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z]{2,})/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** `sending-ip` */
export function kebabCase(name: string): string {
  return wordsOf(name).join('-');
}

/** `SendingIp`; never begins with a digit. */
export function pascalCase(name: string): string {
  const joined = wordsOf(name)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
  return /^\p{L}/u.test(joined) ? joined : `_${joined}`;
}

/** The singular of an English noun, or of the last word of a name; good enough to compare names by. */
export function singular(noun: string): string {
  if (/(ss|us|is|news|series|species)$/i.test(noun) && !/(ses|uses)$/i.test(noun)) return noun;
  if (/ies$/i.test(noun) && noun.length > 4) return noun.replace(/ies$/i, 'y');
  if (/(ches|shes|xes|sses|zes|tuses|ruses|nuses|puses)$/i.test(noun)) return noun.replace(/es$/i, '');
  return noun.replace(/s$/i, '');
}

/** What is equal for two names that are the same but for case, separators and plural. */
export const nameKey = onceForText((name) => wordsOf(name).map(singular).join(''));

/** Whether two names are the same but for case, separators and plural. */
export const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b) && nameKey(a) !== '';

/** How much of two names is shared, 0 to 1, by words. */
export function matchScore(a: string, b: string): number {
  const left = new Set(wordsOf(a).map(singular));
  const right = new Set(wordsOf(b).map(singular));
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(left.size, right.size);
}

/** Whether a text speaks of a name: all its words stand in it, in order and next to each other. */
export function mentions(text: string, name: string): boolean {
  const words = wordsOf(name).map(singular);
  if (words.length === 0) return false;
  const said = wordsOf(text).map(singular);
  const run = ` ${said.join(' ')} `;
  return run.includes(` ${words.join(' ')} `) || (words.length > 1 && run.includes(` ${words.join('')} `));
}

/** `ip_pool_id` → `ip_pool`, `userId` → `user`; a name that is nothing but an id stays. */
export function withoutId(name: string): string {
  return (
    name.replace(/(?<=.)[_-]?(ids?|uuid|guid|key|ref|slug)$/i, '').replace(/(?<=[a-z])I[dD]s?$/, '') || name
  );
}

/** `an id`, `a name`. */
export function withArticle(name: string): string {
  return `${/^[aeio]|^u(?!ni|se|ri|rl|uid)/i.test(name) ? 'an' : 'a'} ${name}`;
}
