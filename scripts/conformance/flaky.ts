/** Answers that came only when a request was sent again. */
import type { Exchange } from './record.ts';

/** One note for each such answer; none where the last try failed as well. */
export function flakyNotes(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.filter(isFlaky).map(({ request, retried = [] }) => {
    const times = retried.length === 1 ? 'once' : `${retried.length} times`;
    return `flaky: ${request.method} ${request.url} failed ${times} before it was answered (${[...new Set(retried)].join(', ')})`;
  });
}

export function isFlaky({ response, retried = [] }: Exchange): boolean {
  return retried.length > 0 && response !== undefined && !(response.status >= 502 && response.status <= 504);
}
