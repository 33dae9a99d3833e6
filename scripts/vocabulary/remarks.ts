/** How documents say when a status is answered, or what a code means, outside of a response. */

const key = '[*_`"]*([A-Za-z][\\w.-]*|\\d{3,6})[*_`"]*';
const keyed = new RegExp(
  `^(?:HTTP |Status |Code |Error )?${key}(?:\\s+\\(?[A-Z][A-Za-z ]{1,30}\\)?[*_\`]*)?(?:\\s*[-:=\u2013\u2014>]+\\s*|\\s+(?=if |when |in case |unless |the |no ))[*_]*\\s*(.+)$`,
);

/** `404 if …`, `**404 Not Found** - …`, `` `name_taken`: … ``: the status or code, and what is said of it. */
export function remarkIn(text: string): { readonly key: string; readonly text: string } | undefined {
  const [, name, said] = keyed.exec(text) ?? [];
  return name !== undefined && said !== undefined ? { key: name, text: said.trim() } : undefined;
}

/** All clauses such as `404 … if there is no such user`, with their statuses. */
export function clausesIn(text: string): readonly { readonly key: string; readonly text: string }[] {
  const clause = /\b(4\d\d)\b[^.;|]{0,40}?\b((?:if|when|in case|unless)\b[^.;|]*)/gi;
  return [...text.matchAll(clause)].map(([, status = '', said = '']) => ({ key: status, text: said.trim() }));
}
