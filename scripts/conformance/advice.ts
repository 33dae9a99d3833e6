/** What to do next about a response that was not provoked. */
import type { Verdict } from './record.ts';

export function adviceForUnproven(
  verdict: Exclude<Verdict, 'conforms' | 'deviates'>,
  reason: string,
  id: string,
): string {
  switch (verdict) {
    case 'unprovoked':
      return `describe in an overrides file, under ${id}, the request that brings it about at this target`;
    case 'skipped':
      return adviceForSkipped(reason);
    case 'unprovokable':
      return `describe in an overrides file, under ${id}, a request that brings it about`;
  }
}

function adviceForSkipped(reason: string): string {
  if (/write policy “none”/.test(reason))
    return 'allow writing with --writes restore, which undoes every change, if the target may be written to';
  if (/reading it shows|own read show|could not be read/.test(reason))
    return 'see the result of reading it first: docproof only changes what it can put back';
  if (/write policy/.test(reason)) return 'allow it with --writes all, if the target may be left changed';
  if (/second credential/.test(reason))
    return 'give a second account’s credential by DOCPROOF_SECOND_AUTHORIZATION';
  if (/^the target has no/.test(reason)) return 'make one at the target, or allow docproof to with --writes';
  if (/should list what there is/.test(reason)) return 'see the result of that list first';
  return 'run again when that has changed';
}
