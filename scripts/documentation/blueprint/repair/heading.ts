/** A heading that makes a resource or an action: `## Name [METHOD /uri]`, `## METHOD /uri`, `## Name [/uri]`. */
export interface Heading {
  readonly marks: string;
  readonly name: string;
  /** Upper case. */
  readonly method: string | undefined;
  readonly uri: string | undefined;
}

const methods =
  'GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|TRACE|CONNECT|LINK|UNLINK|COPY|MOVE|LOCK|UNLOCK|MKCOL|PROPFIND|PROPPATCH|SEARCH|REPORT|MERGE|PURGE|SUBSCRIBE|UNSUBSCRIBE|NOTIFY|QUERY';

const marked = /^ {0,3}(#{1,6})\s*(.*?)[\s#]*$/;
/** `Name [inside] more`; what goes on with `(`, `[` or `:` right after the bracket is a Markdown link. */
const bracketed = /^(.*?)\[\s*((?:[^[\]]|\[[^[\]]*\])+?)\s*\](?![([:])([^[\]]*)$/;
const firstMethod = new RegExp(`^(${methods})(?![\\w-])`, 'i');
/** Further methods, of which the first counts: `GET, HEAD`. After a slash they are a path, but for `GET/HEAD`. */
const furtherMethod = new RegExp(`^(?:\\s*[,|]\\s*(?:${methods})|/(?:${methods})(?=\\s|$))(?![\\w-])`);
const methodLast = new RegExp(
  `^(.*?)[\\s:(\u2013\u2014-]*\`?\\b(${methods})\`?\\s+\`?(/[^\\s\`()]*)\`?\\)?$`,
);
const pathLast = /^(.*?)[\s:\u2013\u2014-]*(?:\(\s*`?(\/[^\s`()]*)`?\s*\)|`(\/[^\s`]*)`)$/;
const path = /^(?:\/|\{|https?:\/\/|[\w.~%-]+\/)\S*(?:\s\S+)*$/;
const origin = /^https?:\/\/[^/?#]*/i;

/** Reads a heading as resource or action, also where it is not quite written as the format wants; else undefined. */
export function readHeading(line: string): Heading | undefined {
  const [, marks, content] = marked.exec(line) ?? [];
  if (marks === undefined || content === undefined) return undefined;
  const target = inBrackets(content) ?? withoutBrackets(content);
  return target && { marks, ...target };
}

type Target = Omit<Heading, 'marks'>;

function inBrackets(content: string): Target | undefined {
  const [, before = '', written = '', after = ''] = bracketed.exec(content) ?? [];
  const inside = written.replace(/`/g, '');
  const name = [before.trim(), after.trim()].filter(Boolean).join(' ');
  const { method, rest } = methodFirst(inside);
  if (method !== undefined && rest === '') return withPathInName(name, method.toUpperCase());
  if (method !== undefined && path.test(rest))
    return { name, method: method.toUpperCase(), uri: rooted(rest) };
  if (!path.test(inside) || !inside.includes('/')) return undefined;
  return isMethod(name)
    ? { name: '', method: name, uri: rooted(inside) }
    : { name, method: undefined, uri: rooted(inside) };
}

/** `### GET [/things]`: the method is beside the bracket. */
function isMethod(name: string): boolean {
  const { method, rest } = methodFirst(name);
  return method !== undefined && rest === '' && name === method.toUpperCase();
}

/** `### /things [POST]`, `### Things (\`/things\`) [POST]`: the URI is beside the bracket. */
function withPathInName(name: string, method: string): Target {
  if (/^`?\/\S*$/.test(name)) return { name: '', method, uri: name.replace(/`/g, '') };
  const [, before = '', inParentheses, inCode] = pathLast.exec(name) ?? [];
  const uri = inParentheses ?? inCode;
  return uri === undefined ? { name, method, uri } : { name: before, method, uri };
}

function withoutBrackets(content: string): Target | undefined {
  const plain = content.replace(/^`(.*)`$/, '$1');
  if (/^\/\S*$/.test(plain)) return { name: '', method: undefined, uri: plain };
  const { method, rest } = methodFirst(plain);
  if (method !== undefined && method === method.toUpperCase()) {
    if (rest === '') return { name: '', method, uri: undefined };
    if (/^`?(?:\/|https?:\/\/)/.test(rest)) return { name: '', method, uri: rooted(rest.replace(/`/g, '')) };
  }
  const [, name = '', named, uri = ''] = methodLast.exec(content) ?? [];
  if (named !== undefined) return { name, method: named, uri };
  const [, before = '', inParentheses, inCode] = pathLast.exec(content) ?? [];
  const written = inParentheses ?? inCode;
  return written === undefined ? undefined : { name: before, method: undefined, uri: written };
}

/** The method that a text begins with, as it is written there, and what comes after it. */
function methodFirst(content: string): { readonly method: string | undefined; readonly rest: string } {
  const [method] = firstMethod.exec(content) ?? [];
  if (method === undefined) return { method, rest: content };
  let rest = content.slice(method.length);
  for (let next = furtherMethod.exec(rest); next; next = furtherMethod.exec(rest))
    rest = rest.slice(next[0].length);
  return /^(?:\s|\/|$)/.test(rest)
    ? { method, rest: rest.trimStart() }
    : { method: undefined, rest: content };
}

/** The path of a URI: what is written with scheme and host has its host in `HOST:` or in the base URL. */
function rooted(uri: string): string {
  const local = uri.replace(origin, '');
  return local.startsWith('/') ? local : `/${local}`;
}
