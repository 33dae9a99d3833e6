import type { Exchange } from '../../conformance/index.ts';

/** As conformance masks secrets; the first group is the secret's name. */
const mask = /‹([\w.-]+):[0-9a-f]+›/g;

/** Headers that whoever sends a request adds by itself: of no use in a curl line, of little to a reader. */
const ofTheSender = new Set([
  'accept-encoding',
  'cache-control',
  'connection',
  'content-length',
  'host',
  'postman-token',
  'transfer-encoding',
  'user-agent',
]);

/** Whether a header says nothing of the request but who sent it and how. */
export function isOfTheSender(header: string): boolean {
  return ofTheSender.has(header.toLowerCase());
}

/**
 * The request as a curl line for a POSIX shell. Masked secrets become variables, `$DOCPROOF_AUTHORIZATION` for
 * `‹authorization:…›`, so the line can be pasted where these are set.
 */
export function curlLine({ method, url, headers, body }: Exchange['request']): string {
  const parts = ['curl', '--include'];
  if (method !== (body === undefined ? 'GET' : 'POST')) parts.push(`--request ${quote(method)}`);
  parts.push(quote(url));
  for (const { name, value } of headers) {
    // A header without a value is written with a semicolon, or curl leaves it out.
    if (!isOfTheSender(name))
      parts.push(`--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  if (body !== undefined) parts.push(`--data-raw ${quote(body)}`);
  if (/[[\]{}]/.test(url)) parts.splice(1, 0, '--globoff');
  return parts.join(' \\\n  ').replace('curl \\\n  --', 'curl --');
}

/** One word of the shell: literal text in single quotes, variables in double quotes. */
function quote(text: string): string {
  const words: string[] = [];
  let done = 0;
  for (const match of text.matchAll(mask)) {
    words.push(literal(text.slice(done, match.index)), `"$${variable(match[1] ?? '')}"`);
    done = match.index + match[0].length;
  }
  words.push(literal(text.slice(done)));
  return words.join('') || "''";
}

function literal(text: string): string {
  if (text === '' || /^[\w@%+=:,./-]+$/.test(text)) return text;
  // Control characters would not survive pasting, so they are written as escapes.
  if (/[^\P{Cc}\n\t]/u.test(text))
    return `$'${text.replace(/['\\]/g, '\\$&').replace(/\p{Cc}/gu, escapeControl)}'`;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function escapeControl(char: string): string {
  const code = char.charCodeAt(0);
  return code < 0x80
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A secret that is named like a variable is one; others are docproof's own. */
function variable(name: string): string {
  if (/^[A-Z_][A-Z\d_]*$/.test(name)) return name;
  return `DOCPROOF_${name.toUpperCase().replace(/[^A-Z\d]+/g, '_')}`;
}
