import type { Latency } from './settings.ts';

/** Reads `200` or `100-500`, in milliseconds. */
export function parseLatency(text: string): Latency | { readonly problem: string } {
  const match = /^(\d{1,6})(?:\s*-\s*(\d{1,6}))?(?:\s*ms)?$/.exec(text.trim());
  const problem = { problem: `"${text}" is not a latency: give milliseconds, as 200 or 100-500` };
  if (!match) return problem;
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : Number(match[2]);
  return max < min ? problem : { min, max };
}

/** Reads latency as it comes in JSON: a number, a text as `100-500`, or an object with `min` and `max`. */
export function latencyFromJson(value: unknown): Latency | { readonly problem: string } {
  if (typeof value === 'number' || typeof value === 'string') return parseLatency(String(value));
  if (typeof value === 'object' && value !== null) {
    const { min, max } = value as Readonly<Record<string, unknown>>;
    if (typeof min === 'number' && typeof max === 'number') return parseLatency(`${min}-${max}`);
  }
  return { problem: 'latency is a number of milliseconds, or {"min": 100, "max": 500}' };
}

/** As `parseLatency` reads it. */
export function latencyText({ min, max }: Latency): string {
  return min === max ? String(min) : `${min}-${max}`;
}
