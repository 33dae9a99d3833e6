/** Parts of a run for several machines: together they provoke every response, each exactly once. */
import { createHash } from 'node:crypto';

/** `--shard 2/3`. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly total: number;
}

export interface ShardedPlan {
  /** Ids of responses, in one list for each shard. */
  readonly shards: readonly (readonly string[])[];
  /** The same for all shards of one run: they have split it in the same way. */
  readonly fingerprint: string;
}

/**
 * Splits groups that belong together, the longest first, each to the shard that has least to do. `durations`: of an earlier
 * run in ms, by id; a response that it does not know takes as long as the others do on average.
 */
export function shardsOf(
  groups: readonly (readonly string[])[],
  durations: ReadonlyMap<string, number>,
  total: number,
): ShardedPlan {
  const known = [...durations.values()];
  const usual = known.length === 0 ? 1 : known.reduce((sum, ms) => sum + ms, 0) / known.length;
  const weighed = groups.map((ids) => ({
    ids,
    ms: ids.reduce((sum, id) => sum + (durations.get(id) ?? usual), 0),
  }));
  const shards = Array.from({ length: total }, () => ({ ids: [] as string[], ms: 0 }));
  for (const { ids, ms } of weighed.sort((a, b) => b.ms - a.ms)) {
    const least = shards.reduce((best, each) => (each.ms < best.ms ? each : best));
    least.ids.push(...ids);
    least.ms += ms;
  }
  const split = shards.map(({ ids }) => ids);
  return {
    shards: split,
    fingerprint: createHash('sha256').update(JSON.stringify(split)).digest('hex').slice(0, 16),
  };
}
