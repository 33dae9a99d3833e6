import type { BaselineEntry } from './baseline.ts';
import type { BaselineVerdict } from './judge-baseline.ts';

/** Responses that deviate only in ways that a baseline lists, by id: they do not fail the gate. */
export type KnownDeviations = ReadonlyMap<string, readonly BaselineEntry[]>;

export const nothingKnown: KnownDeviations = new Map();

/** A response with one deviation that is new, or accepted no longer, is not known. */
export function knownDeviations({
  known,
  unknown,
  expired,
}: Pick<BaselineVerdict, 'known' | 'unknown' | 'expired'>): KnownDeviations {
  const failing = new Set([...unknown, ...expired].map(({ response }) => response));
  const entries = new Map<string, BaselineEntry[]>();
  for (const entry of known) {
    if (!failing.has(entry.response))
      entries.set(entry.response, [...(entries.get(entry.response) ?? []), entry]);
  }
  return entries;
}

/** Why it is accepted, and until when: `the gateway answers for us (until 2026-12-31)`. */
export function acceptanceReason(entries: readonly BaselineEntry[]): string {
  const reasons = entries.map(({ reason, expires }) =>
    expires === undefined ? reason : `${reason} (until ${expires})`,
  );
  return [...new Set(reasons)].join('; ');
}
