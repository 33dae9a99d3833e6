/** What was sent, in a line. */
import type { ResponseResult } from '../../conformance/index.ts';

/** `POST /things?page=2 {"name":"x"}`: the request that had to provoke the response; undefined where none was sent. */
export function sentLine({ exchanges }: ResponseResult): string | undefined {
  const exchange = exchanges.findLast(({ role }) => role === 'request') ?? exchanges.at(-1);
  if (!exchange) return undefined;
  const { method, url, body } = exchange.request;
  return [method, withoutOrigin(url), ...(body === undefined || body === '' ? [] : [body])].join(' ');
}

function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/, '') || '/';
}
