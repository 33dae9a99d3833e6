import type { LineRequest } from './line-request.ts';

/** Names that a browser sets itself, or not at all: https://fetch.spec.whatwg.org/#forbidden-request-header */
const forbidden =
  /^(?:accept-charset|accept-encoding|access-control-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

/** Whether a page may not send a request, so that it takes a terminal. */
export function browserRefuses({ method, headers, body }: LineRequest): boolean {
  return (
    /^(?:CONNECT|TRACE|TRACK)$/i.test(method) ||
    (/^(?:GET|HEAD)$/i.test(method) && body !== undefined) ||
    headers.some(([name]) => forbidden.test(name))
  );
}
