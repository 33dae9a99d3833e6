/** The text of a `.gitignore` with what is missing added at the end; the same text where nothing is. */
export function withIgnored(text: string, patterns: readonly string[]): string {
  const plain = (line: string) => line.trim().replace(/^\/|\/$/g, '');
  const known = new Set(text.split('\n').map(plain));
  const missing = patterns.filter((pattern) => !known.has(plain(pattern)));
  if (missing.length === 0) return text;
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${before}${missing.join('\n')}\n`;
}
