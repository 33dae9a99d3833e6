/** Where the target sends a request of the scripts: followed at its own origin, and nowhere else. */
import type { Answer, ReadyRequest } from './exchange.ts';

/** A request, and the URL that it is sent to. */
export interface Placed {
  readonly request: ReadyRequest;
  readonly url: string;
}

export type Redirect =
  | { readonly to: 'nowhere' }
  | { readonly to: 'same-origin'; readonly placed: Placed }
  | { readonly to: 'elsewhere'; readonly location: string };

const redirecting = [301, 302, 303, 307, 308];

export function redirectOf(answer: Answer, { request, url }: Placed): Redirect {
  const location = redirecting.includes(answer.status) ? answer.header('Location') : undefined;
  if (location === undefined) return { to: 'nowhere' };
  const next = sameOriginUrl(location, url);
  if (next === undefined) return { to: 'elsewhere', location };
  return { to: 'same-origin', placed: { request: redirected(request, answer.status), url: next } };
}

/** RFC 9110, 15.4: what was posted is asked for after 301, 302 and 303; 307 and 308 have the request repeated. */
function redirected(request: ReadyRequest, status: number): ReadyRequest {
  const reads = request.method !== 'HEAD' && (status === 303 || (status < 303 && request.method === 'POST'));
  if (!reads) return request;
  const headers = request.headers.filter(({ key }) => !/^content-/i.test(key));
  return { ...request, method: 'GET', headers, body: undefined };
}

/**
 * The URL that a Location means, seen from another; undefined if that is another origin, or not sure to be the same. It
 * always begins with the very text of the origin it was at, so that no other reading of what follows leads away.
 */
export function sameOriginUrl(location: string, from: string): string | undefined {
  const here = split(from);
  if (here === undefined || /[\\\s\p{Cc}]/u.test(location)) return undefined;
  const target = location.replace(/#.*$/s, '');
  if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(target)) {
    const there = split(target.startsWith('//') ? `${here.scheme}:${target}` : target);
    return there?.origin === here.origin ? `${here.base}${rooted(there.rest)}` : undefined;
  }
  const path = here.rest.replace(/\?.*$/s, '');
  if (target === '') return `${here.base}${rooted(here.rest)}`;
  if (target.startsWith('/')) return `${here.base}${rooted(target)}`;
  if (target.startsWith('?')) return `${here.base}${rooted(path)}${target}`;
  return `${here.base}${rooted(`${path.replace(/[^/]*$/, '')}${target}`)}`;
}

interface Split {
  /** As it is written, up to the path. */
  readonly base: string;
  readonly scheme: string;
  /** Scheme, host and port in one way of writing, to compare. */
  readonly origin: string;
  /** Path and query. */
  readonly rest: string;
}

/** A URL in its parts; Postman takes one without a scheme as http. */
function split(url: string): Split | undefined {
  const parts = /^(?:(https?):\/\/)?((?:[^/?#\\@]*@)?)([^/?#\\@]+)(.*)$/is.exec(url);
  if (!parts) return undefined;
  const [, written = 'http', user = '', authority = '', rest = ''] = parts;
  const scheme = written.toLowerCase();
  const host = authority.toLowerCase().replace(scheme === 'https' ? /:443$/ : /:80$/, '');
  return { base: `${scheme}://${user}${authority}`, scheme, origin: `${scheme}://${host}`, rest };
}

/** With a slash at its start, and without `.` and `..`. */
function rooted(rest: string): string {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(rest) ?? [];
  const kept: string[] = [];
  for (const segment of path.split('/').slice(path.startsWith('/') ? 1 : 0)) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${query}`;
}
