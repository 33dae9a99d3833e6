/** Where a URL leads, with its path and query as they are written. */
import type { RequestOptions } from 'node:http';
import { urlToHttpOptions } from 'node:url';

export interface RequestTarget {
  /** As it is sent: percent-encoded, and without a fragment. */
  readonly url: string;
  readonly isTls: boolean;
  /** As the `Host` header names it. */
  readonly host: string;
  readonly options: RequestOptions;
}

/**
 * Throws where the URL has no host or is not one of http. The path is sent as Newman sends it, dot segments included:
 * `new URL` would resolve them, and a request for `/things/..` is another one than for `/`.
 */
export function requestTarget(text: string): RequestTarget {
  const [, scheme = '', authority = '', rest = ''] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/?#\\]*)(.*)$/is.exec(text.trim()) ?? [];
  const url = new URL(`${scheme || 'http'}://${authority}`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`the URL ${text} is not one of http or https`);
  }
  const path = encodedPath(rest);
  return {
    url: `${url.origin}${path}`,
    isTls: url.protocol === 'https:',
    host: url.host,
    options: { ...urlToHttpOptions(url), path },
  };
}

function encodedPath(rest: string): string {
  const [, path = '', query = ''] = /^([^?#]*)(\?[^#]*)?/s.exec(rest) ?? [];
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return rooted.replace(notInPath, encodeURIComponent) + query.replace(notInQuery, percentEncoded);
}

/** What the URL standard has percent-encoded in a path and in a query; what is encoded already is left. */
const notInPath = /[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7a\x7c\x7e]+/gu;
const notInQuery = /[^\x21\x24-\x26\x28-\x3b\x3d\x3f-\x7e]+/gu;

function percentEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}
