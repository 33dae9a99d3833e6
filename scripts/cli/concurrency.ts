/** `--concurrency`: how many scenarios run at the same time. */
import { availableParallelism } from 'node:os';
import type { EngineName } from '../conformance/index.ts';
import { exitCodes, type Failure, failure } from './exit-codes.ts';

export interface ConcurrencyOptions {
  readonly engine: EngineName;
  readonly concurrency?: string;
  readonly delay?: string;
}

export interface ParsedConcurrency {
  readonly ok: true;
  /** `isLocal`: the target is on this machine. */
  readonly lanesAt: (isLocal: boolean) => number;
}

const most = 256;

export function parseConcurrency(options: ConcurrencyOptions): ParsedConcurrency | Failure {
  const { concurrency, engine, delay } = options;
  if (concurrency === undefined) {
    const canBeMany = engine === 'direct' && delay === undefined;
    return { ok: true, lanesAt: (isLocal) => (isLocal && canBeMany ? automatic() : 1) };
  }
  const lanes = concurrency === 'auto' ? automatic() : Number(concurrency || Number.NaN);
  if (!Number.isInteger(lanes) || lanes < 1 || lanes > most)
    return wrong(`--concurrency ${concurrency} is not a whole number from 1 to ${most}, or auto`);
  if (lanes > 1 && engine !== 'direct')
    return wrong(
      `--concurrency ${concurrency} needs --engine direct: Newman sends one request after another`,
    );
  if (lanes > 1 && delay !== undefined)
    return wrong(`--concurrency ${concurrency} cannot be used with --delay; use --rate`);
  return { ok: true, lanesAt: () => lanes };
}

/** Most of the time of a scenario is spent waiting for the target. */
function automatic(): number {
  return Math.min(16, 4 * availableParallelism());
}

function wrong(what: string): Failure {
  return failure(exitCodes.usage, `error: ${what}`);
}
