import type { AssertionResult, ResponseResult, Summary } from '../conformance/index.ts';
import type { Source } from '../documentation/index.ts';

/** `apis/sending-ips.apib:96`. */
export function place(source: Source): string {
  return `${source.file}:${source.line}`;
}

/** `GET /sending-ips/{external_ip}`. */
export function operationOf(result: ResponseResult): string {
  return `${result.method} ${result.uriTemplate}`;
}

/** What failed, each as a whole sentence; the reason alone where no single assertion did. */
export function failuresOf(result: ResponseResult): string[] {
  const failures = result.assertions.filter((assertion) => assertion.outcome === 'failed').map(sentence);
  return failures.length > 0 ? failures : [result.reason];
}

/** The whole sentence for an assertion. */
export function sentence(assertion: AssertionResult): string {
  return assertion.message ?? assertion.name;
}

/** The counts in words: `5 of 7 documented responses conform, 1 deviates, 1 unprovoked`. */
export function countsInWords(summary: Summary): string {
  const { documented, conforms, deviates, ...others } = summary;
  const rest = [
    deviates > 0 ? `${deviates} ${deviates === 1 ? 'deviates' : 'deviate'}` : '',
    ...Object.entries(others).map(([verdict, count]) => (count > 0 ? `${count} ${verdict}` : '')),
  ].filter((part) => part !== '');
  const responses = documented === 1 ? 'documented response' : 'documented responses';
  const verb = conforms === 1 ? 'conforms' : 'conform';
  return [`${conforms} of ${documented} ${responses} ${verb}`, ...rest].join(', ');
}
