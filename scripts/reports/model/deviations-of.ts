import type { RecordedDeviation, ResponseResult } from '../../conformance/index.ts';
import { sentenceOf } from '../../findings/index.ts';

/** A deviation of a response, with the assertion that found it. */
export interface FoundDeviation extends RecordedDeviation {
  /** Name of the assertion; empty if none found it. */
  readonly assertion: string;
  /** The deviation as a sentence. */
  readonly text: string;
}

/** Everything in which a response deviates: at least one where its verdict says so. */
export function deviationsOf(result: ResponseResult): readonly FoundDeviation[] {
  if (result.verdict !== 'deviates') return [];
  const found = result.assertions.flatMap(({ name, deviations }) =>
    deviations.map((deviation) => ({ ...deviation, assertion: name, text: sentenceOf(deviation) })),
  );
  return found.length > 0 ? found : [unexplained(result)];
}

function unexplained({ reason }: ResponseResult): FoundDeviation {
  const told = { assertion: '', text: reason, expected: '', actual: reason, exchange: undefined };
  return { code: 'script-failed', ...told };
}

/** The request that is judged: the one that deviates, else the last one. An index of `exchanges`; -1 where none was sent. */
export function judgedExchange(result: ResponseResult): number {
  const isRequest = (index: number | undefined) =>
    index !== undefined && result.exchanges[index]?.role === 'request';
  return (
    deviationsOf(result).find(({ exchange }) => isRequest(exchange))?.exchange ??
    result.exchanges.findLastIndex(({ role }) => role === 'request')
  );
}

/** What an exchange showed. */
export function shownBy(deviations: readonly FoundDeviation[], index: number): readonly FoundDeviation[] {
  return deviations.filter(({ exchange }) => exchange === index);
}
