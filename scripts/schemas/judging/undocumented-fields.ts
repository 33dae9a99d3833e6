/**
 * Fields that the documentation does not show. This file imports nothing, so that a collection can carry it as it is.
 */

/** JSON Pointers of the fields of a body that are at none of the documented paths; what is inside of one is not listed. */
export function undocumentedFields(body: unknown, paths: readonly string[]): string[] {
  const limit = 50;
  const known = new Set<string>();
  for (const path of paths) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) known.add(path.slice(0, end));
  }
  const found: string[] = [];
  const visit = (value: unknown, places: readonly string[], pointer: string): void => {
    if (typeof value !== 'object' || value === null || found.length >= limit) return;
    if (places.some((place) => known.has(`${place}/**`))) return;
    const isArray = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      const step = key.replace(/~/g, '~0').replace(/\//g, '~1');
      const next = places
        .flatMap((place) => (isArray ? [`${place}/*`] : [`${place}/${step}`, `${place}/*`]))
        .filter((place) => known.has(place));
      if (next.length > 0) visit(inner, next, `${pointer}/${step}`);
      else if (!isArray) found.push(`${pointer}/${step}`);
    }
  };
  visit(body, [''], '');
  return found.slice(0, limit);
}
