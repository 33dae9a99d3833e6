import type { ResponseResult, Summary } from '../../conformance/index.ts';
import type { Source } from '../../documentation/index.ts';

/** `apis/sending-ips.apib:96`. */
export function place(source: Source): string {
  return `${source.file}:${source.line}`;
}

/** `GET /sending-ips/{external_ip}`. */
export function operationOf(result: ResponseResult): string {
  return `${result.method} ${pathOf(result)}`;
}

/** The URI template; for a write without its query, which a resource describes for its list. */
export function pathOf({ method, uriTemplate }: Pick<ResponseResult, 'method' | 'uriTemplate'>): string {
  return method === 'GET' || method === 'HEAD' ? uriTemplate : uriTemplate.replace(/\{[?&][^}]*\}/g, '');
}

/** The counts in words: `5 of 7 documented responses conform, 1 deviates, 1 unprovoked`. */
export function countsInWords(summary: Summary): string {
  const { documented, conforms, deviates, ...others } = summary;
  const rest = [
    deviates > 0 ? `${deviates} ${deviates === 1 ? 'deviates' : 'deviate'}` : '',
    ...Object.entries(others).map(([verdict, count]) => (count > 0 ? `${count} ${verdict}` : '')),
  ].filter((part) => part !== '');
  const responses = documented === 1 ? 'documented response' : 'documented responses';
  const verb = conforms === 1 || documented === 1 ? 'conforms' : 'conform';
  return [`${conforms} of ${documented} ${responses} ${verb}`, ...rest].join(', ');
}
