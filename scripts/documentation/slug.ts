const longest = 80;

/**
 * A name as it is in ids, URLs and file names: `Get a Sending IP` → `get-a-sending-ip`. Latin letters lose
 * their accents, letters of other scripts stay. Empty if the name has neither letter nor digit.
 */
export function slug(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mark}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-');
  return withoutEdgeDashes(shortened(withoutEdgeDashes(words)));
}

function shortened(words: string): string {
  const letters = [...words];
  if (letters.length <= longest) return words;
  const cut = letters.slice(0, longest).join('');
  const lastDash = cut.lastIndexOf('-');
  return lastDash > longest / 2 ? cut.slice(0, lastDash) : cut;
}

function withoutEdgeDashes(words: string): string {
  return words.replace(/^-+|-+$/g, '');
}

/** Slug of a file's name without folder and ending: `docs/Sending IPs.apib` → `sending-ips`. */
export function slugOfFile(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? '';
  return slug(name.replace(/(.)\.[^.]*$/, '$1')) || 'api';
}
