/** The words of a name as people write it: `externalIp`, `external_ip`, `External-IP`. */
export function writtenWords(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z]{2,})/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The words of a name in lower case. */
export function wordsOf(name: string): string[] {
  return writtenWords(name).map((word) => word.toLowerCase());
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

/** One of what the English plural names: `sending ips` → `sending ip`. */
export function singular(name: string): string {
  if (/(?:ss|us|is|news|series|species)$/i.test(name)) return name;
  if (/[^aeiou]ies$/i.test(name)) return name.replace(/ies$/i, 'y');
  if (/(?:ss|sh|ch|x|z)es$/i.test(name)) return name.slice(0, -2);
  return name.replace(/s$/i, '');
}
