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
const bracketed = /^(.*?)\[\s*((?:[^[\]]|\[[^[\]]*\])+?)\s*\](?![([:])(.*)$/;
const methodFirst = new RegExp(`^(${methods})(?:\\s*[,|/]\\s*(?:${methods}))*(?:\\s*(?=/)|\\s+|$)(.*)$`, 'i');
const nameThenMethod = new RegExp(`^(.*?)[\\s:\u2013\u2014-]*\`?\\b(${methods})\\s+(/[^\\s\`]*)\`?$`);
const path = /^(?:\/|\{|https?:\/\/|[\w.~%-]+\/)[^\s]*(?:\s[^\s]+)*$/;
const origin = /^https?:\/\/[^/?#]*/i;

/** Reads a heading as resource or action, also where it is not quite written as the format wants; else undefined. */
export function readHeading(line: string): Heading | undefined {
  const [, marks, content] = marked.exec(line) ?? [];
  if (marks === undefined || content === undefined) return undefined;
  return inBrackets(marks, content) ?? withoutBrackets(marks, content);
}

function inBrackets(marks: string, content: string): Heading | undefined {
  const [, before = '', inside = '', after = ''] = bracketed.exec(content) ?? [];
  const name = [before.trim(), after.trim()].filter(Boolean).join(' ');
  const [, method, rest = ''] = methodFirst.exec(inside) ?? [];
  if (method !== undefined && (rest === '' || path.test(rest))) {
    return { marks, name, method: method.toUpperCase(), uri: rest === '' ? undefined : rooted(rest) };
  }
  return path.test(inside) && inside.includes('/')
    ? { marks, name, method: undefined, uri: rooted(inside) }
    : undefined;
}

function withoutBrackets(marks: string, content: string): Heading | undefined {
  if (/^\/\S*$/.test(content)) return { marks, name: '', method: undefined, uri: content };
  const [, method, rest = ''] = methodFirst.exec(content) ?? [];
  if (method !== undefined && method === method.toUpperCase()) {
    if (rest === '') return { marks, name: '', method, uri: undefined };
    if (/^(?:\/|https?:\/\/)/.test(rest)) return { marks, name: '', method, uri: rooted(rest) };
  }
  const [, name = '', named, uri = ''] = nameThenMethod.exec(content) ?? [];
  return named === undefined ? undefined : { marks, name, method: named, uri };
}

/** The path of a URI: what is written with scheme and host has its host in `HOST:` or in the base URL. */
function rooted(uri: string): string {
  const local = uri.replace(origin, '');
  return local.startsWith('/') ? local : `/${local}`;
}
