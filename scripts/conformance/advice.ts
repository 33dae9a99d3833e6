/** What to do next about a response that does not conform. */
import type { PlannedResponse } from './planned-response.ts';
import type { Verdict } from './record.ts';

export function adviceFor(verdict: Verdict, reason: string, planned: PlannedResponse): string {
  const place = `${planned.source.file}:${planned.source.line}`;
  switch (verdict) {
    case 'conforms':
      return '';
    case 'deviates':
      return adviceForDeviation(reason, place);
    case 'unprovoked':
      return `describe in an overrides file, under ${planned.id}, the request that brings it about at this target`;
    case 'skipped':
      return adviceForSkipped(reason);
    case 'unprovokable':
      return `describe in an overrides file, under ${planned.id}, a request that brings it about`;
  }
}

function adviceForDeviation(reason: string, place: string): string {
  if (/got (401|403)\b/.test(reason)) {
    return 'give valid credentials (DOCPROOF_AUTHORIZATION, or --header), then run again';
  }
  if (/got (502|503|504)\b/.test(reason))
    return 'see that the target is up, and what stands before it reaches it, then run again';
  if (/got 30[12378]\b/.test(reason)) {
    return 'give the base URL that it leads to or, where that is a page to sign in, valid credentials';
  }
  if (/got an HTML page|got text\/html|“\s*<(!doctype|html)/i.test(reason))
    return `see that --base-url leads to the API and not to a website; else mend the target, or the documentation at ${place}`;
  if (/--max-body raises it/.test(reason)) return 'raise --max-body if an answer of this size is right';
  if (/got no answer|got none|connection|timed out/.test(reason))
    return 'look at the target’s log for this request';
  if (/left as it was found/.test(reason))
    return 'look at the target and put back by hand what the message names';
  return `mend the target, or the documentation at ${place}`;
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
