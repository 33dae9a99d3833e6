/** Cross-origin calls: the headers that let pages of other origins use the mock (the Fetch standard's CORS protocol). */

import { safeHeader } from './answer/composing/response-headers.ts';
import type { MockRequest, MockResponse } from './answer/model/model.ts';

export function isPreflight(request: MockRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.has('origin') &&
    request.headers.has('access-control-request-method')
  );
}

/** The answer to a preflight: whatever is asked for is allowed. */
export function preflight(request: MockRequest, allowed: string | undefined): MockResponse {
  const asked = request.headers.get('access-control-request-method') ?? '';
  const headers: [string, string][] = [
    ['Access-Control-Allow-Methods', safeHeader(allowed ?? asked)],
    ['Access-Control-Max-Age', '600'],
  ];
  const wanted = request.headers.get('access-control-request-headers');
  if (wanted !== undefined) headers.push(['Access-Control-Allow-Headers', safeHeader(wanted)]);
  if (request.headers.get('access-control-request-private-network') === 'true') {
    headers.push(['Access-Control-Allow-Private-Network', 'true']);
  }
  return { status: 204, headers, body: undefined };
}

const everyone = ['Access-Control-Allow-Origin', '*'];

/** Names and values in turn; what the documentation itself says of origins goes before. */
export function corsHeaders(request: MockRequest, response: MockResponse): readonly string[] {
  if (response.headers.some(([name]) => /^access-control-allow-origin$/i.test(name))) return [];
  const origin = request.headers.get('origin');
  if (origin === undefined) return everyone;
  const names = response.headers
    .map(([name]) => name)
    .filter((name) => !/^(access-control-|vary$)/i.test(name));
  return [
    'Access-Control-Allow-Origin',
    safeHeader(origin),
    'Access-Control-Allow-Credentials',
    'true',
    'Access-Control-Expose-Headers',
    [...new Set([...names, 'Docproof-Response'])].join(', '),
    'Vary',
    'Origin',
  ];
}
