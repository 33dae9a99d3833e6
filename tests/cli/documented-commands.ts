/** The shell commands of a page, each on a line, without comments. */
export function commandsIn(page: string): readonly string[] {
  const blocks = [...page.matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```/gms)];
  return blocks
    .flatMap(([, block = '']) => block.replace(/\\\n\s*/g, ' ').split('\n'))
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s+#\s.*$/, '')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('#'));
}
