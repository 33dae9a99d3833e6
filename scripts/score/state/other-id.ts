/** An id of the same form. */
export function otherId(id: string): string {
  if (/^\d{1,15}$/.test(id)) return String(Number(id) + 7919);
  const at = id.search(/\d(?=\D*$)/);
  if (at >= 0) return `${id.slice(0, at)}${(Number(id[at]) + 3) % 10}${id.slice(at + 1)}`;
  return `${id}x`;
}
