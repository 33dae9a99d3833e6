/** An ISO 8601 time as `2026-02-03 04:05:06 UTC`. */
export function Time({ iso }: { readonly iso: string }) {
  return <time dateTime={iso}>{`${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`}</time>;
}
