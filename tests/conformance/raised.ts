import type { TestContext } from 'vitest';
import { type StandIn, startStandIn } from '../stand-in/sending-ips/index.ts';

export type { StandIn };

/** A stand-in that is closed when the test ends. */
export async function raised(
  context: TestContext,
  options: Parameters<typeof startStandIn>[0] = {},
): Promise<StandIn> {
  const standIn = await startStandIn(options);
  context.onTestFinished(() => standIn.close());
  return standIn;
}
