import { problemText } from '../../boundary/index.ts';
import type { Failure } from '../exit-codes.ts';
import { exitCodes, failure } from '../exit-codes.ts';
import { loadPlans } from '../load-plans.ts';

export interface MockOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Milliseconds that each answer is held back. */
  readonly latency?: number;
}

export interface RunningMock {
  readonly ok: true;
  /** E.g. `http://127.0.0.1:4010`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a stateful mock of one or several documents until it is closed.
 *
 * @param documents paths of API Blueprint or OpenAPI documents
 */
export async function mock(
  documents: string | readonly string[],
  { port = 0, host, latency }: MockOptions = {},
): Promise<RunningMock | Failure> {
  const loaded = await loadPlans([documents].flat());
  if (!loaded.ok) return loaded;
  const { startMock } = await import('../../mock/index.ts');
  try {
    const { url, close } = await startMock({
      plans: loaded.plans,
      port,
      ...(host === undefined ? {} : { host }),
      ...(latency === undefined ? {} : { latency: { min: latency, max: latency } }),
    });
    return { ok: true, url, close };
  } catch (error) {
    const why = problemText(error);
    return failure(exitCodes.notRun, `error: the mock cannot listen at port ${port}: ${why}`);
  }
}
