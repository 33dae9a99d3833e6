/** Sends a request again that cannot do harm, where the connection failed or something in between had no answer. */
import type { Exchange } from '../../record.ts';
import { type Exchanged, exchange, type OutgoingRequest, type Wire } from './exchange.ts';

/** How often, and whether it is still of use. */
export interface Retrying {
  readonly retries: number;
  isEnding(): boolean;
}

/** Grows with each time. */
const firstPauseMs = 250;
const longestPauseMs = 4_000;

/** Never rejects. What came in place of the answer is recorded with it. */
export async function exchangeAgain(
  asked: OutgoingRequest,
  wire: Wire & Retrying,
  purpose: Parameters<typeof exchange>[2],
): Promise<Exchanged> {
  const retried: string[] = [];
  for (;;) {
    const exchanged = await exchange(asked, wire, purpose);
    const failure = mayBeRepeated(asked.method) ? failureOf(exchanged) : undefined;
    if (failure === undefined || retried.length >= wire.retries || wire.isEnding())
      return withRetries(exchanged, retried);
    retried.push(failure);
    const pauseMs = Math.min(firstPauseMs * 2 ** (retried.length - 1), longestPauseMs);
    await new Promise((over) => setTimeout(over, pauseMs));
  }
}

function withRetries(exchanged: Exchanged, retried: readonly string[]): Exchanged {
  if (retried.length === 0) return exchanged;
  const recorded: Omit<Exchange, 'role'> = { ...exchanged.recorded, retried };
  return { ...exchanged, recorded };
}

function mayBeRepeated(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** What came in place of an answer. One that says when to come again is left to the scripts, which wait for it. */
function failureOf({ answer, error }: Exchanged): string | undefined {
  if (answer === undefined) return error?.fault === 'connection' ? error.message : undefined;
  const isGateway = answer.status >= 502 && answer.status <= 504 && !answer.headers.has('Retry-After');
  return isGateway ? `${answer.status} ${answer.reason}`.trim() : undefined;
}
