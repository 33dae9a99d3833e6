/** True if two texts say the same, but for values that were sent. */
export function sameWording(documented: string, actual: string, sent: readonly unknown[]): boolean {
  const wanted = words(documented);
  const got = words(actual);
  const own = new Set(sent.flatMap((value) => words(String(value))));
  return (
    wanted.length === got.length && wanted.every((word, index) => word === got[index] || own.has(got[index]!))
  );
}

function words(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s"'“”‘’.,;:!?(){}[\]/=&]+/)
    .filter(Boolean);
}
